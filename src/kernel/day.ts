/** A calendar day without time or zone, as `YYYY-MM-DD`. Sorts as text. */
export type Day = string

const inDay = 24 * 60 * 60 * 1000

/** The day in mainland France of an instant; legal delays of a commune are read on its own clock. */
export function dayOf(instant: Date, timeZone = 'Europe/Paris'): Day {
  return dayFormatIn(timeZone).format(instant)
}

// Making a format costs a hundred times its use, and a plan asks for a thousand days.
const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormatIn(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone })
  dayFormats.set(timeZone, made)
  return made
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * inDay).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / inDay)
}

const longFormat = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** The day in words, as a letter from a town hall writes it: « 3 février 2027 », « 1er mars 2027 ». */
export function dayInWords(day: Day): string {
  return longFormat.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ')
}
