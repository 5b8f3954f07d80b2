/** « 2026-11-22 » and « 8:41 », « 8 h 41 » or « 8h » on the clock of the person who writes; null when it is none. */
export function instantIn(day: string | null, time: string | null): string | null {
  const clock = /^\s*(\d{1,2})\s*[:hH.]\s*(\d{2})?\s*$/.exec(time ?? '')
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (clock === null || date === null) return null
  const [, year, month, dayOfMonth] = date.map(Number)
  const hours = Number(clock[1])
  const minutes = Number(clock[2] ?? 0)
  if (hours > 23 || minutes > 59) return null
  const at = new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth ?? 1, hours, minutes)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The same two, of an instant: what a field shows first. */
export function fieldsOf(at: Date): { readonly day: string; readonly time: string } {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${at.getHours()}:${two(at.getMinutes())}`,
  }
}
