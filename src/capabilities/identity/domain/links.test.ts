import { expect, it } from 'vitest'
import { expiryOf, stateOf } from './links.ts'

const madeAt = new Date('2027-03-01T09:00:00Z')
const expiresAt = expiryOf('rescue', madeAt)

it('gives a rescue link one day', () => {
  expect(expiresAt).toEqual(new Date('2027-03-02T09:00:00Z'))
})

it('is expired from the very instant of its end', () => {
  expect(stateOf({ expiresAt, usedAt: null }, new Date(expiresAt.getTime() - 1))).toBe('valid')
  expect(stateOf({ expiresAt, usedAt: null }, expiresAt)).toBe('expired')
})

it('stays « used » once its time has passed', () => {
  expect(stateOf({ expiresAt, usedAt: madeAt }, new Date('2027-06-01T00:00:00Z'))).toBe('used')
})
