import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface HeldLetter {
  readonly id: string
  readonly organisationId: string
  readonly recipient: string
  readonly subject: string
  readonly sealedText: string
  readonly messageName: string
  readonly writtenFor: readonly string[] | null
  readonly heldAt: Date
}

/** A letter that a job tries to send again is kept once. */
export async function keepLetter(tx: Tx, letter: Omit<HeldLetter, 'id'>): Promise<void> {
  await sql`insert into incident.held_letter (organisation_id, recipient, subject, sealed_text, message_name, written_for,
      held_at)
    values (${letter.organisationId}, ${letter.recipient}, ${letter.subject}, ${letter.sealedText},
      ${letter.messageName}, ${letter.writtenFor === null ? null : [...letter.writtenFor]}::uuid[], ${letter.heldAt})
    on conflict (message_name, recipient) where sent_at is null do nothing`.execute(tx)
}

/** Those that wait, the oldest first; taken by one job at a time. */
export async function waitingLetters(tx: Tx, after: string | null, limit: number): Promise<HeldLetter[]> {
  const { rows } = await sql<HeldLetter>`
    select id, organisation_id as "organisationId", recipient, subject, sealed_text as "sealedText",
      message_name as "messageName", written_for as "writtenFor", held_at as "heldAt"
    from incident.held_letter where sent_at is null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(tx)
  return rows
}

export async function noteSent(tx: Tx, id: string, end: 'sent' | 'refused', at: Date): Promise<void> {
  await sql`update incident.held_letter set sent_at = ${at}, end_kind = ${end}
    where id = ${id} and sent_at is null`.execute(tx)
}

export interface SaidLetter {
  readonly recipient: string
  readonly subject: string
  readonly heldAt: Date
  readonly sentAt: Date | null
}

/** What waited since an instant, and what became of it; never its words. */
export async function lettersHeldSince(tx: Tx, organisationId: string, since: Date): Promise<SaidLetter[]> {
  const { rows } = await sql<SaidLetter>`
    select recipient, subject, held_at as "heldAt", sent_at as "sentAt" from incident.held_letter
    where organisation_id = ${organisationId} and held_at >= ${since} order by held_at desc, id desc limit 100`.execute(
    tx,
  )
  return rows
}
