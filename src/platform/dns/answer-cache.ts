import type { LookUp } from './look-up.ts'
import type { Resolved } from './resolve.ts'

/** Longer times are cut, as RFC 8767 section 4 advises; shorter ones are believed. */
const longestInS = 24 * 60 * 60
/** An absence is believed for three hours at most (RFC 2308 section 5). */
const longestAbsenceInS = 3 * 60 * 60
/** So that a name whose servers fail is not asked again by each of thousands (RFC 9520 section 3.2). */
const failureInS = 10

interface Kept {
  readonly lookUp: LookUp<unknown>
  readonly until: number
}

export interface AnswerCache {
  find(key: string): LookUp<unknown> | undefined
  keep(key: string, resolved: Resolved<unknown>): void
}

/** The answers of the last names asked for, each within its time; the one left alone for longest goes first. */
export function makeAnswerCache(mostKept: number, nowInMs: () => number): AnswerCache {
  const kept = new Map<string, Kept>()
  return {
    find(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      if (found.until <= nowInMs()) return undefined
      kept.set(key, found)
      return found.lookUp
    },
    keep(key, { lookUp, ttlInS }) {
      const timeInS = timeToKeep(lookUp, ttlInS)
      if (timeInS === 0) return
      kept.delete(key)
      kept.set(key, { lookUp, until: nowInMs() + timeInS * 1000 })
      if (kept.size <= mostKept) return
      for (const oldest of kept.keys()) {
        kept.delete(oldest)
        return
      }
    },
  }
}

function timeToKeep(lookUp: LookUp<unknown>, ttlInS: number): number {
  switch (lookUp.kind) {
    case 'answer':
      return Math.min(ttlInS, longestInS)
    case 'no-such-name':
    case 'no-record':
      return Math.min(ttlInS, longestAbsenceInS)
    case 'could-not-tell':
      return lookUp.reason === 'stopped' ? 0 : failureInS
  }
}
