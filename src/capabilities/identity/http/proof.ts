import { fail, ok, type Result } from '../../../kernel/result.ts'
import { secondFactorNeeded } from '../../../platform/http/common-problems.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import type { Caller } from '../../../platform/http/route.ts'
import { type Means, meansOf, sessionOpenedAt } from '../proof-store.ts'
import { guarded, type SignInParts } from './door.ts'
import { passwordNeeded, signInAgain, wrongPassword } from './problems.ts'

const recentlyInMinutes = 15

/**
 * Before the ways into an account change. An open session is not enough: who has a password gives it again, who has
 * none has signed in within the quarter of an hour; and where the account has a second factor, this session proved it.
 */
export async function proveAgain(
  { platform, guard, authentication }: SignInParts,
  caller: Caller,
  password: string | undefined,
): Promise<Result<Means, Problem>> {
  const { db, clock } = platform
  const { means, openedAt } = await db.asSystem('what an account proves itself with', async (tx) => ({
    means: await meansOf(tx, caller.personId),
    openedAt: await sessionOpenedAt(tx, caller.sessionId),
  }))
  if ((means.hasCode || means.hasPasskey) && caller.factors < 2) return fail(secondFactorNeeded)
  if (!means.hasPassword) {
    const since = openedAt === undefined ? Number.POSITIVE_INFINITY : clock().getTime() - openedAt.getTime()
    return since <= recentlyInMinutes * 60_000 ? ok(means) : fail(signInAgain)
  }
  if (password === undefined || password === '') return fail(passwordNeeded)
  return guarded(guard, [{ counted: 'computer', name: caller.personId }], async () => {
    const context = await authentication().$context
    const accounts = await context.internalAdapter.findAccounts(caller.personId)
    const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password
    const isRight = typeof hash === 'string' && (await context.password.verify({ hash, password }))
    return isRight ? ok(means) : fail(wrongPassword)
  })
}

/** Null when this session may change what protects the account. */
export async function refusalOfHalfProof({ platform }: SignInParts, caller: Caller): Promise<Problem | null> {
  if (caller.factors === 2) return null
  const means = await platform.db.asSystem('what an account proves itself with', (tx) =>
    meansOf(tx, caller.personId),
  )
  return means.hasCode || means.hasPasskey ? secondFactorNeeded : null
}
