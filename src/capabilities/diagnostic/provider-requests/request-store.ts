import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { ProviderReply } from '../domain/provider-request.ts'
import type { Author } from '../store.ts'

/** A request to a provider, as kept. Instants are ISO, UTC. */
export interface KeptRequest {
  readonly id: string
  readonly organisationId: string
  readonly communeName: string
  readonly questionIds: readonly string[]
  readonly addressee: string | null
  readonly providerId: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly fileCount: number
}

/** What the provider says of one question: a draft until `sentAt`. */
export interface KeptReply {
  readonly id: string
  readonly requestId: string
  readonly questionId: string
  readonly reply: ProviderReply | null
  readonly note: string | null
  readonly fileId: string | null
  readonly fileName: string | null
  readonly savedAt: string
  readonly sentAt: string | null
  readonly personName: string | null
  readonly companyName: string | null
  readonly decision: 'confirmed' | 'contested' | null
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly decisionNote: string | null
}

const requestColumns = sql`r.id, r.organisation_id as "organisationId", r.commune_name as "communeName",
  r.question_ids as "questionIds", r.addressee, r.provider_id as "providerId",
  to_json(r.created_at at time zone 'UTC') #>> '{}' || 'Z' as "createdAt", r.created_by_name as "createdBy",
  to_json(r.expires_at at time zone 'UTC') #>> '{}' || 'Z' as "expiresAt",
  to_json(r.revoked_at at time zone 'UTC') #>> '{}' || 'Z' as "revokedAt", r.file_count as "fileCount"`

const replyColumns = sql`id, request_id as "requestId", question_id as "questionId", reply, note, file_id as "fileId",
  file_name as "fileName", to_json(saved_at at time zone 'UTC') #>> '{}' || 'Z' as "savedAt",
  to_json(sent_at at time zone 'UTC') #>> '{}' || 'Z' as "sentAt", person_name as "personName",
  company_name as "companyName", decision, to_json(decided_at at time zone 'UTC') #>> '{}' || 'Z' as "decidedAt",
  decided_by_name as "decidedBy", decision_note as "decisionNote"`

export interface NewRequest {
  readonly tokenHash: string
  readonly communeName: string
  readonly questionIds: readonly string[]
  readonly addressee: string | null
  readonly providerId: string | null
  readonly expiresAt: Date
}

export async function keepRequest(
  tx: Tx,
  organisationId: string,
  request: NewRequest,
  by: Author,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into diagnostic.provider_request (organisation_id, token_hash, commune_name, question_ids, addressee,
      provider_id, created_at, created_by, created_by_name, expires_at)
    values (${organisationId}, ${request.tokenHash}, ${request.communeName}, ${[...request.questionIds]}::text[],
      ${request.addressee}, ${request.providerId}, ${by.at}, ${by.personId}, ${by.name}, ${request.expiresAt})
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export interface CommuneRequest extends KeptRequest {
  readonly openings: number
  readonly lastOpenedAt: string | null
}

/** What a commune asked by links, newest first, at most fifty, with how often each was opened. */
export async function requestsOf(tx: Tx, organisationId: string): Promise<CommuneRequest[]> {
  const { rows } = await sql<CommuneRequest>`
    select ${requestColumns}, (select count(*) from diagnostic.provider_opening o where o.request_id = r.id) as openings,
      (select to_json(max(o.at) at time zone 'UTC') #>> '{}' || 'Z' from diagnostic.provider_opening o
        where o.request_id = r.id) as "lastOpenedAt"
    from diagnostic.provider_request r where r.organisation_id = ${organisationId}
    order by r.created_at desc, r.id desc limit 50`.execute(tx)
  return rows
}

export interface Opening {
  readonly at: string
}

/** The openings of one link, newest first, at most a hundred. */
export async function openingsOf(tx: Tx, organisationId: string, requestId: string): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select to_json(at at time zone 'UTC') #>> '{}' || 'Z' as at from diagnostic.provider_opening
    where organisation_id = ${organisationId} and request_id = ${requestId}
    order by provider_opening.at desc limit 100`.execute(tx)
  return rows
}

/** The requests of these secrets, whoever holds them. */
export async function requestsOfTokens(
  tx: Tx,
  tokenHashes: readonly string[],
): Promise<(KeptRequest & { readonly tokenHash: string })[]> {
  const { rows } = await sql<KeptRequest & { tokenHash: string }>`
    select ${requestColumns}, r.token_hash as "tokenHash" from diagnostic.provider_request r
    where r.token_hash = any(${[...tokenHashes]}::text[])`.execute(tx)
  return rows
}

/** Those addressed to an organisation in which the speaker sits, as row-level security shows them. */
export async function requestsToMyOrganisations(tx: Tx): Promise<KeptRequest[]> {
  const { rows } = await sql<KeptRequest>`
    select ${requestColumns} from diagnostic.provider_request r
    where r.provider_id in (select territory.offices('agent'))
    order by r.expires_at, r.id limit 1000`.execute(tx)
  return rows
}

export async function repliesTo(tx: Tx, requestIds: readonly string[]): Promise<KeptReply[]> {
  const { rows } = await sql<KeptReply>`
    select ${replyColumns} from diagnostic.provider_reply
    where request_id = any(${[...requestIds]}::uuid[]) order by sent_at desc, id`.execute(tx)
  return rows
}

/** What was sent to a commune about any of these questions, newest first. */
export async function declaredOf(tx: Tx, organisationId: string): Promise<KeptReply[]> {
  const { rows } = await sql<KeptReply>`
    select ${replyColumns} from diagnostic.provider_reply
    where organisation_id = ${organisationId} and sent_at is not null
    order by provider_reply.sent_at desc, id desc limit 400`.execute(tx)
  return rows
}

/** Holds a request until the end of the transaction, so that nothing is sent or taken back meanwhile. */
export async function holdRequest(
  tx: Tx,
  organisationId: string,
  requestId: string,
): Promise<KeptRequest | null> {
  const { rows } = await sql<KeptRequest>`
    select ${requestColumns} from diagnostic.provider_request r
    where r.organisation_id = ${organisationId} and r.id = ${requestId} for update`.execute(tx)
  return rows[0] ?? null
}

/** False when it is not of this commune. Taking back twice is harmless. */
export async function takeBack(
  tx: Tx,
  organisationId: string,
  requestId: string,
  by: Author,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update diagnostic.provider_request
    set revoked_at = coalesce(revoked_at, ${by.at}), revoked_by = coalesce(revoked_by, ${by.personId})
    where organisation_id = ${organisationId} and id = ${requestId}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

const openedAgainWithinMinutes = 15

export async function noteOpening(
  tx: Tx,
  organisationId: string,
  requestId: string,
  at: Date,
): Promise<void> {
  const since = new Date(at.getTime() - openedAgainWithinMinutes * 60_000)
  await sql`
    insert into diagnostic.provider_opening (organisation_id, request_id, at)
    select ${organisationId}, ${requestId}, ${at}::timestamptz
    where not exists (select from diagnostic.provider_opening o where o.request_id = ${requestId} and o.at > ${since})`.execute(
    tx,
  )
}
