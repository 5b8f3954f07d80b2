import type { Reply } from './question.ts'

/** Why a measure is in its state: enough to be put into words (`reason-in-words.ts`) or linked to its source. Instants are ISO, UTC. */
export type Reason =
  | { readonly kind: 'too-small'; readonly fromWorkstations: number; readonly workstations: number }
  | { readonly kind: 'no-question-applies' }
  | {
      readonly kind: 'proof-supports'
      readonly subject: string
      readonly observedAt: string
      readonly expiresAt: string
    }
  | { readonly kind: 'proof-denies'; readonly subject: string; readonly observedAt: string }
  | { readonly kind: 'proof-not-applicable'; readonly subject: string; readonly observedAt: string }
  | {
      readonly kind: 'proof-expired'
      readonly subject: string
      readonly verdict: 'supports' | 'denies' | 'not-applicable'
      readonly observedAt: string
      readonly expiredAt: string
    }
  | { readonly kind: 'could-not-tell'; readonly subject: string; readonly observedAt: string }
  /** The commune said « oui », a fresh observation shows otherwise: the observation counts, both are shown. */
  | ({ readonly kind: 'yes-but-denied'; readonly subject: string; readonly observedAt: string } & Told)
  /** The commune said « non » or « en partie », a fresh observation proves otherwise: the observation counts, both are shown. */
  | ({ readonly kind: 'no-but-proven'; readonly subject: string; readonly observedAt: string } & Told)
  | ({ readonly kind: 'answered'; readonly reason: string | null } & Told)
  /** « Non concernée » without saying why: counts as unanswered. */
  | ({ readonly kind: 'not-concerned-without-reason' } & Told)
  /** Given before the last proof ran out: to be asked again. */
  | ({ readonly kind: 'answer-too-old'; readonly expiredAt: string } & Told)
  | { readonly kind: 'unanswered'; readonly questionId: string; readonly question: string }
  | { readonly kind: 'nothing-seen' }

/** What was answered to one question. */
export interface Told {
  readonly questionId: string
  /** The question as it is asked. */
  readonly question: string
  readonly reply: Reply
  readonly answeredAt: string
}
