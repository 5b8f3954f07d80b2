import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { type Caller, type Place, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { nothingLeft, sentenceOfMove, unknownAction } from './action-texts.ts'
import { showAction } from './actions-http.ts'
import { reconcile } from './domain/action-life.ts'
import { refresh } from './refresh.ts'
import * as shapes from './shapes.ts'
import { measureStanding, type Sources, type Standing } from './standing.ts'
import { addComment, addEvents, type EventKind, type KeptAction, updateAction, waitForTurn } from './store.ts'

const tag = 'plan'
const replies = { 200: { description: 'The action as it stands now', json: shapes.action } }

type Shown = { readonly status: 200; readonly body: z.input<typeof shapes.action> }
type Step = (tx: Tx, kept: KeptAction, standing: Standing) => Promise<Problem | null>

/** What people do with an action: say it is done, take it up again, move it, write about it. Repeating a call is harmless. */
export function actionStepRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  /** Takes one step on an action and gives it back as it then stands; a refusal changes nothing. */
  async function take(place: Place, caller: Caller, actionId: string, step: Step): Promise<Shown | Problem> {
    const reply = await db.asPerson(caller, async (tx) => {
      await waitForTurn(tx, place.organisationId)
      const standing = await refresh(tx, place.organisationId, sources)
      const kept = standing?.actions.find(({ id }) => id === actionId)
      if (standing === null || kept === undefined) return unknownAction
      const refusal = await step(tx, kept, standing)
      if (refusal !== null) return refusal
      const after = await refresh(tx, place.organisationId, sources)
      const shown =
        after === null ? null : await showAction(tx, place.organisationId, after, actionId, sources)
      return shown === null ? unknownAction : { status: 200 as const, body: shown }
    })
    if ('body' in reply) live.tell(place.organisationId, 'plan')
    return reply
  }

  const say = (tx: Tx, place: Place, caller: Caller, actionId: string, kind: EventKind, sentence: string) =>
    addEvents(tx, place.organisationId, [{ actionId, kind, sentence }], caller, clock())

  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/actions/{actionId}/done',
      who: { may: 'plan:write' },
      tag,
      summary: 'Say that it is done, without proof: it stays so until something newer denies it',
      params: shapes.actionPath,
      body: shapes.doneNote,
      replies,
      handle: ({ place, caller, params, body }) =>
        take(place, caller, params.actionId, async (tx, kept) => {
          if (kept.status !== 'open') return null
          const sentence = `${caller.name} dit que c’est fait.`
          await updateAction(tx, place.organisationId, kept.id, {
            status: 'done',
            closedAt: clock(),
            closedBecause: sentence,
          })
          await say(tx, place, caller, kept.id, 'done', sentence)
          await sources.tellEnded(tx, place.organisationId, {
            actionId: kept.id,
            measureId: kept.measureId,
            how: 'done',
          })
          if (body.note !== null)
            await addComment(tx, place.organisationId, kept.id, body.note, caller, clock())
          return null
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/actions/{actionId}/reopen',
      who: { may: 'plan:write' },
      tag,
      summary: 'Take up again an action that was said to be done',
      params: shapes.actionPath,
      replies,
      handle: ({ place, caller, params }) =>
        take(place, caller, params.actionId, async (tx, kept, standing) => {
          if (kept.status === 'open') return null
          if (kept.status === 'closed' || wouldClose(kept, standing)) return nothingLeft
          await updateAction(tx, place.organisationId, kept.id, {
            status: 'open',
            openedAt: clock(),
            closedAt: null,
            closedBecause: null,
          })
          await say(tx, place, caller, kept.id, 'reopened', `Rouverte par ${caller.name}.`)
          return null
        }),
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/actions/{actionId}/position',
      who: { may: 'plan:write' },
      tag,
      summary: 'Move an action by hand, or give it back to the formula',
      params: shapes.actionPath,
      body: shapes.positionChange,
      replies,
      handle: ({ place, caller, params, body }) =>
        take(place, caller, params.actionId, async (tx, kept) => {
          if (kept.manualPosition === body.position) return null
          await updateAction(tx, place.organisationId, kept.id, { manualPosition: body.position })
          await say(tx, place, caller, kept.id, 'moved', sentenceOfMove(body.position))
          return null
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/actions/{actionId}/comments',
      who: { may: 'plan:write' },
      tag,
      summary: 'Write something about an action',
      params: shapes.actionPath,
      body: shapes.newComment,
      replies,
      handle: ({ place, caller, params, body }) =>
        take(place, caller, params.actionId, async (tx, kept) => {
          await addComment(tx, place.organisationId, kept.id, body.text, caller, clock())
          return null
        }),
    }),
  ]
}

/** Taken up again, the rules would close it at once: nothing is left to do. */
function wouldClose(kept: KeptAction, { seen, timeZone }: Standing): boolean {
  const now = seen.measures.find(({ measure }) => measure.id === kept.measureId)
  if (now === undefined) return true
  const open = { ...kept, status: 'open' as const, endedAt: null }
  const [change] = reconcile([open], [now.measure], [measureStanding(now)], timeZone)
  return change?.kind === 'close'
}
