import * as common from './common-problems.ts'
import type { Problem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Route } from './route.ts'

/**
 * A token speaks of communes, and reads its own organisation. Accounts, sessions and what changes an organisation are
 * for people. Whoever may do what within a commune is the gate's to say.
 */
export function isOpenToTokens({ who, method }: Pick<Route, 'who' | 'method'>): boolean {
  if (typeof who === 'string') return false
  return 'may' in who || (who.seat === 'agent' && method === 'get')
}

/** Null when the program that showed this token may go on to the gate. */
export function admitToken(
  tokenId: string,
  route: Pick<Route, 'who' | 'method'>,
  perToken: RateLimit,
): Problem | null {
  const waitSeconds = perToken.take(tokenId)
  if (waitSeconds > 0) return common.tooMany(waitSeconds)
  return isOpenToTokens(route) ? null : common.notForTokens
}
