import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface KeptDelivery {
  readonly id: string
  readonly organisationId: string
  readonly endpointId: string
  readonly kind: string
  readonly body: string | null
  readonly occurredAt: Date
  readonly status: 'waiting' | 'delivered' | 'given-up'
  readonly attempts: number
  readonly dueAt: Date | null
}

export interface Attempt {
  readonly deliveryId: string
  readonly at: Date
  readonly tookMs: number
  readonly statusCode: number | null
  readonly fault: string | null
}

const columns = sql`id, organisation_id as "organisationId", endpoint_id as "endpointId", kind, body,
  occurred_at as "occurredAt", status, attempts, due_at as "dueAt"`

/** Queues what happened for every endpoint that wants it; whoever speaks in this transaction. */
export async function queueEvent(
  tx: Tx,
  event: {
    readonly organisationId: string
    readonly kind: string
    readonly area: string | null
    readonly body: string
  },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select q.delivery_id as id
    from integration.queue_event(${event.organisationId}, ${event.kind}, ${event.area ?? ''}, ${event.body}) q`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export async function addDelivery(
  tx: Tx,
  delivery: Pick<KeptDelivery, 'organisationId' | 'endpointId' | 'kind' | 'body' | 'occurredAt'>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into integration.delivery (organisation_id, endpoint_id, kind, body, occurred_at, status, due_at)
    values (${delivery.organisationId}, ${delivery.endpointId}, ${delivery.kind}, ${delivery.body}, ${delivery.occurredAt},
      'waiting', ${delivery.occurredAt}) returning id`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('a delivery was not added')
  return added.id
}

/** The delivery while it waits, held until the end of the transaction; undefined when another is at it or it is over. */
export async function takeWaiting(tx: Tx, id: string, now: Date): Promise<KeptDelivery | undefined> {
  const { rows } = await sql<KeptDelivery>`select ${columns} from integration.delivery
    where id = ${id} and status = 'waiting' and due_at <= ${now} and body is not null
    for update skip locked`.execute(tx)
  return rows[0]
}

/** Moves the turn on before anything is sent: two workers do not send the same thing at once. */
export async function holdUntil(tx: Tx, id: string, until: Date): Promise<void> {
  await sql`update integration.delivery set due_at = ${until} where id = ${id}`.execute(tx)
}

export async function noteAttempt(
  tx: Tx,
  organisationId: string,
  attempt: Attempt,
  after: Pick<KeptDelivery, 'status' | 'dueAt'>,
): Promise<void> {
  const { deliveryId, at, tookMs, statusCode, fault } = attempt
  await sql`insert into integration.attempt (organisation_id, delivery_id, at, took_ms, status_code, fault)
    values (${organisationId}, ${deliveryId}, ${at}, ${tookMs}, ${statusCode}, ${fault})`.execute(tx)
  await sql`update integration.delivery set attempts = attempts + 1, status = ${after.status}, due_at = ${after.dueAt}
    where id = ${deliveryId}`.execute(tx)
}

/** Asks for it again, from the first wait on; false when what was sent has been forgotten, or it still waits. */
export async function sendAgain(tx: Tx, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update integration.delivery set status = 'waiting', attempts = 0, due_at = ${now}
    where organisation_id = ${organisationId} and id = ${id} and status <> 'waiting' and body is not null
    returning id`.execute(tx)
  return rows.length > 0
}

export async function dueDeliveries(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from integration.delivery
    where status = 'waiting' and due_at <= ${now} order by due_at limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function giveUpWaiting(tx: Tx, endpointId: string): Promise<void> {
  await sql`update integration.delivery set status = 'given-up', due_at = null
    where endpoint_id = ${endpointId} and status = 'waiting'`.execute(tx)
}

/** What was sent goes after a week, the log after three months. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await sql`update integration.delivery set body = null, status = case when status = 'waiting' then 'given-up' else status end,
      due_at = null
    where body is not null and occurred_at < ${now}::timestamptz - interval '7 days'`.execute(tx)
  await sql`delete from integration.delivery where occurred_at < ${now}::timestamptz - interval '90 days'`.execute(
    tx,
  )
}

/** The last hundred of one endpoint, newest first, each with its attempts, oldest first. */
export async function logOf(
  tx: Tx,
  organisationId: string,
  endpointId: string,
): Promise<{ deliveries: KeptDelivery[]; attempts: Attempt[] }> {
  const { rows: deliveries } = await sql<KeptDelivery>`select ${columns} from integration.delivery
    where organisation_id = ${organisationId} and endpoint_id = ${endpointId}
    order by occurred_at desc, id desc limit 100`.execute(tx)
  const { rows: attempts } = await sql<Attempt>`
    select delivery_id as "deliveryId", at, took_ms as "tookMs", status_code as "statusCode", fault
    from integration.attempt where delivery_id = any (${deliveries.map(({ id }) => id)}::uuid[]) order by at`.execute(
    tx,
  )
  return { deliveries, attempts }
}
