import { describe, expect, it } from 'vitest'
import { letterInstant, reminderInstants } from './letter-hours.ts'

const paris = 'Europe/Paris'
/** Easter Monday of 2026. */
const isDayOff = (day: string) => day === '2026-04-06'
const at = (instant: string, zone = paris) => letterInstant(new Date(instant), zone, isDayOff).toISOString()

describe('when a reminder may leave', () => {
  it('is now, in the hours of a town hall', () => {
    expect(at('2026-11-24T09:30:00Z')).toBe('2026-11-24T09:30:00.000Z')
  })

  it('is the next morning at eight, after the end of the day or before its beginning', () => {
    expect(at('2026-11-24T17:30:00Z')).toBe('2026-11-25T07:00:00.000Z')
    expect(at('2026-11-24T04:00:00Z')).toBe('2026-11-24T07:00:00.000Z')
  })

  it('is Monday when the weekend has begun, Tuesday when that Monday is a holiday', () => {
    expect(at('2026-11-21T10:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
    expect(at('2026-04-04T10:00:00Z')).toBe('2026-04-07T06:00:00.000Z')
  })

  it('is read on the clock of the commune', () => {
    // 22 h in Paris is 1 h the next day in La Réunion, and 11 h the same day in Tahiti.
    expect(at('2026-11-24T21:00:00Z', 'Indian/Reunion')).toBe('2026-11-25T04:00:00.000Z')
    expect(at('2026-11-24T21:00:00Z', 'Pacific/Tahiti')).toBe('2026-11-24T21:00:00.000Z')
  })

  it('holds across the change of hour', () => {
    expect(at('2026-10-23T18:00:00Z')).toBe('2026-10-26T07:00:00.000Z')
    expect(at('2026-03-27T19:00:00Z')).toBe('2026-03-30T06:00:00.000Z')
  })
})

describe('the reminders of an invitation', () => {
  it('come at the chosen delays after the first letter, three at most, in order', () => {
    const first = new Date('2026-11-23T09:00:00Z')
    expect(reminderInstants(first, [14, 7], paris, isDayOff).map((each) => each.toISOString())).toEqual([
      '2026-11-30T09:00:00.000Z',
      '2026-12-07T09:00:00.000Z',
    ])
  })
})
