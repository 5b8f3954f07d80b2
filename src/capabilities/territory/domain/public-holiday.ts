import { addDays, type Day } from '../../../kernel/day.ts'
import { easterOf } from '../../../kernel/easter.ts'

/** Code du travail, art. L3133-1 (from memory): the same dates each year, then those counted from Easter. */
const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const daysAfterEaster = [1, 39, 50]

/** A public holiday of mainland France. */
export function isPublicHoliday(day: Day): boolean {
  if (fixed.includes(day.slice(5))) return true
  const easter = easterOf(Number(day.slice(0, 4)))
  return daysAfterEaster.some((count) => addDays(easter, count) === day)
}
