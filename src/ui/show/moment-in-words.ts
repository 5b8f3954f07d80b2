import { dayInWords, daysBetween } from '../../kernel/day.ts'
import { hourInWords } from './When.tsx'

/**
 * An instant as one says it to somebody: « ce matin à 6 h 12 », « hier à 18 h 05 », « le 14 novembre à 6 h 12 »,
 * with the year when it is another one. Both on the clock of the person who reads.
 */
export function momentInWords(instant: Date, now: Date): string {
  return `${partOfTheDay(instant, now)} à ${hourInWords(instant)}`
}

function partOfTheDay(instant: Date, now: Date): string {
  const day = localDay(instant)
  const today = localDay(now)
  const daysAgo = daysBetween(day, today)
  if (daysAgo === 0) return todayPart(instant.getHours())
  if (daysAgo === 1) return 'hier'
  const words = `le ${dayInWords(day)}`
  return day.slice(0, 4) === today.slice(0, 4) ? words.replace(/ \d{4}$/, '') : words
}

function todayPart(hour: number): string {
  if (hour < 5) return 'cette nuit'
  if (hour < 12) return 'ce matin'
  return hour < 18 ? 'cet après-midi' : 'ce soir'
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

const localDay = (instant: Date) =>
  `${instant.getFullYear()}-${twoDigits(instant.getMonth() + 1)}-${twoDigits(instant.getDate())}`
