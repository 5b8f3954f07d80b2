import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface Departure {
  readonly askedAt: Date
  readonly askedByName: string
  readonly dueAt: Date
  readonly attestationCode: string
}

export interface Deletion {
  readonly insee: string
  readonly name: string
  readonly askedOn: string
  readonly deletedAt: Date
  readonly counts: Readonly<Record<string, number>>
  readonly fingerprint: string
}

export async function departureOf(tx: Tx, organisationId: string): Promise<Departure | undefined> {
  const { rows } =
    await sql<Departure>`select asked_at as "askedAt", asked_by_name as "askedByName", due_at as "dueAt",
      attestation_code as "attestationCode"
    from integration.departure where organisation_id = ${organisationId}`.execute(tx)
  return rows[0]
}

/** Asking twice is asking once: the first day counts. */
export async function askDeparture(
  tx: Tx,
  organisationId: string,
  by: { readonly personId: string; readonly name: string },
  departure: Omit<Departure, 'askedByName'>,
): Promise<void> {
  await sql`insert into integration.departure (organisation_id, asked_at, asked_by, asked_by_name, due_at, attestation_code)
    values (${organisationId}, ${departure.askedAt}, ${by.personId}, ${by.name}, ${departure.dueAt},
      ${departure.attestationCode})
    on conflict (organisation_id) do nothing`.execute(tx)
}

export async function callOffDeparture(tx: Tx, organisationId: string): Promise<void> {
  await sql`delete from integration.departure where organisation_id = ${organisationId}`.execute(tx)
}

export async function dueDepartures(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from integration.departure
    where due_at <= ${now} order by due_at limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Holds the departure against whoever calls it off meanwhile; undefined when it was, or is not due. */
export async function takeDeparture(
  tx: Tx,
  organisationId: string,
  now: Date,
): Promise<{ askedOn: string; attestationCode: string } | undefined> {
  const { rows } = await sql<{ askedOn: string; attestationCode: string }>`
    select (asked_at at time zone 'Europe/Paris')::date as "askedOn", attestation_code as "attestationCode"
    from integration.departure where organisation_id = ${organisationId} and due_at <= ${now} for update`.execute(
    tx,
  )
  return rows[0]
}

export async function deleteSpace(tx: Tx, organisationId: string): Promise<void> {
  await sql`select integration.delete_space(${organisationId})`.execute(tx)
}

export async function keepDeletion(tx: Tx, deletion: Deletion, attestationCode: string): Promise<void> {
  const { insee, name, askedOn, deletedAt, counts, fingerprint } = deletion
  await sql`insert into integration.deletion (insee, name, asked_on, deleted_at, counts, fingerprint, attestation_code)
    values (${insee}, ${name}, ${askedOn}, ${deletedAt}, ${JSON.stringify(counts)}::jsonb, ${fingerprint},
      ${attestationCode})`.execute(tx)
}

export async function deletionByCode(tx: Tx, attestationCode: string): Promise<Deletion | undefined> {
  const { rows } =
    await sql<Deletion>`select insee, name, asked_on as "askedOn", deleted_at as "deletedAt", counts, fingerprint
    from integration.deletion where attestation_code = ${attestationCode}`.execute(tx)
  return rows[0]
}
