import type { Day } from '../../../kernel/day.ts'

/** A wall clock: the day and « HH:MM » of an instant somewhere. */
export interface LocalTime {
  readonly day: Day
  readonly time: string
}

const minute = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows at this instant. `timeZone` is an IANA name. */
export function localTimeOf(instant: Date, timeZone: string): LocalTime {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const [day = '', time = ''] = format.format(instant).split(' ')
  return { day, time }
}

/**
 * The first instant at which the wall clock there shows this. Where the clock jumps over it in spring, an hour
 * later on the wall; where it passes twice in autumn, the first time.
 */
export function instantOf({ day, time }: LocalTime, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // Offsets a day before and a day after hold on either side of any change of clock.
  const offsets = [asUtc - 1440 * minute, asUtc + 1440 * minute].map((around) => offsetAt(around, timeZone))
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b)
  const exact = candidates.find((at) => {
    const shown = localTimeOf(new Date(at), timeZone)
    return shown.day === day && shown.time === time
  })
  return new Date(exact ?? candidates[1] ?? asUtc)
}

/** The instant at which this day ends there: the first of the next day. */
export function endOf(nextDay: Day, timeZone: string): Date {
  return instantOf({ day: nextDay, time: '00:00' }, timeZone)
}

function offsetAt(at: number, timeZone: string): number {
  const { day, time } = localTimeOf(new Date(at), timeZone)
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(at / minute) * minute
}
