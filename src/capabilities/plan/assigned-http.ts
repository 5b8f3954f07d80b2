import { z } from '@hono/zod-openapi'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Caller, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { doneSubject, readProofFile } from '../diagnostic/index.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import { timeZoneOfCommune } from '../territory/index.ts'
import * as assignmentShapes from './assignment-shapes.ts'
import { type AssignedAction, assignedToMe, messagesOf, sayDone, writeMessage } from './assignment-store.ts'
import { titleOf } from './domain/action-life.ts'
import type { Sources } from './standing.ts'
import { addEvents } from './store.ts'

const tag = 'assigned'

const done = z.object({ said: z.literal(true) })

/**
 * What a provider is asked to do, over all the communes that asked him: as a person, or through the organisations in
 * which he sits. He sees the action and its steps, and nothing else of the commune.
 */
export function assignedRoutes(
  { db, clock, live }: Platform,
  { diagnostic }: Sources,
  evidence: EvidenceDoor,
): Route[] {
  const { measures } = diagnostic.content

  const mine = (caller: Caller, assignmentId: string): Promise<AssignedAction | undefined> =>
    db.asPerson(caller, async (tx) => (await assignedToMe(tx)).find(({ id }) => id === assignmentId))

  return [
    route({
      method: 'get',
      path: '/api/v1/assigned',
      who: 'signed-in',
      tag,
      summary:
        'The actions handed to the person or to the organisations in which she sits, over all communes',
      replies: { 200: { description: 'The open ones first', json: assignmentShapes.assigned } },
      async handle({ caller }) {
        const { assigned, messages } = await db.asPerson(caller, async (tx) => {
          const assigned = await assignedToMe(tx)
          return {
            assigned,
            messages: await messagesOf(
              tx,
              assigned.map(({ id }) => id),
            ),
          }
        })
        return {
          status: 200,
          body: {
            actions: assigned.flatMap((one) => {
              const measure = measures.find(({ id }) => id === one.measureId)
              if (measure === undefined) return []
              const today = dayOf(clock(), timeZoneOfCommune(one.communeInsee))
              const { communeInsee, communeName, providerId, dueOn, status, saidAt, saidNote, fileName } = one
              return [
                {
                  assignmentId: one.id,
                  communeInsee,
                  communeName,
                  providerId,
                  title: titleOf(measure, one.kind),
                  what: measure.what,
                  steps: one.kind === 'do' || one.kind === 'renew' ? [...measure.steps] : [],
                  dueOn,
                  isOverdue: status === 'open' && dueOn !== null && dueOn < today,
                  status,
                  // Opened again since the commune confirmed: it is asked again.
                  state: status === 'open' && one.state === 'confirmed' ? ('asked' as const) : one.state,
                  saidAt,
                  saidNote,
                  fileName,
                  messages: messages.filter(({ assignmentId }) => assignmentId === one.id),
                },
              ]
            }),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/assigned/{assignmentId}/done',
      who: 'signed-in',
      tag,
      summary: 'Say that an action is done, with a proof or without; the commune confirms',
      params: assignmentShapes.assignedPath,
      body: assignmentShapes.doneForm,
      multipart: true,
      replies: { 200: { description: 'Said', json: done } },
      async handle({ caller, params, body }) {
        const assigned = await mine(caller, params.assignmentId)
        const measure = measures.find(({ id }) => id === assigned?.measureId)
        if (assigned === undefined || measure === undefined) return notFound
        const file = await readProofFile(body.file)
        if (file?.kind === 'refused') return file.problem
        const written = (body.note ?? '').toWellFormed().replaceAll('\u0000', '').trim()
        const note = written === '' ? null : written
        const { organisationId } = assigned
        const who = nameOf(caller, assigned)
        // The person's right was read above by row-level security; what follows concerns that commune alone.
        const isSaid = await db.asJob(organisationId, async (tx) => {
          const at = clock()
          const by = { personId: caller.personId, at }
          const kept =
            file === null
              ? null
              : {
                  id: await evidence.keepFile(tx, organisationId, file.content, by),
                  name: file.content.name,
                }
          if (!(await sayDone(tx, organisationId, assigned.id, { by: who, note, file: kept }, at)))
            return false
          await evidence.record(tx, organisationId, [
            {
              subject: doneSubject(measure.id),
              verdict: 'supports',
              source: 'provider',
              observedAt: at,
              expiresAt: null,
              summary: `Déclaré par ${who} : c’est fait. ${note ?? ''}`.trim(),
              detail: { assignmentId: assigned.id, note, by: who },
              personId: caller.personId,
              ...(kept === null ? {} : { fileId: kept.id }),
            },
          ])
          const sentence = `${who} dit que c’est fait. À la mairie de confirmer.`
          const event = { actionId: assigned.actionId, kind: 'said-done' as const, sentence }
          await addEvents(tx, organisationId, [event], { personId: caller.personId, name: who }, at)
          return true
        })
        if (!isSaid) return notFound
        live.tell(organisationId, 'plan')
        return { status: 200 as const, body: { said: true as const } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/assigned/{assignmentId}/messages',
      who: 'signed-in',
      tag,
      summary: 'Write to the commune about an action',
      params: assignmentShapes.assignedPath,
      body: assignmentShapes.newMessage,
      replies: { 200: { description: 'Written', json: z.object({ written: z.literal(true) }) } },
      async handle({ caller, params, body }) {
        const assigned = await mine(caller, params.assignmentId)
        if (assigned === undefined) return notFound
        const { organisationId, id } = assigned
        const by = { personId: caller.personId, name: nameOf(caller, assigned), at: clock() }
        await db.asJob(organisationId, (tx) =>
          writeMessage(tx, organisationId, id, { text: body.text, isFromProvider: true }, by),
        )
        live.tell(organisationId, 'plan')
        return { status: 200 as const, body: { written: true as const } }
      },
    }),
  ]
}

/** « Paul Durand (Durand Informatique) »: the person, and the organisation to which the action was handed. */
function nameOf(caller: Caller, { providerId, assigneeName }: AssignedAction): string {
  return providerId === null ? caller.name : `${caller.name} (${assigneeName})`
}
