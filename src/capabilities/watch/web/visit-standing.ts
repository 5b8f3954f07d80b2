import type { Visit } from '../../../api-client/index.ts'

/**
 * Where the newest visit stands. `stopped`: it died with its program before it could say so, and may be asked for
 * again; the server waits as long before it starts another.
 */
export type VisitStanding = 'none' | 'under-way' | 'stopped' | 'failed' | 'done'

const longestVisitInMs = 10 * 60_000

export function standingOf(newest: Visit | null, now: Date): VisitStanding {
  if (newest === null) return 'none'
  if (newest.status === 'done' || newest.status === 'failed') return newest.status
  return now.getTime() - Date.parse(newest.requestedAt) > longestVisitInMs ? 'stopped' : 'under-way'
}
