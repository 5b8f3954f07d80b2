/** How many calls a key may make, refilled evenly. */
export interface Allowance {
  readonly calls: number
  readonly perSeconds: number
}

/** Token buckets in memory: enough for one program; an attacker spread over addresses meets the throttling of sign-in. */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #allowance: Allowance
  readonly #now: () => number

  constructor(allowance: Allowance, now: () => number = () => performance.now()) {
    this.#allowance = allowance
    this.#now = now
  }

  /** Takes one call for `key`: 0 when allowed, else the whole seconds to wait. */
  take(key: string): number {
    const { calls, perSeconds } = this.#allowance
    const now = this.#now()
    const bucket = this.#buckets.get(key) ?? { tokens: calls, at: now }
    const tokens = Math.min(calls, bucket.tokens + ((now - bucket.at) / 1000) * (calls / perSeconds))
    if (this.#buckets.size > 10_000) this.#forgetFull(now)
    if (tokens < 1) {
      this.#buckets.set(key, { tokens, at: now })
      return Math.max(1, Math.ceil((1 - tokens) * (perSeconds / calls)))
    }
    this.#buckets.set(key, { tokens: tokens - 1, at: now })
    return 0
  }

  #forgetFull(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if ((now - bucket.at) / 1000 > this.#allowance.perSeconds) this.#buckets.delete(key)
    }
  }
}
