import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export interface NewPerson {
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly isInstaller: boolean
}

/** Holds back any other first account until this transaction ends. */
export async function lockFirstAccount(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity first account'))`.execute(tx)
}

export async function anybodyExists(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('identity.person').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export async function personByEmail(tx: Tx, email: string): Promise<{ id: string } | undefined> {
  return tx.selectFrom('identity.person').select('id').where('email', '=', email).executeTakeFirst()
}

/** Null when the address already has an account. */
export async function addPerson(tx: Tx, person: NewPerson, now: Date): Promise<string | null> {
  const row = await tx
    .insertInto('identity.person')
    .values({ ...person, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** @param password hashed by the sign-in library, whose account this is */
export async function setPassword(tx: Tx, personId: string, password: string, now: Date): Promise<void> {
  await tx
    .insertInto('identity.credential')
    .values({
      personId,
      providerId: 'credential',
      accountId: personId,
      password,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId']).doUpdateSet({ password, updatedAt: now }),
    )
    .execute()
}

/** Gives an account back to whoever holds the machine: installer again, no second factor, passkey or other way in, no open session. */
export async function rescuePerson(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.person')
    .set({ isInstaller: true, hasSecondFactor: false, updatedAt: now })
    .where('id', '=', personId)
    .execute()
  await tx.deleteFrom('identity.secondFactor').where('personId', '=', personId).execute()
  await removeWaysIn(tx, personId)
}

/** Closes every session and forgets every key and identity: whoever held them no longer comes in. */
export async function removeWaysIn(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('identity.session').where('personId', '=', personId).execute()
  await tx.deleteFrom('identity.passkey').where('personId', '=', personId).execute()
  await tx.deleteFrom('identity.providerAccount').where('personId', '=', personId).execute()
}

export async function namesOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('identity.person')
    .select(['id', 'name', 'email'])
    .where('id', 'in', personIds)
    .execute()
}

/** False when that code has already served. */
export async function spendCode(tx: Tx, personId: string, codeHash: string, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto('identity.spentCode')
    .values({ personId, codeHash, spentAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .executeTakeFirst()
  return row !== undefined
}

/** The latest of the instants before which these keys may not be tried again; null when none waits. */
export async function retryAt(tx: Tx, keys: readonly string[]): Promise<Date | null> {
  const row = await tx
    .selectFrom('identity.signInAttempt')
    .select(({ fn }) => fn.max('retryAt').as('retryAt'))
    .where('key', 'in', keys)
    .executeTakeFirst()
  return row?.retryAt ?? null
}

/**
 * Counts one more failure, unless the key must still wait: then false, and nothing is counted.
 * One statement, so that calls at the same time cannot all slip through.
 */
export async function countFailure(
  tx: Tx,
  key: string,
  delays: readonly number[],
  now: Date,
  forgottenBefore: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into identity.sign_in_attempt as a (key, failures, last_at, retry_at)
    values (${key}, 1, ${now}, ${now}::timestamptz + make_interval(secs => (${delays}::int[])[1]))
    on conflict (key) do update set
      failures = case when a.last_at < ${forgottenBefore} then 1 else a.failures + 1 end,
      last_at = ${now},
      retry_at = ${now}::timestamptz + make_interval(secs => (${delays}::int[])[least(
        case when a.last_at < ${forgottenBefore} then 1 else a.failures + 1 end, ${delays.length}::int)])
    where a.retry_at <= ${now}
    returning key`.execute(tx)
  return rows.length > 0
}

export async function forgetFailures(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.deleteFrom('identity.signInAttempt').where('key', 'in', keys).execute()
}

/** Takes back one failure, for an address that others share. */
export async function takeBackFailure(tx: Tx, key: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.signInAttempt')
    .set(({ eb }) => ({ failures: eb('failures', '-', 1), retryAt: now }))
    .where('key', '=', key)
    .where('failures', '>', 0)
    .execute()
}

/** Removes what has no more use. @returns how many rows */
export async function purge(tx: Tx, now: Date): Promise<number> {
  const month = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000)
  const day = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  const results = [
    await tx.deleteFrom('identity.session').where('expiresAt', '<', now).executeTakeFirst(),
    await tx.deleteFrom('identity.signInStep').where('expiresAt', '<', now).executeTakeFirst(),
    await tx.deleteFrom('identity.verification').where('expiresAt', '<', now).executeTakeFirst(),
    // A month longer than their life, so that whoever opens them late reads « expired » or « used ».
    await tx.deleteFrom('identity.oneTimeLink').where('expiresAt', '<', month).executeTakeFirst(),
    await tx.deleteFrom('identity.invitation').where('expiresAt', '<', month).executeTakeFirst(),
    await tx.deleteFrom('identity.spentCode').where('spentAt', '<', day).executeTakeFirst(),
    await tx.deleteFrom('identity.signInAttempt').where('lastAt', '<', day).executeTakeFirst(),
  ]
  return results.reduce((total, { numDeletedRows }) => total + Number(numDeletedRows), 0)
}
