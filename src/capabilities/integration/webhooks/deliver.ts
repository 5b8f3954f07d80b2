import { z } from 'zod'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { WebhookSender } from '../../../platform/webhook/open-webhook-sender.ts'
import type { Identity } from '../../identity/index.ts'
import { daysOfFailureBeforeStop, hasFailedTooLong, isDelivered, nextAttemptAt } from '../domain/retry.ts'
import { unseal } from '../sealed-secret.ts'
import * as deliveries from './delivery-store.ts'
import * as endpoints from './endpoint-store.ts'

export const deliverName = 'integration.deliver'

const payload = z.object({ deliveryId: z.uuid() })

/** Longer than one attempt can take: whoever died in the middle is tried again after it. */
const heldForMs = 60_000

interface Means {
  readonly platform: Platform
  readonly identity: Identity
  readonly sender: () => WebhookSender
}

/** One attempt now, the next ones when they are due, and forgetting. The queue only wakes: what is due stands in the table. */
export function deliveryJobs(means: Means): Job[] {
  const { db, clock, queue } = means.platform
  const deliverOne: Job<z.infer<typeof payload>> = {
    name: deliverName,
    payload,
    // An attempt that failed is not a job that failed: it has its own waits.
    retries: 2,
    expireInSeconds: 60,
    concurrency: 4,
    run: ({ deliveryId }) => attempt(means, deliveryId),
  }
  const everyMinute: Job = {
    name: 'integration.due',
    payload: z.object({}),
    retries: 1,
    expireInSeconds: 50,
    schedule: '* * * * *',
    async run() {
      await db.asSystem('webhooks that are due, of every organisation', async (tx) => {
        for (const deliveryId of await deliveries.dueDeliveries(tx, clock()))
          await queue.enqueue(tx, deliverName, { deliveryId }, deliveryId)
      })
    },
  }
  const everyNight: Job = {
    name: 'integration.forget',
    payload: z.object({}),
    retries: 2,
    expireInSeconds: 300,
    schedule: '40 3 * * *',
    run: () => db.asSystem('forget what webhooks sent', (tx) => deliveries.forgetOld(tx, clock())),
  }
  return [deliverOne, everyMinute, everyNight]
}

async function attempt(means: Means, deliveryId: string): Promise<void> {
  const { db, clock, secrets } = means.platform
  const taken = await db.asSystem('take a webhook that is due', async (tx) => {
    const delivery = await deliveries.takeWaiting(tx, deliveryId, clock())
    if (delivery === undefined) return null
    const endpoint = await endpoints.endpointById(tx, delivery.organisationId, delivery.endpointId)
    if (endpoint === undefined || (endpoint.stoppedAt !== null && delivery.kind !== 'test')) return null
    await deliveries.holdUntil(tx, deliveryId, new Date(clock().getTime() + heldForMs))
    return { delivery, endpoint, body: delivery.body ?? '' }
  })
  if (taken === null) return
  const { delivery, endpoint, body } = taken
  const at = clock()
  const startedAt = performance.now()
  const secret = unseal(endpoint.sealedSecret, secrets.sessionKey)
  const end = await means.sender().send({ id: deliveryId, address: endpoint.address, secret, body })
  const tookMs = Math.round(performance.now() - startedAt)
  const isThrough = end.kind === 'answered' && isDelivered(end.status)
  const isStopped = await db.asJob(delivery.organisationId, async (tx) => {
    const dueAt = isThrough ? null : nextAttemptAt(delivery.attempts + 1, clock())
    await deliveries.noteAttempt(
      tx,
      delivery.organisationId,
      {
        deliveryId,
        at,
        tookMs,
        statusCode: end.kind === 'answered' ? end.status : null,
        fault: end.kind === 'failed' ? end.fault : null,
      },
      { status: isThrough ? 'delivered' : dueAt === null ? 'given-up' : 'waiting', dueAt },
    )
    const failingSince = await endpoints.noteOutcome(tx, endpoint.id, isThrough, at)
    if (endpoint.stoppedAt !== null || failingSince === null || !hasFailedTooLong(failingSince, at))
      return false
    await endpoints.stopEndpoint(tx, endpoint.id, 'days-of-failure', at)
    await deliveries.giveUpWaiting(tx, endpoint.id)
    return true
  })
  if (isStopped) await tellItStopped(means, endpoint)
}

/** The page says it too: a letter that cannot be sent is not worth failing for. */
async function tellItStopped({ platform, identity }: Means, endpoint: endpoints.KeptEndpoint): Promise<void> {
  const { db, mail, publicUrl, log } = platform
  const names = await db.asSystem('whom to tell that a webhook stopped', (tx) =>
    identity.names(tx, [endpoint.createdBy]),
  )
  const person = names.get(endpoint.createdBy)
  if (mail === null || person === undefined) return
  const host = new URL(endpoint.address).host
  await mail
    .send({
      to: person.email,
      organisations: [endpoint.organisationId],
      subject: 'Beffroi : un envoi automatique est arrêté',
      text: `Bonjour,\n\nDepuis ${daysOfFailureBeforeStop} jours, rien de ce que Beffroi envoie à ${host} n’arrive. Ces envois sont arrêtés. Vos données dans Beffroi sont intactes.\n\nVérifiez l’adresse avec la personne qui tient ce logiciel, puis reprenez les envois depuis Beffroi : ${publicUrl()}\n`,
    })
    .catch((error: unknown) =>
      log.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'nobody was told that a webhook stopped',
      ),
    )
}
