import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { instantInWords } from '../../domain/wording-clock.ts'
import { timeZoneHere } from './phone-case.ts'
import { texts } from './texts.fr.ts'

/** How far the clock of this phone may be believed. */
export type Belief =
  | { readonly kind: 'fair' }
  /** The server said its own: true time is this phone's plus the offset. */
  | { readonly kind: 'off'; readonly offsetMs: number }
  /** A day before this very page was written, or years after; and nobody to ask. */
  | { readonly kind: 'impossible' }

const toleratedMs = 5 * 60_000
const yearMs = 366 * 86_400_000

export function beliefIn(now: Date, offsetMs: number | null, writtenOn: string): Belief {
  if (offsetMs !== null)
    return Math.abs(offsetMs) <= toleratedMs ? { kind: 'fair' } : { kind: 'off', offsetMs }
  const age = now.getTime() - Date.parse(`${writtenOn}T00:00:00Z`)
  return age < -86_400_000 || age > 5 * yearMs ? { kind: 'impossible' } : { kind: 'fair' }
}

/** What is said of a clock that is wrong, the true time beside it; empty when it is fair. */
export function clockInWords(belief: Belief, now: Date, begunAt: Date | null): readonly string[] {
  if (belief.kind === 'fair') return []
  const since =
    begunAt === null ? [] : [texts.clock.elapsed(spanInWords(Math.max(0, now.getTime() - begunAt.getTime())))]
  if (belief.kind === 'impossible') return [texts.clock.wrong, ...since, texts.clock.unknown]
  const by = spanInWords(Math.abs(belief.offsetMs))
  const server = new Date(now.getTime() + belief.offsetMs)
  return [
    belief.offsetMs < 0 ? texts.clock.ahead(by) : texts.clock.behind(by),
    ...since,
    texts.clock.server(instantInWords(server, server, timeZoneHere())),
  ]
}

/** « 12 jours », « 3 h 05 », « 10 min ». */
export function spanInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 2 * 1440) return durationInWords(minutes).replaceAll(' ', '\u00a0')
  const days = Math.floor(minutes / 1440)
  return days >= 700 ? `${Math.floor(days / 365)}\u00a0ans` : `${days}\u00a0jours`
}
