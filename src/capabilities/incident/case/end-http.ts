import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { append } from '../log/append.ts'
import { closeIncident, incidentOf } from '../log/incident-store.ts'
import type { LogName } from '../log/log-store.ts'
import { authorOf } from '../log/logbook.ts'
import { incidentPath } from '../log/shapes.ts'
import { carryLessons, mayCarry, mayProve, recordExercise } from './after.ts'
import { caseView } from './case-shapes.ts'
import { addLessons } from './case-store.ts'
import * as shapes from './change-shapes.ts'
import { factsOf } from './facts.ts'
import type { PartValue } from './part-shapes.ts'
import { type SetBy, setPart } from './part-store.ts'
import * as problems from './problems.ts'
import { readCase } from './read-case.ts'
import { type Call, type CaseDoors, type Change, changeCase, entryOf, logOf, type Now } from './room.ts'

const replies = { 200: { description: 'The case as it stands now', json: caseView } }

/** How a case ends: on its own, as a false alarm, or because it was opened twice. Afterwards nothing of it changes. */
export function endRoutes(doors: CaseDoors): Route[] {
  async function freeze(tx: Tx, log: LogName, outcome: PartValue<'outcome'>, by: SetBy): Promise<void> {
    await setPart(tx, log, 'outcome', '', outcome, by)
    await closeIncident(tx, log, by)
  }

  async function joinInto(call: Call, into: string, { tx, facts, at }: Now): Promise<Change | Problem> {
    const log = logOf(call)
    if (into === log.incidentId) return problems.joinsItself
    const otherLog = { ...log, incidentId: into }
    const other = await incidentOf(tx, otherLog)
    const isFit = other !== null && other.closedAt === null && other.isExercise === facts.incident.isExercise
    if (!isFit) return problems.otherNotOpen
    return {
      kind: 'joined',
      text: `C’est le même incident qu’un dossier déjà ouvert (n° ${into}). La suite se passe là.`,
      detail: { into },
      async apply(inTx, by) {
        const words = 'Ouvert deux fois pour le même incident.'
        await freeze(inTx, log, { how: 'joined', words, joined: into }, by)
        const signer = await doors.logbook.signerOf(log.organisationId)
        const text = `Le dossier n° ${log.incidentId}, ouvert pour le même incident, se rattache à celui-ci. Sa main courante reste à lui.`
        const entry = entryOf({ kind: 'joined', text, detail: { from: log.incidentId } }, undefined, at)
        await append(inTx, otherLog, authorOf(call.caller, call.place), [entry], signer, at)
      },
    }
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/false-alarm',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'It was nothing: closes the case, and says what was done meanwhile',
      params: incidentPath,
      body: shapes.falseAlarm,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, () => {
          const { words } = call.body
          return {
            kind: 'false-alarm',
            text: `Fausse alerte. Ce qui a été fait : ${words}`,
            apply: (tx, by) => freeze(tx, logOf(call), { how: 'false-alarm', words, joined: null }, by),
          }
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/close',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Close a case with what was learnt; its logbook still takes what comes late',
      params: incidentPath,
      body: shapes.closing,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts }) => {
          const log = logOf(call)
          const { words, lessons } = call.body
          const known = new Set(doors.diagnostic.content.measures.map(({ id }) => id))
          if (lessons.some(({ measureId }) => measureId !== null && !known.has(measureId)))
            return problems.unknownMeasure
          const learnt = lessons.map((lesson, index) => `${index + 1}. ${lesson.words}`).join(' ')
          return {
            kind: 'closing',
            text: `Dossier clos. ${words}${learnt === '' ? '' : ` Leçons : ${learnt}`}`,
            detail: { isExercise: facts.incident.isExercise, lessons: lessons.length },
            async apply(tx, by) {
              await addLessons(tx, log, lessons, by.at)
              await freeze(tx, log, { how: 'ended', words, joined: null }, by)
              if (mayCarry(call.place)) await carryLessons(doors, tx, facts, call.caller)
              if (facts.incident.isExercise && mayProve(call.place))
                await recordExercise(doors, tx, facts, { caller: call.caller, words })
            },
          }
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/lessons/carry',
      who: { may: 'plan:write' },
      tag: 'incident',
      summary: 'Carry into the plan the lessons that whoever closed the case could not carry',
      params: incidentPath,
      replies,
      async handle(call) {
        const log = logOf(call)
        const at = doors.clock()
        const view = await doors.db.asPerson(call.caller, async (tx) => {
          const space = await doors.territory.space(tx, log.organisationId)
          const facts = space === undefined ? null : await factsOf(tx, log, space)
          if (facts === null) return null
          await carryLessons(doors, tx, facts, call.caller)
          return readCase(doors, tx, log, at)
        })
        if (view === null) return notFound
        doors.live.tell(log.organisationId, 'plan')
        doors.live.tell(log.organisationId, 'incident')
        return { status: 200 as const, body: view }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/join',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'The same incident was opened twice: this case ends in the other, and both logbooks say so',
      params: incidentPath,
      body: shapes.joining,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, (now) => joinInto(call, call.body.into, now), [call.body.into]),
    }),
  ]
}
