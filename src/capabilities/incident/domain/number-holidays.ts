import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { easterOf } from '../../../kernel/easter.ts'

/** Code du travail, art. L3133-1 (from memory). */
const everywhere = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const daysAfterEaster = [1, 39, 50]

interface OwnHolidays {
  readonly dates?: readonly string[]
  readonly daysAfterEaster?: readonly number[]
}

/** Code du travail, art. L3134-13 (from memory): 26 December, and Good Friday where there is a Protestant church. */
const alsaceMoselle: OwnHolidays = { dates: ['12-26'], daysAfterEaster: [-2] }

/**
 * Abolition of slavery, by département or collectivity (Code du travail, art. L3422-2; loi 83-550; from memory), and
 * the holidays that the collectivities of the Pacific set for themselves (from memory).
 */
const own: Readonly<Record<string, OwnHolidays>> = {
  '57': alsaceMoselle,
  '67': alsaceMoselle,
  '68': alsaceMoselle,
  '971': { dates: ['05-27'] },
  '972': { dates: ['05-22'] },
  '973': { dates: ['06-10'] },
  '974': { dates: ['12-20'] },
  '976': { dates: ['04-27'] },
  '977': { dates: ['10-09'] },
  '978': { dates: ['05-28'] },
  '986': { dates: ['04-28', '07-29'] },
  '987': { dates: ['03-05'], daysAfterEaster: [-2] },
  '988': { dates: ['09-24'] },
}

/** A public holiday in this département or overseas collectivity (« 71 », « 2A », « 974 »). */
export function isPublicHolidayIn(day: Day, departement: string): boolean {
  const { dates = [], daysAfterEaster: ownAfterEaster = [] } = own[departement] ?? {}
  const date = day.slice(5)
  if (everywhere.includes(date) || dates.includes(date)) return true
  const easter = easterOf(Number(day.slice(0, 4)))
  return [...daysAfterEaster, ...ownAfterEaster].some((count) => addDays(easter, count) === day)
}
