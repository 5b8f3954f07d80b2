import type { Tx } from '../../platform/db/database.ts'

export interface NewPasskey {
  readonly personId: string
  /** base64url */
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly mayBeSynchronised: boolean
  readonly isSynchronised: boolean
  readonly name: string
}

/** False when that key is already known, of this person or another. */
export async function addPasskey(tx: Tx, passkey: NewPasskey, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto('identity.passkey')
    .values({
      ...passkey,
      publicKey: Buffer.from(passkey.publicKey),
      transports: [...passkey.transports],
      createdAt: now,
      // It has just signed.
      lastUsedAt: now,
    })
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function passkeysOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('identity.passkey')
    .select(['id', 'credentialId', 'transports', 'isSynchronised', 'name', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute()
}

/** Held until the transaction ends: two answers of one key are counted one after the other. */
export async function passkeyByCredential(tx: Tx, credentialId: string) {
  return tx
    .selectFrom('identity.passkey as k')
    .innerJoin('identity.person as p', 'p.id', 'k.personId')
    .select(['k.id', 'k.personId', 'k.publicKey', 'k.counter', 'k.transports', 'p.email'])
    .where('k.credentialId', '=', credentialId)
    .forUpdate('k')
    .executeTakeFirst()
}

export async function notePasskeyUse(
  tx: Tx,
  id: string,
  { counter, isSynchronised }: { readonly counter: number; readonly isSynchronised: boolean },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('identity.passkey')
    .set({ counter, isSynchronised, lastUsedAt: now })
    .where('id', '=', id)
    .execute()
}

export async function renamePasskey(tx: Tx, personId: string, id: string, name: string): Promise<boolean> {
  const row = await tx
    .updateTable('identity.passkey')
    .set({ name })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function removePasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('identity.passkey')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
