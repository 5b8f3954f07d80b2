import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { EventKind } from '../domain/event.ts'

export interface KeptEndpoint {
  readonly id: string
  readonly organisationId: string
  readonly address: string
  readonly kinds: readonly EventKind[]
  readonly sealedSecret: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly failingSince: Date | null
  readonly stoppedAt: Date | null
  readonly stoppedBecause: 'a-person' | 'days-of-failure' | null
}

const columns = sql`id, organisation_id as "organisationId", address, kinds, sealed_secret as "sealedSecret",
  created_at as "createdAt", created_by as "createdBy", failing_since as "failingSince", stopped_at as "stoppedAt",
  stopped_because as "stoppedBecause"`

export async function addEndpoint(
  tx: Tx,
  endpoint: Pick<
    KeptEndpoint,
    'organisationId' | 'address' | 'kinds' | 'sealedSecret' | 'createdAt' | 'createdBy'
  >,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into integration.endpoint (organisation_id, address, kinds, sealed_secret, created_at, created_by)
    values (${endpoint.organisationId}, ${endpoint.address}, ${endpoint.kinds}, ${endpoint.sealedSecret},
      ${endpoint.createdAt}, ${endpoint.createdBy}) returning id`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('an endpoint was not added')
  return added.id
}

export async function endpointsOf(tx: Tx, organisationId: string): Promise<KeptEndpoint[]> {
  const { rows } = await sql<KeptEndpoint>`select ${columns} from integration.endpoint
    where organisation_id = ${organisationId} order by created_at, id`.execute(tx)
  return rows
}

export async function endpointById(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<KeptEndpoint | undefined> {
  const { rows } = await sql<KeptEndpoint>`select ${columns} from integration.endpoint
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
  return rows[0]
}

export async function removeEndpoint(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from integration.endpoint
    where organisation_id = ${organisationId} and id = ${id} returning id`.execute(tx)
  return rows.length > 0
}

export async function resumeEndpoint(tx: Tx, organisationId: string, id: string): Promise<void> {
  await sql`update integration.endpoint set stopped_at = null, stopped_because = null, failing_since = null
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export async function stopEndpoint(
  tx: Tx,
  id: string,
  because: 'a-person' | 'days-of-failure',
  at: Date,
): Promise<void> {
  await sql`update integration.endpoint set stopped_at = ${at}, stopped_because = ${because} where id = ${id}`.execute(
    tx,
  )
}

/** @returns since when it fails, this time included; null when it got through */
export async function noteOutcome(tx: Tx, id: string, isDelivered: boolean, at: Date): Promise<Date | null> {
  const { rows } = await sql<{ failingSince: Date | null }>`
    update integration.endpoint set failing_since = case when ${isDelivered} then null else coalesce(failing_since, ${at}) end
    where id = ${id} returning failing_since as "failingSince"`.execute(tx)
  return rows[0]?.failingSince ?? null
}
