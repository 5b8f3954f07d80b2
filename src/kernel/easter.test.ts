import { describe, expect, test } from 'vitest'
import { easterOf } from './easter.ts'

describe('Easter', () => {
  test.each([['2024-03-31'], ['2025-04-20'], ['2026-04-05'], ['2027-03-28'], ['2038-04-25']])(
    'is on %s',
    (day) => {
      expect(easterOf(Number(day.slice(0, 4)))).toBe(day)
    },
  )
})
