import type { Measure, Proof } from './measure.ts'

/** One observation, as the rules need it; the `evidence` slice keeps the whole of it. */
export interface ProofSeen {
  /** `check:2.7`, `document:backup-restorable`: the same words as in `Measure.proofs`. */
  readonly subject: string
  readonly verdict: 'supports' | 'denies' | 'could-not-tell' | 'not-applicable'
  /** ISO instant, UTC. */
  readonly observedAt: string
  /** ISO instant, UTC; null: only the measure's own `validForDays` bounds it. */
  readonly expiresAt: string | null
}

/** Where one of the proofs of a measure stands. */
export type ProofStanding =
  | { readonly kind: 'never-seen'; readonly subject: string }
  | { readonly kind: 'could-not-tell'; readonly subject: string; readonly observedAt: string }
  | HeldProof

/** The newest observation that decides. */
export interface HeldProof {
  readonly kind: 'held'
  readonly isFresh: boolean
  readonly subject: string
  readonly verdict: DecisiveVerdict
  readonly observedAt: string
  /** The earlier of what the evidence says and of what the measure allows; ISO instant, UTC. */
  readonly expiresAt: string
}

export type DecisiveVerdict = 'supports' | 'denies' | 'not-applicable'

const dayInMilliseconds = 24 * 60 * 60 * 1000

/** At the same instant the least favourable observation counts. */
const severity: Record<DecisiveVerdict, number> = { denies: 2, 'not-applicable': 1, supports: 0 }

/** For each proof the measure lists: the newest observation that decides, and whether it still holds at `now`. */
export function readProofs(
  measure: Measure,
  seen: readonly ProofSeen[],
  now: Date,
): readonly ProofStanding[] {
  return measure.proofs.map((proof) => {
    const onSubject = seen.filter((one) => one.subject === proof.subject)
    const newest = onSubject.reduce<Decisive | null>((kept, one) => {
      if (!isDecisive(one)) return kept
      return kept === null || isNewer(one, kept) ? one : kept
    }, null)
    if (newest !== null) return standingOf(proof, newest, now)
    const unclear = onSubject.toSorted((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt)).at(-1)
    return unclear === undefined
      ? { kind: 'never-seen', subject: proof.subject }
      : { kind: 'could-not-tell', subject: proof.subject, observedAt: unclear.observedAt }
  })
}

type Decisive = ProofSeen & { readonly verdict: DecisiveVerdict }

function isDecisive(seen: ProofSeen): seen is Decisive {
  return seen.verdict !== 'could-not-tell'
}

function isNewer(one: Decisive, other: Decisive): boolean {
  const gap = Date.parse(one.observedAt) - Date.parse(other.observedAt)
  return gap > 0 || (gap === 0 && severity[one.verdict] > severity[other.verdict])
}

function standingOf(proof: Proof, seen: Decisive, now: Date): HeldProof {
  const byMeasure = Date.parse(seen.observedAt) + proof.validForDays * dayInMilliseconds
  const byEvidence = seen.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(seen.expiresAt)
  const expiry = Math.min(byMeasure, byEvidence)
  return {
    kind: 'held',
    isFresh: expiry > now.getTime(),
    subject: proof.subject,
    verdict: seen.verdict,
    observedAt: seen.observedAt,
    expiresAt: new Date(expiry).toISOString(),
  }
}
