import type { z } from '@hono/zod-openapi'
import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventsOfChange, pastDate, unknownAction } from './action-texts.ts'
import { letterAsking } from './domain/letter-dates.ts'
import { refresh } from './refresh.ts'
import * as shapes from './shapes.ts'
import { questionIdsOf, type Sources, type Standing } from './standing.ts'
import { addEvents, commentsOf, eventsOf, updateAction, waitForTurn } from './store.ts'
import { findAction } from './views.ts'

const tag = 'plan'

type ShownAction = z.input<typeof shapes.action>

/** An action whole, with what led to it and what was written about it; null when it is not of this commune. */
export async function showAction(
  tx: Tx,
  organisationId: string,
  standing: Standing,
  actionId: string,
  { diagnostic }: Sources,
): Promise<ShownAction | null> {
  const found = findAction(diagnostic, standing, actionId)
  if (found === null) return null
  const { kept, now, summary } = found
  const { measure } = now
  const questionIds = questionIdsOf(diagnostic, measure.id)
  const openedOn = dayOf(new Date(kept.openedAt), standing.timeZone)
  const letter =
    kept.kind === 'ask'
      ? letterAsking(await diagnostic.sentLetters(tx, organisationId), questionIds, openedOn)
      : null
  return {
    ...summary,
    what: measure.what,
    whyItMatters: measure.why,
    risk: measure.risk,
    steps: [...measure.steps],
    because: [...now.because],
    proofs: measure.proofs.map(({ subject, how, validForDays }) => ({ subject, how, validForDays })),
    questions: diagnostic.content.questions
      .filter(({ id }) => questionIds.includes(id))
      .map(({ id, text }) => ({ id, text })),
    letter: letter === null ? null : { sentOn: letter.sentOn, dueOn: letter.dueOn, sentBy: letter.sentBy },
    history: await eventsOf(tx, organisationId, actionId),
    comments: await commentsOf(tx, organisationId, actionId),
  }
}

/** One action: reading it, and saying who does it, by when and for how much. */
export function actionRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { diagnostic } = sources
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/actions/{actionId}',
      who: { may: 'plan:read' },
      tag,
      summary: 'One action: why, how, its history and its comments',
      params: shapes.actionPath,
      replies: { 200: { description: 'With its version as ETag', json: shapes.action } },
      async handle({ place, caller, params }) {
        const shown = await db.asPerson(caller, async (tx) => {
          const standing = await refresh(tx, place.organisationId, sources)
          if (standing === null) return null
          return showAction(tx, place.organisationId, standing, params.actionId, sources)
        })
        if (shown === null) return unknownAction
        return { status: 200, body: shown, headers: { etag: `"${shown.version}"` } }
      },
    }),

    route({
      method: 'patch',
      path: '/api/v1/communes/{insee}/actions/{actionId}',
      who: { may: 'plan:write' },
      tag,
      summary: 'Say who does it, by when, for how much (If-Match). A 412 carries `saved` and `yours`',
      params: shapes.actionPath,
      body: shapes.actionChange,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.action } },
      async handle({ place, caller, params, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const reply = await db.asPerson(caller, async (tx) => {
          await waitForTurn(tx, place.organisationId)
          const standing = await refresh(tx, place.organisationId, sources)
          if (standing === null) return notFound
          const found = findAction(diagnostic, standing, params.actionId)
          if (found === null) return unknownAction
          const { kept } = found
          const { dueOn } = body
          const isPast = typeof dueOn === 'string' && dueOn !== kept.dueOn && dueOn < standing.today
          if (isPast) return pastDate

          const events = eventsOfChange(kept, body)
          const change = {
            ...(body.owner === undefined ? {} : { owner: body.owner }),
            ...(body.costInEuros === undefined ? {} : { costInEuros: body.costInEuros }),
            ...(dueOn === undefined ? {} : { dueOn, dueSetByPerson: dueOn !== null }),
          }
          const isSaved =
            events.length === 0 || (await updateAction(tx, place.organisationId, kept.id, change, ifMatch))
          if (isSaved) await addEvents(tx, place.organisationId, events, caller, clock())
          const after = await refresh(tx, place.organisationId, sources)
          const shown =
            after === null ? null : await showAction(tx, place.organisationId, after, kept.id, sources)
          if (shown === null) return notFound
          if (isSaved) return { status: 200 as const, body: shown, headers: { etag: `"${shown.version}"` } }
          const { owner, costInEuros, version } = shown
          const last = shown.history.find(({ by }) => by !== null)
          return problem(
            412,
            'action-changed',
            'Modifiée entre-temps',
            `${last?.by ?? 'Quelqu’un d’autre'} a modifié cette action pendant que vous y travailliez. Les deux versions sont à l’écran et rien n’a été écrasé. Gardez ce qui est juste, puis enregistrez.`,
            {
              extra: {
                saved: { owner, dueOn: shown.dueOn, costInEuros, version },
                yours: body,
                currentVersion: version,
              },
            },
          )
        })
        if ('body' in reply) live.tell(place.organisationId, 'plan')
        return reply
      },
    }),
  ]
}
