import type { Tx } from '../../platform/db/database.ts'
import { hashOfToken } from '../../platform/secret-token.ts'

export type StepKind = 'passkey-registration' | 'passkey-sign-in' | 'provider'

/** What was asked of a browser and is answered once: its key is a challenge or a state, stored as a hash. */
export interface Step {
  readonly kind: StepKind
  readonly browser: string | null
  readonly personId: string | null
  readonly invitationHash: string | null
}

const stepLastsInMinutes = 10

export async function addStep(tx: Tx, key: string, step: Step, now: Date): Promise<void> {
  const { kind, browser, personId, invitationHash } = step
  await tx
    .insertInto('identity.signInStep')
    .values({
      keyHash: hashOfToken(key),
      kind,
      browserHash: browser === null ? null : hashOfToken(browser),
      personId,
      invitationHash,
      createdAt: now,
      expiresAt: new Date(now.getTime() + stepLastsInMinutes * 60_000),
    })
    .execute()
}

/**
 * Takes the step away: a second answer finds nothing. Undefined when it is unknown, over, of another kind, or was begun
 * in another browser.
 */
export async function takeStep(
  tx: Tx,
  key: string,
  asked: { readonly kind: StepKind; readonly browser: string | null },
  now: Date,
): Promise<{ personId: string | null; invitationHash: string | null } | undefined> {
  const row = await tx
    .deleteFrom('identity.signInStep')
    .where('keyHash', '=', hashOfToken(key))
    .returning(['kind', 'browserHash', 'personId', 'invitationHash', 'expiresAt'])
    .executeTakeFirst()
  if (row === undefined || row.kind !== asked.kind || row.expiresAt <= now) return undefined
  const given = asked.browser === null ? null : hashOfToken(asked.browser)
  if (row.browserHash !== given) return undefined
  return { personId: row.personId, invitationHash: row.invitationHash }
}
