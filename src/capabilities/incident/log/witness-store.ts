import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from './log-store.ts'

export async function addWitness(
  tx: Tx,
  organisationId: string,
  verifierKey: string,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`insert into incident.witness (organisation_id, verifier_key, added_at, added_by)
    values (${organisationId}, ${verifierKey}, ${by.at}, ${by.personId}) on conflict do nothing`.execute(tx)
}

export async function witnessKeysOf(tx: Tx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select verifier_key as key from incident.witness
    where organisation_id = ${organisationId} order by added_at, id`.execute(tx)
  return rows.map(({ key }) => key)
}

export interface KeptCheckpoint {
  readonly epoch: number
  readonly size: number
  readonly note: string
  /** Signature lines of witnesses, with the key of each. */
  readonly cosignatures: readonly { readonly verifierKey: string; readonly line: string }[]
  readonly stamps: readonly string[]
}

/** Every checkpoint of a logbook, or the one of that size. */
export async function checkpointsOf(
  tx: Tx,
  { incidentId }: LogName,
  only: { readonly epoch: number; readonly size: number } | null = null,
): Promise<KeptCheckpoint[]> {
  const { rows } = await sql<KeptCheckpoint>`
    select c.epoch, c.size, c.note,
      (select coalesce(json_agg(json_build_object('verifierKey', s.verifier_key, 'line', s.line) order by s.verifier_key), '[]')
        from incident.cosignature s where (s.incident_id, s.epoch, s.size) = (c.incident_id, c.epoch, c.size)) as cosignatures,
      array(select t.token from incident.stamp t
        where (t.incident_id, t.epoch, t.size) = (c.incident_id, c.epoch, c.size) order by t.stamped_at) as stamps
    from incident.checkpoint c
    where c.incident_id = ${incidentId}
      and (${only === null} or (c.epoch = ${only?.epoch ?? 0} and c.size = ${only?.size ?? 0}))
    order by c.epoch, c.size`.execute(tx)
  return rows
}

export async function addCosignature(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  at: { readonly epoch: number; readonly size: number },
  cosignature: { readonly verifierKey: string; readonly line: string },
  receivedAt: Date,
): Promise<void> {
  await sql`insert into incident.cosignature (organisation_id, incident_id, epoch, size, verifier_key, line, received_at)
    values (${organisationId}, ${incidentId}, ${at.epoch}, ${at.size}, ${cosignature.verifierKey}, ${cosignature.line},
      ${receivedAt}) on conflict do nothing`.execute(tx)
}

export async function addStamp(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  at: { readonly epoch: number; readonly size: number },
  stamp: { readonly token: string; readonly stampedAt: Date },
  receivedAt: Date,
): Promise<void> {
  await sql`insert into incident.stamp (organisation_id, incident_id, epoch, size, token, stamped_at, received_at)
    values (${organisationId}, ${incidentId}, ${at.epoch}, ${at.size}, ${stamp.token}, ${stamp.stampedAt}, ${receivedAt})
    on conflict do nothing`.execute(tx)
}
