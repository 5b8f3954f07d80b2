import { addDays, type Day, dayOf } from '../../../kernel/day.ts'

/** Reads the calendar of the State: the days when a town hall is closed besides Saturday and Sunday. */
export type IsDayOff = (day: Day) => boolean

const opensAtHour = 8
const closesAtHour = 18
const hour = 60 * 60 * 1000

/** The first instant from `wanted` on when a letter may reach a town hall: neither at night nor on a day off. */
export function letterInstant(wanted: Date, timeZone: string, isDayOff: IsDayOff): Date {
  let day = dayOf(wanted, timeZone)
  const hours = hourOf(wanted, timeZone)
  if (isWorked(day, isDayOff) && hours >= opensAtHour && hours < closesAtHour) return wanted
  if (hours >= closesAtHour) day = addDays(day, 1)
  while (!isWorked(day, isDayOff)) day = addDays(day, 1)
  return instantOf(day, opensAtHour, timeZone)
}

/** When each reminder may leave; `days` are counted from the first letter. */
export function reminderInstants(
  firstAt: Date,
  days: readonly number[],
  timeZone: string,
  isDayOff: IsDayOff,
): Date[] {
  return [...new Set(days)]
    .toSorted((one, other) => one - other)
    .map((count) => letterInstant(new Date(firstAt.getTime() + count * 24 * hour), timeZone, isDayOff))
}

function isWorked(day: Day, isDayOff: IsDayOff): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isDayOff(day)
}

function hourOf(instant: Date, timeZone: string): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant),
  )
}

/** The instant when a clock of that zone shows this hour of this day. */
function instantOf(day: Day, hours: number, timeZone: string): Date {
  const guess = Date.parse(`${day}T${String(hours).padStart(2, '0')}:00:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(guess))
  return new Date(guess - (Date.parse(`${shown.replace(' ', 'T')}Z`) - guess))
}
