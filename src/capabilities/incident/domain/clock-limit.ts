import { addDays, type Day } from '../../../kernel/day.ts'
import { endOf, localTimeOf } from './clock-time.ts'
import { isPublicHolidayIn } from './number-holidays.ts'

/**
 * How long. `open-days` are jours ouvrés, Monday to Friday; `working-days` jours ouvrables, Monday to Saturday; both
 * without public holidays. `declared` waits for what the contract says.
 */
export type Limit =
  | { readonly unit: 'hours'; readonly value: number }
  | { readonly unit: 'days'; readonly value: number }
  | { readonly unit: 'open-days'; readonly value: number }
  | { readonly unit: 'working-days'; readonly value: number }
  | { readonly unit: 'months'; readonly value: number }

/** Where a delay is counted: the clock on the wall there, and its public holidays. */
export interface Where {
  readonly timeZone: string
  /** « 71 », « 2A », « 974 ». */
  readonly departement: string
}

/** `isWholeDay`: the delay ends with a day, not at a minute. The instant is then the first of the next day. */
export interface Deadline {
  readonly at: Date
  readonly isWholeDay: boolean
}

const inHours = 3_600_000

/**
 * When a delay ends. Hours run on without a stop, from the instant itself: Regulation 1182/71 art. 3 §1 would leave
 * the begun hour out, which is never counted on here. In days and months the day of the start is not counted (art. 3
 * §1), a month without that date ends on its last day (art. 3 §2 c), and no delay is lengthened by a week-end (art. 3
 * §4 would allow it): a date shown is never later than the law’s. Regulation from memory.
 */
export function deadlineOf(start: Date, limit: Limit, where: Where): Deadline {
  if (limit.unit === 'hours')
    return { at: new Date(start.getTime() + limit.value * inHours), isWholeDay: false }
  const last = lastDayOf(localTimeOf(start, where.timeZone).day, limit, where.departement)
  return { at: endOf(addDays(last, 1), where.timeZone), isWholeDay: true }
}

/** The last day of a delay that is not in hours. */
export function lastDayOf(
  from: Day,
  { unit, value }: Exclude<Limit, { unit: 'hours' }>,
  departement: string,
): Day {
  if (unit === 'days') return addDays(from, value)
  if (unit === 'months') return addMonths(from, value)
  let day = from
  for (let left = value; left > 0; ) {
    day = addDays(day, 1)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const isRest = weekday === 0 || (weekday === 6 && unit === 'open-days')
    if (!isRest && !isPublicHolidayIn(day, departement)) left -= 1
  }
  return day
}

/** The same date `count` months later, or the last day of a shorter month: 31 January gives 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + count + 1, 0))
  lastOfTarget.setUTCDate(Math.min(date, lastOfTarget.getUTCDate()))
  return lastOfTarget.toISOString().slice(0, 10)
}
