/** Whose failures are counted: an account wherever it is tried from, an address, a computer already known to the account. */
export type Counted = 'account' | 'address' | 'computer'

const minute = 60

/** A delay that grows with the failures and never passes fifteen minutes. */
const growing = [30, minute, 2 * minute, 4 * minute, 8 * minute, 15 * minute] as const

/** How many failures cost nothing: fingers slip, and a whole town hall may share one address. */
const freeAttempts = { account: 5, address: 30, computer: 5 } satisfies Record<Counted, number>

/** Failures older than this are forgotten. */
export const forgottenAfterHours = 24

/**
 * Seconds to wait after the n-th failure in a row, for n = 1, 2, …; the last value holds for all that follow.
 * The first `freeAttempts - 1` cost nothing.
 */
export function delaysInSeconds(counted: Counted): number[] {
  return [...Array.from({ length: freeAttempts[counted] - 1 }, () => 0), ...growing]
}
