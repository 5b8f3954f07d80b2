import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface NewWave {
  readonly organisationId: string
  readonly name: string
  readonly message: string | null
  readonly reminderDays: readonly number[]
}

export interface NewWaveInvitation {
  readonly communeId: string
  readonly insee: string
  readonly communeName: string
  readonly contactName: string | null
  readonly address: string | null
  readonly invitationId: string
  readonly nextLetterAt: Date | null
}

export interface Wave {
  readonly id: string
  readonly name: string
  readonly message: string | null
  readonly reminderDays: number[]
  readonly createdAt: Date
  readonly createdByName: string
}

export interface WaveInvitation {
  readonly id: string
  readonly waveId: string
  readonly communeId: string
  readonly insee: string
  readonly communeName: string
  readonly contactName: string | null
  readonly address: string | null
  readonly invitationId: string
  readonly nextLetterAt: Date | null
  readonly remindersSent: number
}

export async function addWave(
  tx: Tx,
  wave: NewWave,
  invitations: readonly NewWaveInvitation[],
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into outreach.wave (organisation_id, name, message, reminder_days, created_at, created_by, created_by_name)
    values (${wave.organisationId}, ${wave.name}, ${wave.message}, ${[...wave.reminderDays]}::integer[], ${by.at},
      ${by.personId}, ${by.name}) returning id`.execute(tx)
  const waveId = rows[0]?.id ?? ''
  const listed = JSON.stringify(invitations)
  await sql`
    insert into outreach.wave_invitation (organisation_id, wave_id, commune_id, insee, commune_name, contact_name, address,
      invitation_id, next_letter_at)
    select ${wave.organisationId}, ${waveId}, i."communeId", i.insee, i."communeName", i."contactName", i.address,
      i."invitationId", i."nextLetterAt"
    from jsonb_to_recordset(${listed}::jsonb) as i("communeId" uuid, insee text, "communeName" text, "contactName" text,
      address text, "invitationId" uuid, "nextLetterAt" timestamptz)`.execute(tx)
  return waveId
}

/** Newest first. */
export async function wavesOf(tx: Tx, organisationId: string): Promise<Wave[]> {
  return tx
    .selectFrom('outreach.wave')
    .select(['id', 'name', 'message', 'reminderDays', 'createdAt', 'createdByName'])
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

const shown = [
  'id',
  'waveId',
  'communeId',
  'insee',
  'communeName',
  'contactName',
  'address',
  'invitationId',
  'nextLetterAt',
  'remindersSent',
] as const

/** Of one wave when it is named, else of all; by commune. */
export async function invitationsOf(
  tx: Tx,
  organisationId: string,
  waveId: string | null,
): Promise<WaveInvitation[]> {
  const query = tx
    .selectFrom('outreach.waveInvitation')
    .select(shown)
    .where('organisationId', '=', organisationId)
  return (waveId === null ? query : query.where('waveId', '=', waveId))
    .orderBy('communeName')
    .orderBy('insee')
    .execute()
}

/** The wave an invitation belongs to, and all the invitations to the same commune. */
export async function sameCommune(
  tx: Tx,
  invitationId: string,
): Promise<{ holderId: string; communeId: string; invitationIds: string[] } | undefined> {
  const { rows } = await sql<{ holderId: string; communeId: string; invitationIds: string[] }>`
    select w.organisation_id as "holderId", w.commune_id as "communeId",
      (select array_agg(o.invitation_id) from outreach.wave_invitation o
       where o.commune_id = w.commune_id and o.invitation_id <> w.invitation_id) as "invitationIds"
    from outreach.wave_invitation w where w.invitation_id = ${invitationId}`.execute(tx)
  const [row] = rows
  return row && { ...row, invitationIds: row.invitationIds ?? [] }
}

/** The invitations of an organisation to these communes, answered or not. */
export async function invitedAmong(
  tx: Tx,
  organisationId: string,
  communeIds: readonly string[],
): Promise<{ communeId: string; invitationId: string }[]> {
  if (communeIds.length === 0) return []
  const { rows } = await sql<{ communeId: string; invitationId: string }>`
    select commune_id as "communeId", invitation_id as "invitationId" from outreach.wave_invitation
    where organisation_id = ${organisationId} and commune_id = any(${[...communeIds]}::uuid[])`.execute(tx)
  return rows
}

export async function stopLetters(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  await sql`update outreach.wave_invitation set next_letter_at = null
    where invitation_id = any(${[...invitationIds]}::uuid[])`.execute(tx)
}

export interface DueLetter {
  readonly invitationId: string
  readonly communeId: string
  readonly insee: string
  readonly firstLetterAt: Date | null
  readonly remindersSent: number
  readonly reminderDays: number[]
}

/** Those whose hour has come, oldest first; held, so that two programs never take the same. */
export async function dueLetters(tx: Tx, now: Date, atMost: number): Promise<DueLetter[]> {
  const { rows } = await sql<DueLetter>`
    select i.invitation_id as "invitationId", i.commune_id as "communeId", i.insee, i.first_letter_at as "firstLetterAt",
      i.reminders_sent as "remindersSent", w.reminder_days as "reminderDays"
    from outreach.wave_invitation i join outreach.wave w on w.id = i.wave_id
    where i.next_letter_at <= ${now} order by i.next_letter_at, i.id limit ${atMost} for update of i skip locked`.execute(
    tx,
  )
  return rows
}

export async function noteLetter(
  tx: Tx,
  invitationId: string,
  next: { readonly firstLetterAt: Date; readonly remindersSent: number; readonly nextLetterAt: Date | null },
): Promise<void> {
  await tx.updateTable('outreach.waveInvitation').set(next).where('invitationId', '=', invitationId).execute()
}
