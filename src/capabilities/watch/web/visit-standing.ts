import type { Visit } from '../../../api-client/index.ts'

/**
 * Where the newest visit stands. `stopped`: it died with its program before it could say so, and may be asked for
 * again; the server waits as long before it starts another.
 */
export type VisitStanding = 'none' | 'under-way' | 'stopped' | 'failed' | 'done'

/** A visit, or a search of the names that look alike. */
export type Followed = Pick<Visit, 'status' | 'requestedAt'>

const longestVisitInMs = 10 * 60_000

export function standingOf(newest: Followed | null, now: Date): VisitStanding {
  if (newest === null) return 'none'
  if (newest.status === 'done' || newest.status === 'failed') return newest.status
  return now.getTime() - Date.parse(newest.requestedAt) > longestVisitInMs ? 'stopped' : 'under-way'
}
