import { describe, expect, test } from 'vitest'
import { defaultDueOn, keptDueOn, missingDueDates } from './due-dates.ts'

const today = '2026-11-22'

describe('the date proposed', () => {
  test.each([
    ['ask', 40, '2026-12-07'],
    ['renew', 40, '2026-12-22'],
    ['prove', 40, '2027-01-21'],
    ['do', 1, '2026-12-06'],
    ['do', 3, '2026-12-06'],
    ['do', 4, '2026-12-13'],
    ['do', 500, '2027-05-23'],
  ] as const)('to %s, at place %i: %s', (kind, position, dueOn) => {
    expect(defaultDueOn(kind, position, today)).toBe(dueOn)
  })
})

test('only actions without a date get one, by their place in the plan', () => {
  const open = [
    { measureId: 'late', kind: 'do', dueOn: null },
    { measureId: 'dated', kind: 'do', dueOn: '2026-12-24' },
    { measureId: 'first', kind: 'do', dueOn: null },
  ] as const
  expect(missingDueDates(open, ['first', 'dated', 'x', 'late'], today)).toEqual([
    { measureId: 'late', dueOn: '2026-12-13' },
    { measureId: 'first', dueOn: '2026-12-06' },
  ])
})

test('a date that a person set survives a change of kind, a proposed one does not', () => {
  expect(keptDueOn({ dueOn: '2026-12-24', dueSetByPerson: true })).toBe('2026-12-24')
  expect(keptDueOn({ dueOn: '2026-12-24', dueSetByPerson: false })).toBeNull()
})
