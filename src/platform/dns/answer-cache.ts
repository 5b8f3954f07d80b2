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

/**
 * The answers of the last names asked for, each within its time. Two halves: what is asked for goes to the newer one,
 * and once that is full the older one is forgotten whole. Nothing is ever taken out of the middle, which costs more
 * than a look-up.
 */
export function makeAnswerCache(mostKept: number, nowInMs: () => number): AnswerCache {
  let newer = new Map<string, Kept>()
  let older = new Map<string, Kept>()

  function keepNewer(key: string, kept: Kept): void {
    newer.set(key, kept)
    if (newer.size * 2 < mostKept) return
    older = newer
    newer = new Map()
  }

  return {
    find(key) {
      const found = newer.get(key) ?? older.get(key)
      if (found === undefined || found.until <= nowInMs()) return undefined
      if (!newer.has(key)) keepNewer(key, found)
      return found.lookUp
    },
    keep(key, { lookUp, ttlInS }) {
      const timeInS = timeToKeep(lookUp, ttlInS)
      if (timeInS > 0) keepNewer(key, { lookUp, until: nowInMs() + timeInS * 1000 })
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
