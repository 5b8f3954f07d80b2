import { z } from '@hono/zod-openapi'
import { kindNames } from '../domain/event.ts'
import type * as deliveries from './delivery-store.ts'
import type * as endpoints from './endpoint-store.ts'

export const webhookEndpoint = z
  .object({
    id: z.string(),
    address: z.string(),
    kinds: z.array(z.enum(kindNames)),
    createdAt: z.string(),
    failingSince: z.string().nullable(),
    stoppedAt: z.string().nullable(),
    stoppedBecause: z.enum(['a-person', 'days-of-failure']).nullable(),
  })
  .openapi('WebhookEndpoint')

export const webhookDelivery = z
  .object({
    id: z.string(),
    kind: z.string(),
    occurredAt: z.string(),
    status: z.enum(['waiting', 'delivered', 'given-up']),
    dueAt: z.string().nullable(),
    /** What was sent is still known: it can be sent again. */
    isKept: z.boolean(),
    attempts: z.array(
      z.object({
        at: z.string(),
        tookMs: z.number().int(),
        statusCode: z.number().int().nullable(),
        fault: z.string().nullable(),
      }),
    ),
  })
  .openapi('WebhookDelivery')

export function shownEndpoint(kept: endpoints.KeptEndpoint): z.input<typeof webhookEndpoint> {
  const { id, address, kinds, stoppedBecause } = kept
  return {
    id,
    address,
    kinds: kindNames.filter((kind) => kinds.includes(kind)),
    stoppedBecause,
    createdAt: kept.createdAt.toISOString(),
    failingSince: kept.failingSince?.toISOString() ?? null,
    stoppedAt: kept.stoppedAt?.toISOString() ?? null,
  }
}

export function shownLog(
  log: Awaited<ReturnType<typeof deliveries.logOf>>,
): z.input<typeof webhookDelivery>[] {
  return log.deliveries.map(({ id, kind, occurredAt, status, dueAt, body }) => ({
    id,
    kind,
    status,
    occurredAt: occurredAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    isKept: body !== null,
    attempts: log.attempts
      .filter(({ deliveryId }) => deliveryId === id)
      .map(({ at, tookMs, statusCode, fault }) => ({ at: at.toISOString(), tookMs, statusCode, fault })),
  }))
}
