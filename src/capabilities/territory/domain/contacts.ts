import type { Day } from '../../../kernel/day.ts'
import { isPublicHoliday } from './public-holiday.ts'

/** `days` are ISO days of the week, 1 Monday to 7 Sunday; `from` and `to` are « HH:MM » on the contact's clock. */
export interface OpeningSlot {
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}

/** When somebody answers. `null`: the source does not say. */
export type Hours = 'always' | { readonly timeZone: string; readonly slots: readonly OpeningSlot[] } | null

export interface OfficialContact {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  /** Without « https:// ». */
  readonly web: string | null
  readonly mail: string | null
  readonly hours: Hours
  readonly source: string
  readonly checkedOn: Day
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
}

/** A centre of a région; `territories` are INSEE codes of régions or overseas collectivities. */
export type RegionalContact = OfficialContact & { readonly territories: readonly string[] }
export type NationalContact = OfficialContact & { readonly use: string }

export interface ContactDirectory {
  readonly regional: readonly RegionalContact[]
  readonly withoutRegionalCentre: {
    readonly territories: readonly string[]
    readonly explanation: string
    /** Identifiers of national contacts. */
    readonly instead: readonly string[]
  }
  readonly national: readonly NationalContact[]
}

export interface ContactsOfTerritory {
  readonly regional:
    | { readonly kind: 'centre'; readonly contact: RegionalContact }
    | {
        readonly kind: 'none-listed'
        readonly explanation: string
        readonly instead: readonly NationalContact[]
      }
  readonly national: readonly NationalContact[]
}

/** Whom a commune of this région (or overseas collectivity) may call. An unknown code has no centre listed either. */
export function contactsFor(regionCode: string, directory: ContactDirectory): ContactsOfTerritory {
  const centre = directory.regional.find(({ territories }) => territories.includes(regionCode))
  const { explanation, instead } = directory.withoutRegionalCentre
  return {
    regional:
      centre === undefined
        ? {
            kind: 'none-listed',
            explanation,
            instead: directory.national.filter(({ id }) => instead.includes(id)),
          }
        : { kind: 'centre', contact: centre },
    national: directory.national,
  }
}

/**
 * Does somebody answer at this instant? On a public holiday of mainland France a contact with weekly hours is
 * `unknown`: no source says whether it answers.
 */
export function isOpenAt(instant: Date, hours: Hours): 'open' | 'closed' | 'unknown' {
  if (hours === null) return 'unknown'
  if (hours === 'always') return 'open'
  const { day, dayOfWeek, time } = clockAt(instant, hours.timeZone)
  const isWithinASlot = hours.slots.some(
    ({ days, from, to }) => days.includes(dayOfWeek) && from <= time && time < to,
  )
  if (!isWithinASlot) return 'closed'
  return isPublicHoliday(day) ? 'unknown' : 'open'
}

// Making a format costs a hundred times its use.
const clockFormats = new Map<string, Intl.DateTimeFormat>()

function clockFormatIn(timeZone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  clockFormats.set(timeZone, made)
  return made
}

function clockAt(instant: Date, timeZone: string): { day: Day; dayOfWeek: number; time: string } {
  const [day = '', time = ''] = clockFormatIn(timeZone).format(instant).split(' ')
  return { day, time, dayOfWeek: new Date(`${day}T00:00:00Z`).getUTCDay() || 7 }
}

const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** « du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h 30 »; null when unknown. */
export function hoursInWords(hours: Hours): string | null {
  if (hours === null) return null
  if (hours === 'always') return '24 h sur 24, 7 jours sur 7'
  const spans = new Map<string, string[]>()
  for (const { days, from, to } of hours.slots) {
    const key = daysInWords(days)
    spans.set(key, [...(spans.get(key) ?? []), `de ${timeInWords(from)} à ${timeInWords(to)}`])
  }
  return [...spans].map(([days, times]) => `${days}, ${times.join(' et ')}`).join(' ; ')
}

function daysInWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const first = sorted[0] ?? 1
  const last = sorted.at(-1) ?? first
  const name = (day: number) => dayNames[day - 1] ?? ''
  const isARun = sorted.length > 2 && last - first === sorted.length - 1
  return isARun ? `du ${name(first)} au ${name(last)}` : `le ${sorted.map(name).join(', le ')}`
}

function timeInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':')
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}
