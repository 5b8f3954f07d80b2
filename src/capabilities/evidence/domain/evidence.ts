/** Does what was seen support the measure? `could-not-tell` changes nothing; it is kept because it happened. */
export type EvidenceVerdict = 'supports' | 'denies' | 'could-not-tell' | 'not-applicable'

/** `provider`: what the IT provider says of his own work; it is kept and shown, and proves nothing by itself. */
export type EvidenceSource = 'check' | 'answer' | 'document' | 'person' | 'agent' | 'provider'

/**
 * One dated observation. Append-only: a newer one on the same subject supersedes it, nothing edits it.
 * `subject` names what was observed: `check:2.7`, `answer:backup-tested`, `document:backup-restorable`.
 */
export interface Evidence {
  readonly id: string
  readonly subject: string
  readonly verdict: EvidenceVerdict
  readonly source: EvidenceSource
  /** ISO instant, UTC. */
  readonly observedAt: string
  /** ISO instant, UTC; null: does not expire by itself. */
  readonly expiresAt: string | null
  /** One sentence in French for a secretary. */
  readonly summary: string
  /** Raw records, certificate, answer: whatever was seen, as JSON. */
  readonly detail: unknown
}
