import type { Problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { clockContent } from '../clock-content.ts'
import { chooseStart, type StartFault } from '../domain/clock.ts'
import { instantInWords } from '../domain/wording-clock.ts'
import { caseView } from './case-shapes.ts'
import * as shapes from './change-shapes.ts'
import { setPart } from './part-store.ts'
import * as problems from './problems.ts'
import { type CaseDoors, changeCase, logOf } from './room.ts'

const replies = { 200: { description: 'The case as it stands now', json: caseView } }

const faults: Readonly<Record<StartFault['kind'], Problem>> = {
  'not-a-start-of-this-clock': problems.notAStart,
  'instant-unknown': problems.notAStart,
  'in-the-future': problems.startInTheFuture,
  'reason-missing': problems.reasonMissing,
}

const units = {
  hours: 'heures',
  days: 'jours',
  'open-days': 'jours ouvrés',
  'working-days': 'jours ouvrables',
  months: 'mois',
} as const

const ruleNamed = (clockId: string) => clockContent().rules.find(({ id }) => id === clockId)

/** Where a delay runs from. The cautious start holds until somebody says otherwise, with a reason. */
export function clockRoutes(doors: CaseDoors): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/clocks/{clockId}/start',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Take another start for a delay than the cautious one, with the reason',
      params: shapes.clockPath,
      body: shapes.clockStart,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts, at }) => {
          const rule = ruleNamed(call.params.clockId)
          if (rule === undefined) return problems.unknownClock
          const { facts: told, reason } = call.body
          const { start } = told
          const log = logOf(call)
          const chosen = chooseStart(
            rule,
            { ...facts.clocks, instants: { ...facts.clocks.instants, [start]: new Date(told.at) } },
            { start, reason, by: call.caller.name, chosenAt: at },
          )
          if (!chosen.ok) return faults[chosen.error.kind]
          const when = instantInWords(new Date(told.at), at, facts.timeZone)
          return {
            kind: 'clock-start',
            text: `${rule.title} : le délai part de « ${clockContent().starts[start]} », ${when}. Raison : ${reason}`,
            detail: { clockId: rule.id, start, at: told.at, reason },
            async apply(tx, by) {
              await setPart(tx, log, 'instant', start, { at: told.at }, by)
              await setPart(tx, log, 'start', rule.id, { start, reason, chosenAt: at.toISOString() }, by)
            },
          }
        }),
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/clocks/{clockId}/limit',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say how long the contract gives, and where it was read',
      params: shapes.clockPath,
      body: shapes.clockLimit,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, () => {
          const rule = ruleNamed(call.params.clockId)
          if (rule === undefined) return problems.unknownClock
          if (rule.limit?.unit !== 'declared') return problems.limitNotDeclared
          const { limit, foundIn } = call.body
          return {
            kind: 'clock-limit',
            text: `${rule.title} : le contrat donne ${limit.value} ${units[limit.unit]}. Lu dans : ${foundIn}.`,
            detail: { clockId: rule.id, value: limit.value, unit: limit.unit },
            apply: (tx, by) => setPart(tx, logOf(call), 'limit', '', { limit, foundIn }, by),
          }
        }),
    }),
  ]
}
