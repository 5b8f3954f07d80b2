import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { hashOfToken, keyedHash } from '../../../platform/secret-token.ts'
import { stateOf } from '../domain/links.ts'

/** To whom an invitation is written, and in whose name. */
export interface LetterOfInvitation {
  readonly address: string
  readonly invitedName: string | null
  /** « la commune de Cortevaix » */
  readonly placeName: string
  readonly inviterName: string
  readonly message: string | null
}

export interface DerivedOffer {
  readonly organisationId: string
  readonly role: string
  readonly createdBy: string
  readonly expiresAt: Date
  /** Null: handed over, or printed. */
  readonly letter: LetterOfInvitation | null
}

export const letterStates = ['waiting', 'sent', 'refused', 'failed'] as const
export type LetterState = (typeof letterStates)[number]

/** Where an invitation stands, for those who sent it. */
export interface InvitationState {
  readonly id: string
  readonly role: string
  readonly address: string | null
  readonly invitedName: string | null
  readonly state: 'valid' | 'expired' | 'used' | 'cancelled'
  readonly letterState: LetterState | null
  /** What the mail server answered when it refused. */
  readonly letterReply: string | null
  readonly lettersSent: number
  readonly lastLetterAt: Date | null
  readonly openedAt: Date | null
  readonly usedAt: Date | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The secret of an invitation whose link can be written again: nothing in the database gives it without the key. */
export const derivedToken = (key: string, id: string): string => keyedHash(key, 'invitation', id)

export async function addDerived(tx: Tx, key: string, offer: DerivedOffer, now: Date): Promise<string> {
  const id = randomUUID()
  const { letter, ...place } = offer
  await tx
    .insertInto('identity.invitation')
    .values({
      id,
      ...place,
      ...letter,
      isDerived: true,
      tokenHash: hashOfToken(derivedToken(key, id)),
      createdAt: now,
    })
    .execute()
  return id
}

/** One more letter is wanted. @returns which one it is, null when there is nobody to write to or nothing left to accept */
export async function askForLetter(tx: Tx, id: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ turn: number }>`
    update identity.invitation set letters_asked = letters_sent + 1, letter_state = 'waiting', letter_reply = null,
      letter_attempts = 0
    where id = ${id} and address is not null and is_derived and used_at is null and cancelled_at is null
      and expires_at > ${now}
    returning letters_asked as turn`.execute(tx)
  return rows[0]?.turn ?? null
}

export interface LetterToSend extends LetterOfInvitation {
  readonly expiresAt: Date
  readonly organisationId: string | null
}

/** What to write, or undefined when that letter was sent already or has no purpose any more. */
export async function letterToSend(
  tx: Tx,
  id: string,
  turn: number,
  now: Date,
): Promise<LetterToSend | undefined> {
  const { rows } = await sql<LetterToSend>`
    update identity.invitation set letter_attempts = letter_attempts + 1
    where id = ${id} and letters_sent < ${turn} and letters_asked = ${turn} and letter_state = 'waiting'
      and used_at is null and cancelled_at is null and expires_at > ${now}
    returning address, invited_name as "invitedName", place_name as "placeName", inviter_name as "inviterName", message,
      expires_at as "expiresAt", organisation_id as "organisationId"`.execute(tx)
  return rows[0]
}

export async function noteLetter(
  tx: Tx,
  id: string,
  turn: number,
  outcome: { readonly state: LetterState; readonly reply: string | null },
  now: Date,
): Promise<void> {
  await sql`update identity.invitation set letter_state = ${outcome.state}, letter_reply = ${outcome.reply},
      letters_sent = case when ${outcome.state} = 'sent' then ${turn}::integer else letters_sent end,
      last_letter_at = case when ${outcome.state} = 'sent' then ${now} else last_letter_at end
    where id = ${id} and letters_asked = ${turn}`.execute(tx)
}

export async function attemptsAt(tx: Tx, id: string): Promise<number> {
  const row = await tx
    .selectFrom('identity.invitation')
    .select('letterAttempts')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.letterAttempts ?? 0
}

export async function noteOpened(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.invitation')
    .set({ openedAt: now })
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .execute()
}

/** The link leads nowhere from now on. False when it was accepted or cancelled before, or is not of that organisation. */
export async function cancel(tx: Tx, organisationId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update identity.invitation set cancelled_at = ${now}, expires_at = least(expires_at, ${now})
    where id = ${id} and organisation_id = ${organisationId} and used_at is null and cancelled_at is null
    returning id`.execute(tx)
  return rows.length > 0
}

const shown = [
  'id',
  'role',
  'address',
  'invitedName',
  'letterState',
  'letterReply',
  'lettersSent',
  'lastLetterAt',
  'openedAt',
  'usedAt',
  'createdAt',
  'expiresAt',
  'cancelledAt',
] as const

type Row = Omit<InvitationState, 'state' | 'letterState'> & {
  readonly letterState: string | null
  readonly cancelledAt: Date | null
}

const asState =
  (now: Date) =>
  ({ cancelledAt, letterState, ...row }: Row): InvitationState => ({
    ...row,
    letterState: letterStates.find((state) => state === letterState) ?? null,
    state: cancelledAt !== null && row.usedAt === null ? 'cancelled' : stateOf(row, now),
  })

/** Those of an organisation that nobody accepted or cancelled, newest first. */
export async function pendingOf(tx: Tx, organisationId: string, now: Date): Promise<InvitationState[]> {
  const rows = await tx
    .selectFrom('identity.invitation')
    .select(shown)
    .where('organisationId', '=', organisationId)
    .where('usedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
  return rows.map(asState(now))
}

export async function statesOf(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, InvitationState>> {
  const { rows } = await sql<Row>`
    select ${sql.join(shown.map((column) => sql.ref(column)))} from identity.invitation
    where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(asState(now)).map((state) => [state.id, state]))
}
