import { expect, test } from 'vitest'
import { roles } from './rights.ts'
import { isSecondFactorOwed, secondFactorNeededFrom } from './second-factor.ts'

const roleSinceAt = new Date('2026-11-01T09:00:00Z')
const owed = (role: (typeof roles)[number], factors: 1 | 2, now: string) =>
  isSecondFactorOwed({ role, roleSinceAt }, factors, new Date(now))

test('relay people and the DPO owe two factors from the first minute', () => {
  const first = roles.filter((role) => owed(role, 1, '2026-11-01T09:00:00Z'))
  expect(first).toEqual(['dpo', 'relay-agent', 'relay-administrator'])
  // Even when the clock that gave the role was ahead.
  expect(owed('relay-agent', 1, '2026-11-01T08:59:00Z')).toBe(true)
})

test('an administrator of a commune has fourteen days from the day of the role, to the instant', () => {
  expect(secondFactorNeededFrom('administrator', roleSinceAt)?.toISOString()).toBe('2026-11-15T09:00:00.000Z')
  expect(owed('administrator', 1, '2026-11-15T08:59:59Z')).toBe(false)
  expect(owed('administrator', 1, '2026-11-15T09:00:00Z')).toBe(true)
})

test('those who neither administer nor see other communes owe none, and two proven are always enough', () => {
  for (const role of ['secretary', 'elected', 'provider', 'aidant'] as const) {
    expect(secondFactorNeededFrom(role, roleSinceAt)).toBeNull()
    expect(owed(role, 1, '2036-11-01T09:00:00Z')).toBe(false)
  }
  for (const role of roles) expect(owed(role, 2, '2036-11-01T09:00:00Z')).toBe(false)
})
