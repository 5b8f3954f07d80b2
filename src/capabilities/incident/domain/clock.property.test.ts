import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, deadlineOf, lastDayOf } from './clock-limit.ts'
import { instantOf, localTimeOf } from './clock-time.ts'
import { isPublicHolidayIn } from './number-holidays.ts'
import { deadlineInWords } from './wording-clock.ts'

const zones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'America/Miquelon',
  'America/St_Barthelemy',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Noumea',
  'Pacific/Wallis',
]
const timeZone = fc.constantFrom(...zones)
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000))
/** Within hours of a change of clock in Paris or Miquelon. */
const nearAChange = fc
  .tuple(
    fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2027-03-14T06:00Z', '2027-11-07T05:00Z'),
    fc.integer({ min: -5000, max: 5000 }),
  )
  .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000))
const anyInstant = fc.oneof(instant, nearAChange)

/** Another way to the same wall clock, by the parts that Intl names one by one. */
function partsOf(at: Date, zone: string): Record<string, string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}

describe('the wall clock', () => {
  it('is read as Intl reads it part by part', () => {
    fc.assert(
      fc.property(anyInstant, timeZone, (at, zone) => {
        const { year, month, day, hour, minute } = partsOf(at, zone)
        expect(localTimeOf(at, zone)).toEqual({ day: `${year}-${month}-${day}`, time: `${hour}:${minute}` })
      }),
    )
  })

  it('leads back to the instant, or to the first of the two when the hour passes twice', () => {
    fc.assert(
      fc.property(anyInstant, timeZone, (at, zone) => {
        const back = instantOf(localTimeOf(at, zone), zone).getTime()
        expect(localTimeOf(new Date(back), zone)).toEqual(localTimeOf(at, zone))
        expect([0, 3_600_000]).toContain(at.getTime() - back)
      }),
    )
  })
})

describe('a delay in hours', () => {
  it('is as many hours as a clock that nobody changes would count, over any change of hour', () => {
    fc.assert(
      fc.property(anyInstant, timeZone, fc.integer({ min: 1, max: 200 }), (at, zone, value) => {
        const { at: end, isWholeDay } = deadlineOf(
          at,
          { unit: 'hours', value },
          { timeZone: zone, departement: '71' },
        )
        let counted = at
        for (let hour = 0; hour < value; hour += 1) counted = new Date(counted.getTime() + 60 * 60 * 1000)
        expect(end).toEqual(counted)
        expect(isWholeDay).toBe(false)
      }),
    )
  })

  it('is said with the day of the week that the clock on the wall will show', () => {
    fc.assert(
      fc.property(anyInstant, timeZone, fc.integer({ min: 1, max: 400 }), (at, zone, value) => {
        const deadline = deadlineOf(at, { unit: 'hours', value }, { timeZone: zone, departement: '71' })
        const words = deadlineInWords(deadline, at, zone)
        const weekday = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, weekday: 'long' }).format(
          deadline.at,
        )
        const { hour, day } = partsOf(deadline.at, zone)
        expect(words).toContain(`${Number(hour)}\u00a0h`)
        if (!words.startsWith('aujourd’hui')) expect(words).toContain(weekday)
        else expect(partsOf(at, zone).day).toBe(day)
      }),
    )
  })
})

describe('a delay in days', () => {
  it('ends on the open day that a walk through the calendar finds, never on a day of rest', () => {
    const departement = fc.constantFrom('71', '67', '972', '974', '976', '988')
    const unit = fc.constantFrom('open-days' as const, 'working-days' as const)
    fc.assert(
      fc.property(
        anyInstant,
        unit,
        departement,
        fc.integer({ min: 1, max: 20 }),
        (at, kind, where, value) => {
          const from = at.toISOString().slice(0, 10)
          const last = lastDayOf(from, { unit: kind, value }, where)
          const walked: string[] = []
          for (let day = Date.parse(from) + 86_400_000; day <= Date.parse(last); day += 86_400_000) {
            const date = new Date(day)
            const rests = kind === 'open-days' ? [0, 6] : [0]
            const text = date.toISOString().slice(0, 10)
            if (!rests.includes(date.getUTCDay()) && !isPublicHolidayIn(text, where)) walked.push(text)
          }
          expect(walked).toHaveLength(value)
          expect(walked.at(-1)).toBe(last)
        },
      ),
    )
  })

  it('in months keeps the date, or stops at the end of a shorter month', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 24 }), (at, count) => {
        const from = at.toISOString().slice(0, 10)
        const to = addMonths(from, count)
        const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
        expect(months(to) - months(from)).toBe(count)
        const nextDay = new Date(Date.parse(to) + 86_400_000).toISOString()
        if (to.slice(8) !== from.slice(8)) expect(nextDay.slice(8, 10)).toBe('01')
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)))
      }),
    )
  })

  it('ends at the midnight of the commune, everywhere', () => {
    fc.assert(
      fc.property(anyInstant, timeZone, fc.integer({ min: 1, max: 40 }), (at, zone, value) => {
        const { at: end } = deadlineOf(at, { unit: 'days', value }, { timeZone: zone, departement: '71' })
        expect(localTimeOf(end, zone).time).toBe('00:00')
        expect(localTimeOf(new Date(end.getTime() - 1), zone).time).toBe('23:59')
      }),
    )
  })
})
