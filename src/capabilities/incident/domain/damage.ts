import type { Limit } from './clock-limit.ts'
import type { Citation } from './playbook.ts'

export const serviceStates = ['works', 'degraded', 'down', 'unknown'] as const
export type ServiceState = (typeof serviceStates)[number]

/** A legal time of a service: `limit` where it can be counted from an event, `words` always. */
export interface LegalTime {
  readonly id: string
  readonly label: string
  readonly limit: Limit | null
  readonly words: string
  readonly sources: readonly Citation[]
}

export interface CriticalActivity {
  readonly id: string
  readonly label: string
  /** People depend on it: it comes back first. */
  readonly isForSafety: boolean
  /** What must work before it can. */
  readonly restoresAfter: readonly string[]
  /** The paper sheet: what to do meanwhile. */
  readonly onPaper: readonly string[]
  readonly takeWithYou: string
  readonly limits: readonly LegalTime[]
  readonly sources: readonly Citation[]
}

/** What is known of each service; what nobody looked at is `unknown`. */
export type Board = Readonly<Record<string, ServiceState>>

/**
 * The order in which services come back: those that people’s safety depends on, then those with a legal time, then the
 * order that the commune chose in its diagnostic, then that of the content. What another one needs comes before it.
 * What works is left out; what nobody looked at is kept, as it may be down.
 */
export function restorationOrder(
  services: readonly CriticalActivity[],
  board: Board,
  chosen: readonly string[],
): readonly CriticalActivity[] {
  const stopped = services.filter(({ id }) => (board[id] ?? 'unknown') !== 'works')
  const chosenRank = ({ id }: CriticalActivity) => {
    const rank = chosen.indexOf(id)
    return rank < 0 ? chosen.length : rank
  }
  const ranked = [...stopped].sort(
    (a, b) =>
      Number(b.isForSafety) - Number(a.isForSafety) ||
      Number(b.limits.length > 0) - Number(a.limits.length > 0) ||
      chosenRank(a) - chosenRank(b),
  )
  const ordered: CriticalActivity[] = []
  const place = (service: CriticalActivity, below: readonly string[]) => {
    if (ordered.includes(service) || below.includes(service.id)) return
    for (const needed of service.restoresAfter) {
      const first = ranked.find(({ id }) => id === needed)
      if (first !== undefined) place(first, [...below, service.id])
    }
    ordered.push(service)
  }
  for (const service of ranked) place(service, [])
  return ordered
}
