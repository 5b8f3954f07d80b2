import { describe, expect, it } from 'vitest'
import { makeAllowance } from './allowance.ts'

function usedAt(instants: readonly number[], perSecond: number): number[] {
  const allowance = makeAllowance(perSecond, 0)
  return instants.map((now) => {
    allowance.grow(now)
    let used = 0
    for (; allowance.isLeft() && used < 1000; used++) allowance.use()
    return used
  })
}

describe('the allowance of questions', () => {
  it('gives a tenth of a second at once, then so many a second', () => {
    expect(usedAt([0, 50, 100, 100, 150], 200)).toEqual([20, 10, 10, 0, 10])
  })

  it('does not add up over a silence', () => {
    expect(usedAt([0, 60_000], 200)).toEqual([20, 20])
  })

  it('gives one at a time when less than ten a second are allowed', () => {
    expect(usedAt([0, 100, 500, 1000], 2)).toEqual([1, 0, 1, 1])
  })

  it('has no end for a server of this machine', () => {
    expect(usedAt([0, 0], Number.POSITIVE_INFINITY)).toEqual([1000, 1000])
  })
})
