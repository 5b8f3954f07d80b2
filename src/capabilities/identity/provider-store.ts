import type { Tx } from '../../platform/db/database.ts'

/** Somebody as the provider says they are, verified. */
export interface Identification {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Lower case. What the provider claims: it opens no account by itself. */
  readonly email: string
  readonly siret: string | null
  readonly factors: 1 | 2
  readonly idToken: string
}

export async function personOfIdentity(tx: Tx, { issuer, subject }: Identification) {
  return tx
    .selectFrom('identity.providerAccount as a')
    .innerJoin('identity.person as p', 'p.id', 'a.personId')
    .select(['p.id as personId', 'p.email', 'p.hasSecondFactor as hasCode'])
    .where('a.issuer', '=', issuer)
    .where('a.subject', '=', subject)
    .executeTakeFirst()
}

/** False when that identity already opens an account, this one or another. */
export async function linkIdentity(
  tx: Tx,
  personId: string,
  { issuer, subject, email, siret }: Identification,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('identity.providerAccount')
    .values({ personId, issuer, subject, email, siret, linkedAt: now, lastUsedAt: now })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteIdentityUse(
  tx: Tx,
  { issuer, subject, email, siret }: Identification,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('identity.providerAccount')
    .set({ email, siret, lastUsedAt: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

export async function identitiesOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('identity.providerAccount')
    .select(['id', 'email', 'siret', 'linkedAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('linkedAt')
    .execute()
}

export async function unlinkIdentity(tx: Tx, personId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('identity.providerAccount')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function keepIdToken(tx: Tx, sessionId: string, idToken: string): Promise<void> {
  await tx.insertInto('identity.providerSession').values({ sessionId, idToken }).execute()
}

export async function idTokenOf(tx: Tx, sessionId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('identity.providerSession')
    .select('idToken')
    .where('sessionId', '=', sessionId)
    .executeTakeFirst()
  return row?.idToken
}
