import type { Day } from '../../../kernel/day.ts'

interface Election {
  /** The second round: the councils are known. */
  readonly heldOn: Day
  readonly source: string
  readonly readOn: Day
  /** V read in the text, M known from memory, U to be verified. */
  readonly confidence: 'V' | 'M' | 'U'
}

/** General renewals of the municipal councils, every six years in March. The next one is expected in March 2032. */
export const elections: readonly Election[] = [
  {
    heldOn: '2026-03-22',
    source: 'Code électoral, art. L227 ; décret n° 2025-848 du 27 août 2025',
    readOn: '2026-11-22',
    confidence: 'M',
  },
]

/** What a team hands to the next, besides the accounts of people. */
export const transfers = ['contacts', 'mandates', 'delegations', 'second-factors', 'accounts'] as const
export type Transfer = (typeof transfers)[number]

export interface Decisions {
  readonly people: readonly { readonly personId: string; readonly fate: 'stays' | 'leaves' }[]
  readonly transferred: readonly Transfer[]
  /** Accounts held elsewhere in somebody's name: registrar of the domain, provider, bank. */
  readonly accounts: readonly {
    readonly name: string
    readonly holder: string
    readonly isTransferred: boolean
  }[]
  readonly notes: string | null
}

export const nothingDecided: Decisions = { people: [], transferred: [], accounts: [], notes: null }

/** The last election whose councils this space has not been reviewed for; null: none. */
export function electionToReview(openedAt: Day, lastReviewOn: Day | null, today: Day): Election | null {
  const held = elections.filter(({ heldOn }) => heldOn <= today && heldOn >= openedAt)
  const last = held.toSorted((one, other) => one.heldOn.localeCompare(other.heldOn)).at(-1)
  return last === undefined || (lastReviewOn !== null && lastReviewOn >= last.heldOn) ? null : last
}

interface Somebody {
  readonly personId: string
  readonly role: string
}

export type Ending =
  | { readonly kind: 'can-end'; readonly leavers: readonly string[] }
  /** Nobody would be left to administer the commune. */
  | { readonly kind: 'nobody-administers' }

/**
 * Who loses access when the review ends. The caller comes last, so that what she does is done with her rights.
 */
export function endingOf(people: readonly Somebody[], decisions: Decisions, callerId: string): Ending {
  const leaving = new Set(
    decisions.people.filter(({ fate }) => fate === 'leaves').map(({ personId }) => personId),
  )
  const leavers = people.filter(({ personId }) => leaving.has(personId)).map(({ personId }) => personId)
  const isAdministered = people.some(
    ({ personId, role }) => role === 'administrator' && !leaving.has(personId),
  )
  if (leavers.length > 0 && !isAdministered) return { kind: 'nobody-administers' }
  const last = leavers.filter((personId) => personId === callerId)
  return { kind: 'can-end', leavers: [...leavers.filter((personId) => personId !== callerId), ...last] }
}
