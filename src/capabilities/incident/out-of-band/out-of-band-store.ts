import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from '../log/log-store.ts'

export interface OpenCase {
  readonly incidentId: string
  readonly organisationId: string
  readonly kind: string
  readonly openedAt: Date
  /** Null: nobody said. */
  readonly entries: readonly string[] | null
}

/** The emergencies that stand, exercises apart. `organisations` null: of everybody. */
export async function openCases(tx: Tx, organisations: readonly string[] | null): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select i.id as "incidentId", i.organisation_id as "organisationId", i.kind, i.opened_at as "openedAt", a.entries
    from incident.incident i left join incident.affected_mail a on a.incident_id = i.id
    where i.closed_at is null and not i.is_exercise
      and (${organisations === null} or i.organisation_id = any (${organisations === null ? [] : [...organisations]}::uuid[]))
    order by i.opened_at`.execute(tx)
  return rows
}

export async function affectedOf(tx: Tx, { incidentId }: LogName): Promise<readonly string[] | null> {
  const { rows } = await sql<{ entries: string[] }>`
    select entries from incident.affected_mail where incident_id = ${incidentId}`.execute(tx)
  return rows[0]?.entries ?? null
}

export async function setAffected(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  entries: readonly string[],
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`insert into incident.affected_mail (incident_id, organisation_id, entries, set_at, set_by)
    values (${incidentId}, ${organisationId}, ${[...entries]}, ${by.at}, ${by.personId})
    on conflict (incident_id) do update set entries = excluded.entries, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  )
}

export interface OutsideAddress {
  readonly address: string
  readonly phone: string | null
  readonly updatedAt: Date
}

export async function outsideAddressOf(
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<OutsideAddress | null> {
  const { rows } = await sql<OutsideAddress>`select address, phone, updated_at as "updatedAt"
    from incident.outside_address where organisation_id = ${organisationId} and person_id = ${personId}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Where whoever has this account is written to, if they said so before `before`. */
export async function outsideAddressFor(
  tx: Tx,
  organisationId: string,
  accountAddress: string,
  before: Date,
): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`select address from incident.outside_address
    where organisation_id = ${organisationId} and account_address = ${accountAddress.trim().toLowerCase()}
      and updated_at < ${before} order by updated_at desc limit 1`.execute(tx)
  return rows[0]?.address ?? null
}

export async function saveOutsideAddress(
  tx: Tx,
  organisationId: string,
  person: { readonly personId: string; readonly email: string },
  given: { readonly address: string; readonly phone: string | null },
  at: Date,
): Promise<void> {
  await sql`insert into incident.outside_address (organisation_id, person_id, account_address, address, phone, updated_at)
    values (${organisationId}, ${person.personId}, ${person.email.trim().toLowerCase()}, ${given.address}, ${given.phone}, ${at})
    on conflict (organisation_id, person_id) do update set account_address = excluded.account_address,
      address = excluded.address, phone = excluded.phone, updated_at = excluded.updated_at`.execute(tx)
}

export async function removeOutsideAddress(tx: Tx, organisationId: string, personId: string): Promise<void> {
  await sql`delete from incident.outside_address
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
}

export interface SealedPhrase {
  readonly sealedPhrase: string
  readonly setAt: Date
}

export async function phraseOf(tx: Tx, organisationId: string): Promise<SealedPhrase | null> {
  const { rows } = await sql<SealedPhrase>`select sealed_phrase as "sealedPhrase", set_at as "setAt"
    from incident.agreed_phrase where organisation_id = ${organisationId}`.execute(tx)
  return rows[0] ?? null
}

export async function savePhrase(
  tx: Tx,
  organisationId: string,
  sealedPhrase: string,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`insert into incident.agreed_phrase (organisation_id, sealed_phrase, set_at, set_by)
    values (${organisationId}, ${sealedPhrase}, ${by.at}, ${by.personId})
    on conflict (organisation_id) do update set sealed_phrase = excluded.sealed_phrase, set_at = excluded.set_at,
      set_by = excluded.set_by`.execute(tx)
}
