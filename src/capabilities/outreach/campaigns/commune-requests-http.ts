import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import { type CampaignKind, kindsOfCampaign, standingOfRequest } from '../domain/campaign.ts'
import { shownHelp } from '../help/help-http.ts'
import { helpOfCommune } from '../help/help-store.ts'
import * as shapes from '../shapes.ts'
import type { CampaignParts } from './campaign-parts.ts'
import * as store from './campaign-store.ts'
import { seenDone } from './seen-done.ts'

const tag = 'campaigns'

/** Told, in the transaction of the answer, that a commune did what a relay asked. Names no person. */
export type CampaignListener = (
  tx: Tx,
  answered: {
    readonly campaignId: string
    readonly requestId: string
    readonly holderId: string
    readonly insee: string
    readonly communeName: string
    readonly kind: CampaignKind
    readonly title: string
  },
) => Promise<void>

const contactNeeded = problem(
  422,
  'contact-needed',
  'Contact à compléter',
  'Votre relais demande un nom. Rien n’a été envoyé. Donnez au moins le nom et la fonction de cette personne.',
)

/** What relays ask of a commune, and what it says of it. */
export function communeRequestRoutes(parts: CampaignParts, listeners: readonly CampaignListener[]): Route[] {
  const { platform, territory } = parts
  const { db, clock } = platform
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/relay-requests',
      who: { may: 'people:read' },
      tag,
      summary: 'What relays ask of the commune, the help asked of them, and whom one may ask',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'Still to do first',
          json: z.object({
            relays: z.array(z.object({ holderId: z.string(), name: z.string(), untilOn: z.string() })),
            requests: z.array(shapes.relayRequest),
            helpRequests: z.array(shapes.helpRequest),
          }),
        },
      },
      async handle({ place, caller }) {
        const { organisationId, insee } = place
        const { mandates, requests, seen, help } = await db.asPerson(caller, async (tx) => {
          const requests = await store.requestsOfCommune(tx, organisationId)
          return {
            mandates: await territory.reach.mandatesInForce(tx, organisationId),
            requests,
            seen: await seenDone(tx, requests, parts),
            help: await helpOfCommune(tx, organisationId),
          }
        })
        return {
          status: 200,
          body: {
            relays: mandates.map(({ holderId, holderName, untilOn }) => ({
              holderId,
              name: holderName,
              untilOn,
            })),
            requests: requests.map((request) => {
              const { page } = kindsOfCampaign[request.kind]
              return {
                ...request,
                ...standingOfRequest(request.doneAt !== null, seen.has(request.id)),
                askedAt: request.askedAt.toISOString(),
                page: page === null ? null : `/communes/${insee}/${page}`,
              }
            }),
            helpRequests: help.map(shownHelp),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/relay-requests/{requestId}/done',
      who: { may: 'space:write' },
      tag,
      summary: 'Say that what a relay asked is done; name the contact when that was asked',
      params: shapes.communePath.extend({ requestId: z.uuid() }),
      body: z.object({
        contact: z
          .object({
            name: writtenText(160),
            function: writtenText(120),
            phone: optionalText(40),
            address: optionalText(320),
          })
          .nullable(),
      }),
      replies: { 200: { description: 'Said', json: z.object({ isDone: z.literal(true) }) } },
      async handle({ place, caller, params, body }) {
        return db.asPerson(caller, async (tx) => {
          const request = await store.requestNamed(tx, params.requestId)
          if (request?.communeId !== place.organisationId) return notFound
          if (request.kind === 'name-contact' && body.contact === null) return contactNeeded
          const contact = request.kind === 'name-contact' ? body.contact : null
          const said = { id: request.id, communeId: place.organisationId, contact }
          const isSaid = await store.sayDone(tx, said, { ...caller, at: clock() })
          if (!isSaid) return notFound
          const { campaignId, holderId, insee, communeName, kind, title } = request
          // Said once: correcting a contact is not another answer.
          if (request.doneAt === null) {
            const answered = { campaignId, requestId: request.id, holderId, insee, communeName, kind, title }
            for (const listener of listeners) await listener(tx, answered)
          }
          return { status: 200 as const, body: { isDone: true as const } }
        })
      },
    }),
  ]
}
