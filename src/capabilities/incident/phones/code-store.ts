import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { CameBy } from './phone-store.ts'

export interface TakenCode {
  readonly id: string
  readonly organisationId: string
  readonly insee: string
  readonly communeName: string
  readonly personName: string | null
  readonly jobTitle: string | null
}

/** Uses a code up; undefined when it opens nothing. Of two that come at the same instant, one has it. */
export async function takeCode(
  tx: Tx,
  codeHash: string,
  cameBy: CameBy,
  now: Date,
): Promise<TakenCode | undefined> {
  const { rows } = await sql<TakenCode>`
    update incident.phone_code c set used_at = ${now}
    from territory.organisation o
    where o.id = c.organisation_id and c.code_hash = ${codeHash} and c.came_by = ${cameBy} and c.used_at is null
      and c.revoked_at is null and (c.expires_at is null or c.expires_at > ${now})
    returning c.id, c.organisation_id as "organisationId", o.insee, o.name as "communeName",
      c.person_name as "personName", c.job_title as "jobTitle"`.execute(tx)
  return rows[0]
}

export async function nameTakenCode(tx: Tx, codeId: string, phoneId: string): Promise<void> {
  await sql`update incident.phone_code set phone_id = ${phoneId} where id = ${codeId}`.execute(tx)
}

export interface NewCode {
  readonly codeHash: string
  readonly personName: string
  readonly jobTitle: string | null
  readonly expiresAt: Date
}

/** One open enrolment a person and a commune: a new one ends the one before it. */
export async function addEnrolment(
  tx: Tx,
  organisationId: string,
  code: NewCode,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`update incident.phone_code set revoked_at = ${by.at}
    where organisation_id = ${organisationId} and came_by = 'enrolment' and made_by = ${by.personId}
      and used_at is null and revoked_at is null`.execute(tx)
  await sql`insert into incident.phone_code (organisation_id, came_by, code_hash, person_name, job_title, made_at, made_by,
      expires_at)
    values (${organisationId}, 'enrolment', ${code.codeHash}, ${code.personName}, ${code.jobTitle}, ${by.at},
      ${by.personId}, ${code.expiresAt})`.execute(tx)
}

export async function addEnvelopes(
  tx: Tx,
  organisationId: string,
  batch: { readonly id: string; readonly codeHashes: readonly string[] },
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`insert into incident.phone_code (organisation_id, came_by, code_hash, batch_id, number, made_at, made_by)
    select ${organisationId}, 'envelope', c.hash, ${batch.id}, c.number, ${by.at}, ${by.personId}
    from unnest(${[...batch.codeHashes]}::text[]) with ordinality as c(hash, number)`.execute(tx)
}

export interface KeptEnvelope {
  readonly id: string
  readonly batchId: string
  readonly number: number
  readonly madeAt: Date
  readonly usedAt: Date | null
  readonly usedByName: string | null
  readonly revokedAt: Date | null
}

export async function envelopesOf(tx: Tx, organisationId: string): Promise<KeptEnvelope[]> {
  const { rows } = await sql<KeptEnvelope>`
    select c.id, c.batch_id as "batchId", c.number, c.made_at as "madeAt", c.used_at as "usedAt",
      p.person_name as "usedByName", c.revoked_at as "revokedAt"
    from incident.phone_code c left join incident.phone p on p.id = c.phone_id
    where c.organisation_id = ${organisationId} and c.came_by = 'envelope'
    order by c.made_at desc, c.batch_id, c.number limit 500`.execute(tx)
  return rows
}

/** How many codes of envelopes still open something. */
export async function countSealed(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from incident.phone_code
    where organisation_id = ${organisationId} and came_by = 'envelope' and used_at is null and revoked_at is null`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** @returns how many no longer open anything because of it */
export async function revokeBatch(
  tx: Tx,
  organisationId: string,
  batchId: string,
  at: Date,
): Promise<number> {
  const { rows } = await sql`update incident.phone_code set revoked_at = ${at}
    where organisation_id = ${organisationId} and batch_id = ${batchId} and used_at is null and revoked_at is null
    returning id`.execute(tx)
  return rows.length
}
