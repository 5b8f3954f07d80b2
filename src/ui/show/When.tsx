import { type Day, dayInWords } from '../../kernel/day.ts'

/** A calendar day in words: « 3 février 2027 ». */
export function OnDay({ day }: { readonly day: Day }) {
  return <time dateTime={day}>{dayInWords(day)}</time>
}

/** « 14 novembre 2026 à 6 h 12 », on the clock of the person who reads. `at` is an ISO instant. */
export function AtInstant({ at }: { readonly at: string }) {
  return <time dateTime={at}>{instantInWords(new Date(at))}</time>
}

/** « 6 h 12 », on the clock of the person who reads. */
export function hourInWords(instant: Date): string {
  return `${instant.getHours()}\u00a0h\u00a0${String(instant.getMinutes()).padStart(2, '0')}`
}

export function instantInWords(instant: Date): string {
  const month = String(instant.getMonth() + 1).padStart(2, '0')
  const date = String(instant.getDate()).padStart(2, '0')
  return `${dayInWords(`${instant.getFullYear()}-${month}-${date}`)} à ${hourInWords(instant)}`
}
