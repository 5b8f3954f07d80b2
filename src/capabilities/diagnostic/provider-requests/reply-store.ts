import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { ProviderReply } from '../domain/provider-request.ts'
import type { Author } from '../store.ts'
import type { KeptReply } from './request-store.ts'

/** Where a reply goes. */
export interface Place {
  readonly organisationId: string
  readonly requestId: string
  readonly questionId: string
}

/** Keeps what the provider wrote so far; what was sent stays as it was. */
export async function saveDraft(
  tx: Tx,
  { organisationId, requestId, questionId }: Place,
  said: { readonly reply: ProviderReply; readonly note: string | null },
  at: Date,
): Promise<void> {
  await sql`
    insert into diagnostic.provider_reply (organisation_id, request_id, question_id, reply, note, saved_at)
    values (${organisationId}, ${requestId}, ${questionId}, ${said.reply}, ${said.note}, ${at})
    on conflict (request_id, question_id) do update
    set reply = excluded.reply, note = excluded.note, saved_at = excluded.saved_at
    where provider_reply.sent_at is null`.execute(tx)
}

/** Joins a file to a draft, in place of the one before. */
export async function attachFile(
  tx: Tx,
  { organisationId, requestId, questionId }: Place,
  file: { readonly id: string; readonly name: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into diagnostic.provider_reply (organisation_id, request_id, question_id, file_id, file_name, saved_at)
    values (${organisationId}, ${requestId}, ${questionId}, ${file.id}, ${file.name}, ${at})
    on conflict (request_id, question_id) do update
    set file_id = excluded.file_id, file_name = excluded.file_name, saved_at = excluded.saved_at
    where provider_reply.sent_at is null`.execute(tx)
  await sql`
    update diagnostic.provider_request set file_count = file_count + 1
    where organisation_id = ${organisationId} and id = ${requestId}`.execute(tx)
}

/** Who sends, as he says it himself; `personId` when he has an account here. */
export interface Declarer {
  readonly personName: string
  readonly companyName: string | null
  readonly personId: string | null
}

type SentReply = Pick<KeptReply, 'id' | 'questionId' | 'note' | 'fileId'> & { readonly reply: ProviderReply }

/** Sends every draft that has a reply, and gives those back. */
export async function sendDrafts(
  tx: Tx,
  organisationId: string,
  requestId: string,
  { personName, companyName, personId }: Declarer,
  at: Date,
): Promise<SentReply[]> {
  const { rows } = await sql<SentReply>`
    update diagnostic.provider_reply
    set sent_at = ${at}, person_name = ${personName}, company_name = ${companyName}, person_id = ${personId}
    where organisation_id = ${organisationId} and request_id = ${requestId} and sent_at is null and reply is not null
    returning id, question_id as "questionId", reply, note, file_id as "fileId"`.execute(tx)
  return rows
}

export interface Decision {
  readonly decision: 'confirmed' | 'contested'
  readonly note: string | null
}

/** False when somebody decided before. */
export async function decideReply(
  tx: Tx,
  organisationId: string,
  replyId: string,
  { decision, note }: Decision,
  by: Author,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update diagnostic.provider_reply
    set decision = ${decision}, decision_note = ${note}, decided_at = ${by.at}, decided_by = ${by.personId},
      decided_by_name = ${by.name}
    where organisation_id = ${organisationId} and id = ${replyId} and sent_at is not null and decision is null`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}
