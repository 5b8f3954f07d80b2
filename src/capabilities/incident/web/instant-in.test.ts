import { describe, expect, it } from 'vitest'
import { fieldsOf, instantIn } from './instant-in.ts'

describe('an instant typed in two fields', () => {
  it('is read as people write hours', () => {
    for (const time of ['8:41', '08:41', '8h41', '8 h 41', ' 8.41 '])
      expect(instantIn('2026-11-22', time)).toBe(new Date(2026, 10, 22, 8, 41).toISOString())
    expect(instantIn('2026-11-22', '8 h')).toBe(new Date(2026, 10, 22, 8).toISOString())
  })

  it('is null when it is none', () => {
    for (const time of ['', '25:00', '8:61', 'midi', null]) expect(instantIn('2026-11-22', time)).toBeNull()
    for (const day of ['', '22/11/2026', null]) expect(instantIn(day, '8:41')).toBeNull()
  })

  it('goes back into its fields', () => {
    const { day, time } = fieldsOf(new Date(2026, 10, 2, 8, 5))
    expect([day, time]).toEqual(['2026-11-02', '8:05'])
    expect(instantIn(day, time)).toBe(new Date(2026, 10, 2, 8, 5).toISOString())
  })
})
