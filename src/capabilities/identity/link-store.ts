import type { Tx } from '../../platform/db/database.ts'
import { hashOfToken, newToken } from '../../platform/secret-token.ts'
import { expiryOf, type LinkPurpose } from './domain/links.ts'

export type OneTimePurpose = Exclude<LinkPurpose, 'invitation'>

export interface OneTimeLink {
  readonly id: string
  readonly purpose: OneTimePurpose
  readonly personId: string | null
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

export interface Invitation {
  readonly id: string
  readonly organisationId: string | null
  readonly role: string
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** @returns the token, which exists nowhere else */
export async function addLink(
  tx: Tx,
  purpose: OneTimePurpose,
  personId: string | null,
  now: Date,
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('identity.oneTimeLink')
    .values({
      purpose,
      personId,
      tokenHash: hashOfToken(token),
      createdAt: now,
      expiresAt: expiryOf(purpose, now),
    })
    .execute()
  return token
}

export async function removeUnusedLinks(tx: Tx, purpose: OneTimePurpose): Promise<void> {
  await tx
    .deleteFrom('identity.oneTimeLink')
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .execute()
}

/** Held by this transaction until it ends, so that a link serves once. */
export async function linkByToken(tx: Tx, token: string): Promise<OneTimeLink | undefined> {
  const row = await tx
    .selectFrom('identity.oneTimeLink')
    .select(['id', 'purpose', 'personId', 'expiresAt', 'usedAt'])
    .where('tokenHash', '=', hashOfToken(token))
    .forUpdate()
    .executeTakeFirst()
  // The check of the table lists the same purposes.
  return row === undefined ? undefined : { ...row, purpose: row.purpose as OneTimePurpose }
}

export async function markLinkUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('identity.oneTimeLink').set({ usedAt: now }).where('id', '=', id).execute()
}

export async function addInvitation(
  tx: Tx,
  offer: {
    readonly organisationId: string | null
    readonly role: string
    readonly createdBy: string | null
  },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = expiryOf('invitation', now)
  await tx
    .insertInto('identity.invitation')
    .values({ ...offer, tokenHash: hashOfToken(token), createdAt: now, expiresAt })
    .execute()
  return { token, expiresAt }
}

export function invitationByToken(tx: Tx, token: string): Promise<Invitation | undefined> {
  return invitationByHash(tx, hashOfToken(token))
}

/** Held by this transaction until it ends, so that an invitation serves once. */
export async function invitationByHash(tx: Tx, tokenHash: string): Promise<Invitation | undefined> {
  const row = await tx
    .selectFrom('identity.invitation')
    .select(['id', 'organisationId', 'role', 'expiresAt', 'usedAt'])
    .where('tokenHash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function markInvitationUsed(tx: Tx, id: string, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.invitation')
    .set({ usedAt: now, acceptedBy: personId })
    .where('id', '=', id)
    .execute()
}
