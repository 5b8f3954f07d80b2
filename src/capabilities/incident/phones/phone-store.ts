import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export type CameBy = 'enrolment' | 'envelope'

export interface KeptPhone {
  readonly id: string
  readonly cameBy: CameBy
  readonly personName: string
  readonly jobTitle: string | null
  readonly label: string | null
  readonly joinedAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly openedOfflineAt: Date | null
  readonly revokedAt: Date | null
}

const phoneColumns = sql`id, came_by as "cameBy", person_name as "personName", job_title as "jobTitle", label,
  joined_at as "joinedAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
  opened_offline_at as "openedOfflineAt", revoked_at as "revokedAt"`

/** Newest first, those that no longer open anything among them. */
export async function phonesOf(tx: Tx, organisationId: string): Promise<KeptPhone[]> {
  const { rows } = await sql<KeptPhone>`select ${phoneColumns} from incident.phone
    where organisation_id = ${organisationId} order by joined_at desc, id desc limit 200`.execute(tx)
  return rows
}

export interface PhoneSpeaking {
  readonly id: string
  readonly organisationId: string
  readonly cameBy: CameBy
  readonly personName: string
  readonly jobTitle: string | null
}

/** The phone of this token if it opens something now; notes that it was used, to the minute. */
export async function phoneInUse(tx: Tx, sha256: string, now: Date): Promise<PhoneSpeaking | undefined> {
  const { rows } = await sql<PhoneSpeaking & { isStale: boolean }>`
    select id, organisation_id as "organisationId", came_by as "cameBy", person_name as "personName",
      job_title as "jobTitle",
      last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute' as "isStale"
    from incident.phone
    where token_sha256 = ${sha256} and revoked_at is null and (expires_at is null or expires_at > ${now})`.execute(
    tx,
  )
  const [found] = rows
  if (found?.isStale)
    await sql`update incident.phone set last_used_at = ${now} where id = ${found.id}`.execute(tx)
  return found
}

/** @returns false when there is no such phone in use */
export async function revokePhone(
  tx: Tx,
  organisationId: string,
  id: string,
  by: { readonly personId: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`update incident.phone set revoked_at = ${by.at}, revoked_by = ${by.personId}
    where organisation_id = ${organisationId} and id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** The phone itself says so: nobody else may. */
export async function noteOpenedOffline(tx: Tx, phoneId: string, at: Date): Promise<void> {
  await sql`update incident.phone set opened_offline_at = ${at}
    where id = ${phoneId} and (opened_offline_at is null or opened_offline_at < ${at})`.execute(tx)
}

export interface NewPhone {
  readonly organisationId: string
  readonly cameBy: CameBy
  readonly personName: string
  readonly jobTitle: string | null
  readonly label: string | null
  readonly sha256: string
  readonly expiresAt: Date | null
}

export async function addPhone(tx: Tx, phone: NewPhone, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into incident.phone (organisation_id, came_by, person_name, job_title, label, token_sha256, joined_at, expires_at)
    values (${phone.organisationId}, ${phone.cameBy}, ${phone.personName}, ${phone.jobTitle}, ${phone.label},
      ${phone.sha256}, ${at}, ${phone.expiresAt}) returning id`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('the phone was not added')
  return added.id
}
