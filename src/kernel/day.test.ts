import { expect, test } from 'vitest'
import { addDays, dayInWords, dayOf, daysBetween } from './day.ts'

test('an instant belongs to the day that the clock of mainland France shows', () => {
  expect(dayOf(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31')
  expect(dayOf(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01')
  // In summer France is two hours ahead.
  expect(dayOf(new Date('2026-07-13T21:59:59Z'))).toBe('2026-07-13')
  expect(dayOf(new Date('2026-07-13T22:00:00Z'))).toBe('2026-07-14')
})

test('the same instant is another day overseas', () => {
  const instant = new Date('2027-02-03T02:30:00Z')
  expect(dayOf(instant, 'America/Cayenne')).toBe('2027-02-02')
  expect(dayOf(instant, 'Indian/Reunion')).toBe('2027-02-03')
  expect(dayOf(new Date('2027-02-03T20:30:00Z'), 'Indian/Reunion')).toBe('2027-02-04')
})

test('adding days neither loses nor doubles the days on which clocks change', () => {
  expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
  expect(addDays('2026-10-25', 1)).toBe('2026-10-26')
  expect(addDays('2026-10-26', -1)).toBe('2026-10-25')
})

test('adding days crosses months, years and the 29th of February', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(addDays('2028-02-29', 366)).toBe('2029-03-01')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2027-01-01', 0)).toBe('2027-01-01')
})

test('the days between two days are whole, and negative backwards', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366)
  expect(daysBetween('2026-11-22', '2026-11-22')).toBe(0)
  expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2)
})

test('a day is written as in a letter, the first of a month with « er »', () => {
  expect(dayInWords('2027-02-03')).toBe('3 février 2027')
  expect(dayInWords('2027-03-01')).toBe('1er mars 2027')
  expect(dayInWords('2027-03-11')).toBe('11 mars 2027')
  expect(dayInWords('2027-08-31')).toBe('31 août 2027')
})
