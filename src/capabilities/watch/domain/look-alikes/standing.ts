import type { Verdict } from '../verdict.ts'

export const sortings = ['ours', 'unrelated', 'suspect'] as const
export type Sorting = (typeof sortings)[number]

/** How many names are where; `untold` could not be told at the last search. */
export interface LookAlikeCounts {
  readonly toSort: number
  readonly suspect: number
  readonly ours: number
  readonly unrelated: number
  readonly untold: number
}

/** What the search and the sorting come to. `reason`: why nothing can be said. */
export interface LookAlikeStanding {
  readonly verdict: Exclude<Verdict, 'not-applicable'>
  readonly reason: 'not-asked' | 'needs-a-person' | 'dns-failed' | null
}

/**
 * One verdict over all the names: a suspect one is to be dealt with; a name that nobody has sorted, or that could not be
 * told, is neither good nor bad; without a search nothing is known.
 */
export function standingOf(counts: LookAlikeCounts, isSearched: boolean): LookAlikeStanding {
  if (counts.suspect > 0) return { verdict: 'to-fix', reason: null }
  if (!isSearched) return { verdict: 'could-not-tell', reason: 'not-asked' }
  if (counts.toSort > 0) return { verdict: 'could-not-tell', reason: 'needs-a-person' }
  if (counts.untold > 0) return { verdict: 'could-not-tell', reason: 'dns-failed' }
  return { verdict: 'ok', reason: null }
}
