import { expect, it } from 'vitest'
import { delaysInSeconds } from './attempts.ts'

it('lets fingers slip four times before an account waits', () => {
  expect(delaysInSeconds('account').slice(0, 6)).toEqual([0, 0, 0, 0, 30, 60])
})

it('lets a whole town hall share an address', () => {
  expect(delaysInSeconds('address').findIndex((delay) => delay > 0)).toBe(29)
})

it.each(['account', 'address', 'computer'] as const)(
  'never makes an %s wait more than fifteen minutes, and never less after more failures',
  (counted) => {
    const delays = delaysInSeconds(counted)
    expect(Math.max(...delays)).toBe(15 * 60)
    expect(delays).toEqual(delays.toSorted((a, b) => a - b))
  },
)
