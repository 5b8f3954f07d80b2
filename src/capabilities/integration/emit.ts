import type { Tx } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { bodyOf, type EventKind, eventKinds } from './domain/event.ts'
import { deliverName } from './webhooks/deliver.ts'
import { queueEvent } from './webhooks/delivery-store.ts'

/** Queues what happened in the caller's transaction: it is told if, and only if, it happened. */
export type Emit = (tx: Tx, organisationId: string, kind: EventKind, happened: object) => Promise<void>

export function emitter({ queue, clock }: Platform): Emit {
  return async (tx, organisationId, kind, happened) => {
    const body = bodyOf(kind, clock(), happened)
    for (const deliveryId of await queueEvent(tx, { organisationId, kind, area: eventKinds[kind], body }))
      await queue.enqueue(tx, deliverName, { deliveryId }, deliveryId)
  }
}
