import { describe, expect, it } from 'vitest'
import { expiryOf } from './certificate-expiry.ts'

const now = new Date('2026-06-01T12:00:00Z')

describe('the days left of a certificate', () => {
  it.each([
    ['2026-07-03T12:00:00Z', 32, 'far'],
    ['2026-07-02T11:59:59Z', 30, 'within-30-days'],
    ['2026-06-15T12:00:00Z', 14, 'within-14-days'],
    ['2026-06-08T12:00:00Z', 7, 'within-7-days'],
    ['2026-06-01T13:00:00Z', 0, 'within-7-days'],
    ['2026-06-01T11:59:59Z', -1, 'expired'],
  ] as const)('until %s are %i: %s', (validTo, daysLeft, stage) => {
    expect(expiryOf(validTo, now)).toEqual({ daysLeft, stage })
  })
})
