import { z } from '@hono/zod-openapi'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import * as problems from './mandate-problems.ts'
import * as store from './mandate-store.ts'

/** The mandate in force, with another holder, that ends in the act by which one begins. */
export const insteadOf = { insteadOf: z.uuid().nullable().optional() }

interface Change {
  readonly communeId: string
  /** What ends; null or absent: nothing does. */
  readonly endedId: string | null | undefined
  /** Who takes over, and from which day. */
  readonly holderName: string
  readonly fromOn: Day
}

/**
 * A commune changes relay without a day between two: what it takes back ends in the transaction that opens what it
 * gives. Refused when the new mandate begins later, for nobody would watch in between. Null once it is done.
 */
export async function endInstead(
  tx: Tx,
  { communeId, endedId, holderName, fromOn }: Change,
  today: Day,
  by: { readonly personId: string; readonly at: Date },
): Promise<Problem | null> {
  if (!endedId) return null
  const known = await store.mandateOf(tx, endedId, { communeId })
  if (known === undefined || known.grantedAt === null || known.revokedAt !== null)
    return problems.mandateEnded
  if (fromOn > today) return problems.fieldRefused('insteadOf', problems.gapBetweenRelays)
  await store.endMandate(tx, known.id, { side: 'commune', reason: `Confié à ${holderName}` }, by)
  return null
}
