import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { CampaignKind } from '../domain/campaign.ts'

export interface NewCampaign {
  readonly organisationId: string
  readonly organisationName: string
  readonly kind: CampaignKind
  readonly measureId: string | null
  readonly title: string
  readonly message: string | null
  readonly dueOn: Day
  readonly reminderDays: readonly number[]
}

export interface Campaign {
  readonly id: string
  readonly kind: CampaignKind
  readonly measureId: string | null
  readonly title: string
  readonly message: string | null
  readonly dueOn: Day
  readonly reminderDays: number[]
  readonly createdAt: Date
  readonly createdByName: string
  readonly closedAt: Date | null
}

export interface NamedContact {
  readonly name: string
  readonly function: string
  readonly phone: string | null
  readonly address: string | null
}

export interface Request {
  readonly id: string
  readonly campaignId: string
  readonly communeId: string
  readonly holderId: string
  readonly holderName: string
  readonly insee: string
  readonly communeName: string
  readonly kind: CampaignKind
  readonly measureId: string | null
  readonly title: string
  readonly message: string | null
  readonly dueOn: Day
  readonly askedAt: Date
  readonly askedByName: string
  readonly doneAt: Date | null
  readonly doneByName: string | null
  readonly contact: NamedContact | null
  readonly lettersSent: number
}

export interface AskedCommune {
  readonly communeId: string
  readonly insee: string
  readonly communeName: string
}

export async function addCampaign(
  tx: Tx,
  campaign: NewCampaign,
  communes: readonly AskedCommune[],
  by: { readonly personId: string; readonly name: string; readonly at: Date },
  firstLetterAt: Date | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into outreach.campaign (organisation_id, organisation_name, kind, measure_id, title, message, due_on,
      reminder_days, created_at, created_by, created_by_name)
    values (${campaign.organisationId}, ${campaign.organisationName}, ${campaign.kind}, ${campaign.measureId},
      ${campaign.title}, ${campaign.message}, ${campaign.dueOn}, ${[...campaign.reminderDays]}::integer[], ${by.at},
      ${by.personId}, ${by.name}) returning id`.execute(tx)
  const campaignId = rows[0]?.id ?? ''
  await sql`
    insert into outreach.request (organisation_id, campaign_id, holder_id, holder_name, insee, commune_name, kind, measure_id,
      title, message, due_on, asked_at, asked_by_name, next_letter_at)
    select c."communeId", ${campaignId}, ${campaign.organisationId}, ${campaign.organisationName}, c.insee, c."communeName",
      ${campaign.kind}, ${campaign.measureId}, ${campaign.title}, ${campaign.message}, ${campaign.dueOn}::date, ${by.at}::timestamptz,
      ${by.name}, ${firstLetterAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb) as c("communeId" uuid, insee text, "communeName" text)`.execute(
    tx,
  )
  return campaignId
}

/** Newest first. */
export async function campaignsOf(tx: Tx, organisationId: string): Promise<Campaign[]> {
  const { rows } = await sql<Campaign>`
    select id, kind, measure_id as "measureId", title, message, due_on as "dueOn", reminder_days as "reminderDays",
      created_at as "createdAt", created_by_name as "createdByName", closed_at as "closedAt"
    from outreach.campaign where organisation_id = ${organisationId} order by created_at desc, id desc limit 200`.execute(
    tx,
  )
  return rows
}

const shown = sql`
  select r.id, r.campaign_id as "campaignId", r.organisation_id as "communeId", r.holder_id as "holderId",
    r.holder_name as "holderName", r.insee, r.commune_name as "communeName", r.kind, r.measure_id as "measureId", r.title,
    r.message, r.due_on as "dueOn", r.asked_at as "askedAt", r.asked_by_name as "askedByName", r.done_at as "doneAt",
    r.done_by_name as "doneByName", r.contact, r.letters_sent as "lettersSent"
  from outreach.request r`

/** Of one campaign, by commune. */
export async function requestsOfHolder(tx: Tx, holderId: string, campaignId: string): Promise<Request[]> {
  const { rows } =
    await sql<Request>`${shown} where r.holder_id = ${holderId} and r.campaign_id = ${campaignId}
    order by r.commune_name, r.insee`.execute(tx)
  return rows
}

/** What tells whether a request is done by what stands in Beffroi. */
export type WaitingRequest = Pick<
  Request,
  'id' | 'campaignId' | 'communeId' | 'holderId' | 'kind' | 'measureId' | 'askedAt'
>

/** How many communes each campaign asked and how many answered themselves, and the requests that nobody answered. */
export async function progressOfHolder(
  tx: Tx,
  holderId: string,
): Promise<{
  counts: { campaignId: string; askedCount: number; doneCount: number }[]
  waiting: WaitingRequest[]
}> {
  const { rows: counts } = await sql<{ campaignId: string; askedCount: number; doneCount: number }>`
    select campaign_id as "campaignId", count(*) as "askedCount", count(done_at) as "doneCount"
    from outreach.request where holder_id = ${holderId} group by campaign_id`.execute(tx)
  const { rows: waiting } = await sql<WaitingRequest>`
    select id, campaign_id as "campaignId", organisation_id as "communeId", holder_id as "holderId", kind,
      measure_id as "measureId", asked_at as "askedAt"
    from outreach.request where holder_id = ${holderId} and done_at is null and kind <> 'name-contact'`.execute(
    tx,
  )
  return { counts, waiting }
}

/** What is asked of a commune and was not taken back; those still to do first. */
export async function requestsOfCommune(tx: Tx, communeId: string): Promise<Request[]> {
  const { rows } =
    await sql<Request>`${shown} where r.organisation_id = ${communeId} and r.withdrawn_at is null
    order by (r.done_at is not null), r.due_on, r.id limit 100`.execute(tx)
  return rows
}

export async function requestNamed(tx: Tx, id: string): Promise<Request | undefined> {
  const { rows } = await sql<Request>`${shown} where r.id = ${id} and r.withdrawn_at is null`.execute(tx)
  return rows[0]
}

/** False when it was said before, or taken back. */
export async function sayDone(
  tx: Tx,
  request: { readonly id: string; readonly communeId: string; readonly contact: NamedContact | null },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const contact = request.contact === null ? null : JSON.stringify(request.contact)
  const { rows } = await sql<{ id: string }>`
    update outreach.request set done_at = ${by.at}, done_by = ${by.personId}, done_by_name = ${by.name},
      contact = ${contact}::jsonb, next_letter_at = null
    where id = ${request.id} and organisation_id = ${request.communeId} and withdrawn_at is null
    returning id`.execute(tx)
  return rows.length > 0
}

/** Nothing more is asked; what was answered stays. False when it was closed before. */
export async function closeCampaign(
  tx: Tx,
  organisationId: string,
  campaignId: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update outreach.campaign set closed_at = ${now}
    where id = ${campaignId} and organisation_id = ${organisationId} and closed_at is null returning id`.execute(
    tx,
  )
  if (rows.length === 0) return false
  await sql`update outreach.request set withdrawn_at = ${now}, next_letter_at = null
    where campaign_id = ${campaignId} and done_at is null`.execute(tx)
  return true
}

export interface DueRequest extends Request {
  readonly reminderDays: number[]
}

export async function dueRequests(tx: Tx, now: Date, atMost: number): Promise<DueRequest[]> {
  const { rows } = await sql<DueRequest>`
    select q.*, c.reminder_days as "reminderDays" from (${shown}
      where r.next_letter_at <= ${now} order by r.next_letter_at, r.id limit ${atMost} for update of r skip locked) q
    join outreach.campaign c on c.id = q."campaignId"`.execute(tx)
  return rows
}

export async function planLetter(tx: Tx, id: string, nextLetterAt: Date | null): Promise<void> {
  await tx.updateTable('outreach.request').set({ nextLetterAt }).where('id', '=', id).execute()
}

export async function noteLetters(tx: Tx, id: string, lettersSent: number): Promise<void> {
  await tx.updateTable('outreach.request').set({ lettersSent }).where('id', '=', id).execute()
}
