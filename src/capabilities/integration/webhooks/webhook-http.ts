import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { bodyOf, kindNames, trialKind } from '../domain/event.ts'
import { type OwnerDoor, ownerDoors, ownerOf } from '../owner-door.ts'
import { seal } from '../sealed-secret.ts'
import { deliverName } from './deliver.ts'
import * as deliveries from './delivery-store.ts'
import * as endpoints from './endpoint-store.ts'
import { isInsideNetwork } from './inside-network.ts'
import { shownEndpoint, shownLog, webhookDelivery, webhookEndpoint } from './webhook-shapes.ts'

const tag = 'integration'
const mostEndpoints = 20

const httpsAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => isHttps(text), 'L’adresse doit commencer par https://, sans nom ni mot de passe.')

const wanted = z.object({
  address: httpsAddress,
  kinds: z
    .array(z.enum(kindNames))
    .min(1, 'Cochez au moins un événement.')
    .max(kindNames.length)
    .transform((kinds) => [...new Set(kinds)]),
})

/** Where a commune, or an organisation that serves communes, is told of what happens. */
export function webhookRoutes(platform: Platform): Route[] {
  return ownerDoors.flatMap((door) => [...endpointRoutes(door, platform), ...logRoutes(door, platform)])
}

function endpointRoutes({ base, who, path }: OwnerDoor, { db, clock, secrets, config }: Platform): Route[] {
  const onePath = path({ endpointId: z.uuid() })
  return [
    route({
      method: 'get',
      path: `${base}/webhooks`,
      who,
      tag,
      summary: 'Where it is told',
      params: path({}),
      replies: {
        200: { description: 'Oldest first', json: z.object({ endpoints: z.array(webhookEndpoint) }) },
      },
      async handle(call) {
        const kept = await db.asPerson(call.caller, (tx) => endpoints.endpointsOf(tx, ownerOf(call)))
        return { status: 200, body: { endpoints: kept.map(shownEndpoint) } }
      },
    }),

    route({
      method: 'post',
      path: `${base}/webhooks`,
      who,
      tag,
      summary: 'Add an address: the secret that signs is in this reply and nowhere else',
      params: path({}),
      body: wanted,
      replies: { 201: { description: 'Added', json: z.object({ id: z.string(), secret: z.string() }) } },
      async handle(call) {
        const { caller, body } = call
        const organisationId = ownerOf(call)
        const host = new URL(body.address).hostname.replace(/^\[|\]$/g, '')
        // Names are looked up, and guarded, at each sending; an address that is plainly inside is told now.
        if (!config.scan.allowPrivate && isInsideNetwork(host)) return insideNetwork
        const secret = `whsec_${randomBytes(32).toString('base64')}`
        return db.asPerson(caller, async (tx) => {
          if ((await endpoints.endpointsOf(tx, organisationId)).length >= mostEndpoints)
            return tooManyEndpoints
          const id = await endpoints.addEndpoint(tx, {
            organisationId,
            address: new URL(body.address).href,
            kinds: body.kinds,
            sealedSecret: seal(secret, secrets.sessionKey),
            createdAt: clock(),
            createdBy: caller.personId,
          })
          return { status: 201 as const, body: { id, secret } }
        })
      },
    }),

    route({
      method: 'post',
      path: `${base}/webhooks/{endpointId}/pause`,
      who,
      tag,
      summary: 'Send nothing to an address until a person resumes it; what waits is given up',
      params: onePath,
      replies: { 200: { description: 'Paused', json: webhookEndpoint } },
      async handle(call) {
        const kept = await db.asPerson(call.caller, async (tx) => {
          const endpoint = await endpoints.endpointById(tx, ownerOf(call), call.params.endpointId)
          if (endpoint === undefined || endpoint.stoppedAt !== null) return endpoint
          await endpoints.stopEndpoint(tx, endpoint.id, 'a-person', clock())
          await deliveries.giveUpWaiting(tx, endpoint.id)
          return endpoints.endpointById(tx, ownerOf(call), endpoint.id)
        })
        return kept === undefined ? notFound : { status: 200 as const, body: shownEndpoint(kept) }
      },
    }),

    route({
      method: 'post',
      path: `${base}/webhooks/{endpointId}/resume`,
      who,
      tag,
      summary: 'Send again to an address that was stopped',
      params: onePath,
      replies: { 200: { description: 'Resumed', json: webhookEndpoint } },
      async handle(call) {
        const kept = await db.asPerson(call.caller, async (tx) => {
          await endpoints.resumeEndpoint(tx, ownerOf(call), call.params.endpointId)
          return endpoints.endpointById(tx, ownerOf(call), call.params.endpointId)
        })
        return kept === undefined ? notFound : { status: 200 as const, body: shownEndpoint(kept) }
      },
    }),

    route({
      method: 'delete',
      path: `${base}/webhooks/{endpointId}`,
      who,
      tag,
      summary: 'Send no more to an address, and forget its log',
      params: onePath,
      replies: { 200: { description: 'Removed', json: z.object({ removed: z.literal(true) }) } },
      async handle(call) {
        const isRemoved = await db.asPerson(call.caller, (tx) =>
          endpoints.removeEndpoint(tx, ownerOf(call), call.params.endpointId),
        )
        return isRemoved ? { status: 200 as const, body: { removed: true as const } } : notFound
      },
    }),
  ]
}

function logRoutes({ base, who, path }: OwnerDoor, { db, clock, queue }: Platform): Route[] {
  const wake = (tx: Tx, deliveryId: string) => queue.enqueue(tx, deliverName, { deliveryId }, deliveryId)
  const endpointPath = path({ endpointId: z.uuid() })
  const queued = { 202: { description: 'Queued', json: z.object({ deliveryId: z.string() }) } }
  return [
    route({
      method: 'get',
      path: `${base}/webhooks/{endpointId}/deliveries`,
      who,
      tag,
      summary: 'What was sent, when, and what was answered',
      params: endpointPath,
      replies: {
        200: { description: 'Newest first', json: z.object({ deliveries: z.array(webhookDelivery) }) },
      },
      async handle(call) {
        const log = await db.asPerson(call.caller, async (tx) => {
          const endpoint = await endpoints.endpointById(tx, ownerOf(call), call.params.endpointId)
          return endpoint === undefined ? null : deliveries.logOf(tx, ownerOf(call), endpoint.id)
        })
        return log === null ? notFound : { status: 200 as const, body: { deliveries: shownLog(log) } }
      },
    }),

    route({
      method: 'post',
      path: `${base}/webhooks/{endpointId}/trial`,
      who,
      tag,
      summary: 'Send a message that says it is a trial',
      params: endpointPath,
      replies: queued,
      async handle(call): Promise<{ status: 202; body: { deliveryId: string } } | Problem> {
        const organisationId = ownerOf(call)
        const deliveryId = await db.asPerson(call.caller, async (tx) => {
          const endpoint = await endpoints.endpointById(tx, organisationId, call.params.endpointId)
          if (endpoint === undefined) return null
          const occurredAt = clock()
          const body = bodyOf(trialKind, occurredAt, { message: 'Essai envoyé depuis Beffroi' })
          const id = await deliveries.addDelivery(tx, {
            organisationId,
            endpointId: endpoint.id,
            kind: trialKind,
            body,
            occurredAt,
          })
          await wake(tx, id)
          return id
        })
        return deliveryId === null ? notFound : { status: 202 as const, body: { deliveryId } }
      },
    }),

    route({
      method: 'post',
      path: `${base}/deliveries/{deliveryId}/again`,
      who,
      tag,
      summary: 'Send once more what was sent, under the same number',
      params: path({ deliveryId: z.uuid() }),
      replies: queued,
      async handle(call): Promise<{ status: 202; body: { deliveryId: string } } | Problem> {
        const { deliveryId } = call.params
        const isQueued = await db.asPerson(call.caller, async (tx) => {
          if (!(await deliveries.sendAgain(tx, ownerOf(call), deliveryId, clock()))) return false
          await wake(tx, deliveryId)
          return true
        })
        return isQueued ? { status: 202 as const, body: { deliveryId } } : notFound
      },
    }),
  ]
}

function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === ''
}

const insideNetwork = problem(
  422,
  'inside-network',
  'Adresse intérieure à un réseau',
  'Cette adresse est celle d’une machine d’un réseau privé : Beffroi n’y envoie rien. Rien n’a été ajouté. Donnez une adresse que l’on atteint depuis Internet.',
)

const tooManyEndpoints = problem(
  409,
  'too-many-webhooks',
  'Trop d’adresses',
  `${mostEndpoints} adresses reçoivent déjà des envois : aucune n’a été ajoutée. Retirez celles qui ne servent plus, puis recommencez.`,
)
