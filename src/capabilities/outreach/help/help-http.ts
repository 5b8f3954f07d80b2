import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import { readAddress } from '../../territory/index.ts'
import type { CampaignParts } from '../campaigns/campaign-parts.ts'
import * as shapes from '../shapes.ts'
import { handOverName } from './hand-over-job.ts'
import * as store from './help-store.ts'

const tag = 'help'

/** Told, in the transaction of the request, that a commune asked a relay for help. */
export type HelpListener = (
  tx: Tx,
  asked: {
    readonly requestId: string
    readonly holderId: string
    readonly insee: string
    readonly communeName: string
    readonly text: string
    readonly page: string | null
  },
) => Promise<void>

const noMandate = problem(
  409,
  'no-mandate',
  'Ce relais n’a plus de mandat',
  'La commune n’a pas de mandat en cours avec cette organisation. Rien n’a été envoyé, votre texte est encore à l’écran. Choisissez un autre relais, ou confiez-lui un mandat.',
)

const changedMeanwhile = problem(
  409,
  'help-changed',
  'Quelqu’un d’autre vient de répondre',
  'Un collègue a changé cette demande entre-temps. Rien n’a été modifié par vous. Rechargez la page pour lire sa réponse.',
)

const handOverAddress = optionalText(320).transform((typed, context) => {
  const read = readAddress.mail(typed)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: read.error })
  return z.NEVER
})

/** Calls for help: asked by a commune under mandate, answered by the relay, handed over where it keeps its requests. */
export function helpRoutes(parts: CampaignParts, listeners: readonly HelpListener[]): Route[] {
  const { platform, territory } = parts
  const { db, clock, queue, mail } = platform
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/help-requests',
      who: { may: 'space:write' },
      tag,
      summary: 'Ask a relay that holds a mandate for help',
      params: shapes.communePath,
      body: z.object({
        holderId: z.uuid(),
        text: writtenText(4000),
        page: z
          .string()
          .regex(/^\/communes\/[0-9][0-9AB][0-9]{3}(\/[a-z0-9/-]*)?$/, 'Une page de Beffroi est attendue.')
          .nullable(),
      }),
      replies: { 201: { description: 'Asked', json: z.object({ id: z.string() }) } },
      async handle({ place, caller, body }) {
        return db.asPerson(caller, async (tx) => {
          const mandates = await territory.reach.mandatesInForce(tx, place.organisationId)
          const mandate = mandates.find(({ holderId }) => holderId === body.holderId)
          if (mandate === undefined) return noMandate
          const communeName = (await territory.reach.nameOf(tx, place.organisationId)) ?? place.insee
          const request = { ...body, holderName: mandate.holderName, insee: place.insee, communeName }
          const requestId = await store.askForHelp(
            tx,
            { ...request, communeId: place.organisationId },
            { ...caller, at: clock() },
          )
          if (mail !== null) await queue.enqueue(tx, handOverName, { helpRequestId: requestId }, requestId)
          for (const listener of listeners) await listener(tx, { requestId, ...request })
          return { status: 201 as const, body: { id: requestId } }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/help-requests',
      who: { seat: 'agent' },
      tag,
      summary: 'What communes under mandate asked, those that wait first; and where requests are handed over',
      params: shapes.organisationPath,
      replies: {
        200: {
          description: 'Found',
          json: z.object({
            canWrite: z.boolean(),
            handOverAddress: z.string().nullable(),
            requests: z.array(shapes.helpRequest),
          }),
        },
      },
      async handle({ office, caller }) {
        const { requests, address } = await db.asPerson(caller, async (tx) => ({
          requests: await store.helpOfHolder(tx, office.organisationId),
          address: await store.handOverAddress(tx, office.organisationId),
        }))
        return {
          status: 200,
          body: { canWrite: mail !== null, handOverAddress: address, requests: requests.map(shownHelp) },
        }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/organisations/{organisationId}/help-requests/{requestId}',
      who: { seat: 'agent' },
      tag,
      summary: 'Take a call for help in charge, or say that it is resolved',
      params: shapes.organisationPath.extend({ requestId: z.uuid() }),
      body: z.object({ state: z.enum(store.helpStates), answer: optionalText(4000) }),
      replies: { 200: { description: 'Saved', json: z.object({ version: z.number().int() }) } },
      async handle({ office, caller, params, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        return db.asPerson(caller, async (tx) => {
          const held = { id: params.requestId, holderId: office.organisationId, version: ifMatch }
          const version = await store.changeState(tx, held, body, { name: caller.name, at: clock() })
          if (version !== null) return { status: 200 as const, body: { version } }
          const known = await store.helpNamed(tx, params.requestId)
          return known?.holderId === office.organisationId ? changedMeanwhile : notFound
        })
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/organisations/{organisationId}/hand-over',
      who: { seat: 'administrator' },
      tag,
      summary: 'Where calls for help are written as well; null: nowhere',
      params: shapes.organisationPath,
      body: z.object({ address: handOverAddress.openapi({ type: ['string', 'null'] }) }),
      replies: { 200: { description: 'Saved', json: z.object({ address: z.string().nullable() }) } },
      async handle({ office, caller, body }) {
        await db.asPerson(caller, (tx) =>
          store.saveHandOver(tx, office.organisationId, body.address, {
            personId: caller.personId,
            at: clock(),
          }),
        )
        return { status: 200, body: { address: body.address } }
      },
    }),
  ]
}

export const shownHelp = (request: store.HelpRequest) => ({
  ...request,
  askedAt: request.askedAt.toISOString(),
  stateAt: request.stateAt.toISOString(),
})
