/** What may be sent at once after a silence. */
const burstInS = 0.1

/** Instants are in milliseconds. */
export interface Allowance {
  isLeft(): boolean
  use(): void
  grow(now: number): void
}

/** How many questions may be sent now: so many a second, and few at once after a silence. */
export function makeAllowance(perSecond: number, now: number): Allowance {
  const most = Math.max(1, perSecond * burstInS)
  let left = most
  let grownAt = now
  return {
    isLeft: () => left >= 1,
    use() {
      left--
    },
    grow(now) {
      if (Number.isFinite(perSecond)) left = Math.min(most, left + ((now - grownAt) / 1000) * perSecond)
      grownAt = now
    },
  }
}
