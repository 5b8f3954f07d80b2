import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { writtenText } from '../../../platform/http/written-text.ts'
import type { CommuneUnderMandate } from '../../territory/index.ts'
import { incidentKinds, type StepToDo } from '../domain/playbook.ts'
import { incidentPath, instant } from '../log/shapes.ts'
import { playbookOf } from '../playbook-content.ts'
import { caseView } from './case-shapes.ts'
import * as causes from './cause-store.ts'
import * as shapes from './change-shapes.ts'
import { factsOf, kindNamed } from './facts.ts'
import * as problems from './problems.ts'
import { type CaseDoors, changeCase, logOf } from './room.ts'
import { showClocks } from './show-clocks.ts'

const at = z.iso.datetime()
const officePath = z.object({ organisationId: z.uuid() })
const causePath = officePath.extend({ causeId: z.uuid() })
const cause = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  isExercise: z.boolean(),
  begunAt: at,
  openedAt: at,
  closedAt: at.nullable(),
})
const listed = z.object({
  id: z.uuid(),
  insee: z.string(),
  commune: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  isExercise: z.boolean(),
  begunAt: at,
  openedAt: at,
  closedAt: at.nullable(),
  causeId: z.uuid().nullable(),
  currentStep: z.string().nullable(),
  /** The delay that ends first. */
  nextClock: z.object({ short: z.string(), inWords: z.string(), state: z.string() }).nullable(),
})
const overview = z.object({ causes: z.array(cause), cases: z.array(listed) }).openapi('OpenCases')
const newCause = z.object({
  id: z.uuid(),
  title: writtenText(200),
  kind: z.enum(incidentKinds),
  isExercise: z.boolean().default(false),
  begunAt: instant,
})

const showCause = ({ organisationId: _holder, ...one }: causes.Cause): z.input<typeof cause> => ({
  ...one,
  kindTitle: playbookOf(kindNamed(one.kind)).title,
  begunAt: one.begunAt.toISOString(),
  openedAt: one.openedAt.toISOString(),
  closedAt: one.closedAt?.toISOString() ?? null,
})

/** What a relay sees of the cases of its communes, and one cause over many of them. */
export function causeRoutes(doors: CaseDoors): Route[] {
  const { db, clock, territory } = doors

  async function overviewOf(tx: Tx, holderId: string) {
    const communes = (await territory.reach.communesUnderMandate(tx, holderId)).filter(({ scopes }) =>
      scopes.includes('incident'),
    )
    const kept = await causes.causesOf(tx, holderId)
    const cases = await causes.casesOf(
      tx,
      communes.map(({ organisationId }) => organisationId),
      kept.map(({ id }) => id),
    )
    const shown = []
    for (const one of cases) {
      const commune = communes.find(({ organisationId }) => organisationId === one.organisationId)
      if (commune !== undefined) shown.push(await showListed(tx, one, commune))
    }
    return { causes: kept.map(showCause), cases: shown }
  }

  async function showListed(
    tx: Tx,
    { organisationId, ...one }: causes.ListedCase,
    { insee, name }: CommuneUnderMandate,
  ): Promise<z.input<typeof listed>> {
    const facts = await factsOf(tx, { organisationId, incidentId: one.id }, { insee })
    const done = new Set(facts?.parts.step.map(({ key }) => key))
    const current: StepToDo | undefined = facts?.steps.find(({ id }) => !done.has(id))
    const clocks = facts === null ? [] : showClocks(facts, clock()).clocks
    const next = clocks.find(({ state }) => state === 'late' || state === 'runs')
    return {
      ...one,
      insee,
      commune: name,
      kindTitle: playbookOf(kindNamed(one.kind)).title,
      begunAt: one.begunAt.toISOString(),
      openedAt: one.openedAt.toISOString(),
      closedAt: one.closedAt?.toISOString() ?? null,
      currentStep: current?.title ?? null,
      nextClock:
        next === undefined
          ? null
          : { short: next.short, inWords: next.inWords ?? next.stateInWords, state: next.state },
    }
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/incidents',
      who: { seat: 'agent' },
      tag: 'incident',
      summary: 'Open cases of the communes whose mandate opens them, and the causes over many of them',
      params: officePath,
      replies: { 200: { description: 'Causes and cases, newest first', json: overview } },
      handle: ({ office, caller }) =>
        db.asPerson(caller, async (tx) => ({
          status: 200 as const,
          body: await overviewOf(tx, office.organisationId),
        })),
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/causes',
      who: { seat: 'agent' },
      tag: 'incident',
      summary: 'One cause over many communes: each keeps its own case, logbook and clocks',
      params: officePath,
      body: newCause,
      replies: { 201: { description: 'The cause as it stands', json: cause } },
      async handle({ office, caller, body }) {
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const kept = await db.asPerson(caller, async (tx) => {
          const given = { ...body, begunAt: new Date(body.begunAt) }
          await causes.addCause(tx, office.organisationId, given, by)
          return causes.causeNamed(tx, body.id)
        })
        if (kept === null || kept.organisationId !== office.organisationId) return problems.causeTaken
        return { status: 201 as const, body: showCause(kept) }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/causes/{causeId}/close',
      who: { seat: 'agent' },
      tag: 'incident',
      summary: 'Close a cause; the cases of the communes go on, each by itself',
      params: causePath,
      replies: { 200: { description: 'The cause as it stands', json: cause } },
      async handle({ office, caller, params }) {
        const kept = await db.asPerson(caller, async (tx) => {
          const found = await causes.causeNamed(tx, params.causeId)
          if (found?.organisationId !== office.organisationId) return null
          await causes.closeCause(tx, params.causeId, clock())
          return causes.causeNamed(tx, params.causeId)
        })
        return kept === null ? notFound : { status: 200 as const, body: showCause(kept) }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/cause',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Put a case under a cause of one’s organisation',
      params: incidentPath,
      body: shapes.causeLink,
      replies: { 200: { description: 'The case as it stands now', json: caseView } },
      handle: (call) =>
        changeCase(doors, call, undefined, async ({ tx, facts, at: now }) => {
          const log = logOf(call)
          const found = await causes.causeNamed(tx, call.body.causeId)
          if (found === null || found.closedAt !== null) return problems.unknownCause
          if (found.isExercise !== facts.incident.isExercise) return problems.unknownCause
          const by = { personId: call.caller.personId, name: call.caller.name, at: now }
          if (!(await causes.attach(tx, log, found, by))) return problems.alreadyAttached
          return {
            kind: 'cause',
            text: `Ce dossier fait partie d’une cause commune à plusieurs communes : ${found.title}.`,
            detail: { causeId: found.id },
            apply: async () => {},
          }
        }),
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/cause',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Take a case out from under a cause',
      params: incidentPath,
      replies: { 200: { description: 'The case as it stands now', json: caseView } },
      handle: (call) =>
        changeCase(doors, call, undefined, () => ({
          kind: 'cause',
          text: 'Ce dossier ne fait plus partie d’une cause commune.',
          apply: (tx) => causes.detach(tx, logOf(call)),
        })),
    }),
  ]
}
