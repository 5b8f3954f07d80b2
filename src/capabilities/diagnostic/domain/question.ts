import type { Citation } from './measure.ts'

export type Reply = 'yes' | 'partly' | 'no' | 'dont-know' | 'provider-knows' | 'not-concerned'

export interface Question {
  /** kebab-case, stable for ever. */
  readonly id: string
  readonly theme: string
  /** Among the eight of the first visit. */
  readonly firstVisit: boolean
  readonly text: string
  readonly why: string
  readonly whereToLook: string
  /** The measures that this answer speaks of. */
  readonly measures: readonly string[]
  /** Words for some replies, where the common ones would be unclear. */
  readonly replies?: Partial<Record<Reply, { readonly label: string; readonly hint?: string }>>
  /** Replies that make no sense for this question are left out. */
  readonly without?: readonly Reply[]
  /** The same question for the provider, in a ready e-mail. */
  readonly askProvider: string
  readonly minutes: number
  /** Asked only where it can apply. */
  readonly when?: {
    readonly fromWorkstations?: number
    readonly structures?: readonly string[]
    readonly hasProvider?: boolean
  }
  readonly citations: readonly Citation[]
}

/** What a commune said of one question. `version` grows by one with each change (If-Match). */
export interface Answer {
  readonly questionId: string
  readonly reply: Reply
  /** Needed with `not-concerned`: why it does not apply. */
  readonly reason: string | null
  readonly note: string | null
  readonly answeredAt: string
  readonly version: number
}
