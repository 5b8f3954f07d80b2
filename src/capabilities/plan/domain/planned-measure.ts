/** What the plan reads of a measure. The measures of `diagnostic` have this shape, and more. */
export interface PlannedMeasure {
  readonly id: string
  readonly theme: string
  readonly essential: boolean
  readonly title: string
  readonly risk: { readonly label: string; readonly weight: 1 | 2 | 3 | 4 | 5 }
  readonly doneBy: 'secretary' | 'mayor' | 'provider' | 'relay' | 'dpo'
  readonly effortInMinutes: number
  /** Euros, all taxes included. */
  readonly cost: { readonly from: number; readonly to: number; readonly yearly: boolean }
  readonly action: string
  readonly proofs: readonly { readonly subject: string }[]
  /** Measures to do first. */
  readonly after: readonly string[]
  readonly publicTitle: string
}

/** The six states of a measure, as `product.md` counts them. */
export type MeasureState = 'proven' | 'declared' | 'to-do' | 'unknown' | 'expired' | 'not-applicable'

/** What an action asks for. `prove`: the measure is in place, nothing shows it yet. */
export type ActionKind = 'do' | 'ask' | 'renew' | 'prove'

/** What decides the state: seen by a check, shown by a document, or said. `at` is an ISO instant, UTC. */
export interface Basis {
  readonly source: 'check' | 'document' | 'answer'
  readonly at: string
}

export interface MeasureStanding {
  readonly measureId: string
  readonly state: MeasureState
  /** Null: nobody answered and nothing was seen. The questionnaire has yet to ask. */
  readonly basis: Basis | null
}

/** A reason of `diagnostic`, as far as the plan reads it. */
interface ReasonRead {
  readonly kind: string
  readonly subject?: string
  readonly observedAt?: string
  readonly expiredAt?: string
  readonly reply?: string
  readonly answeredAt?: string
}

interface Deciding {
  readonly kinds: readonly string[]
  readonly replies: readonly string[]
}

/** What may decide each state; the other reasons only accompany. An unanswered question decides nothing. */
const deciding: Readonly<Record<MeasureState, Deciding>> = {
  proven: { kinds: ['proof-supports', 'no-but-proven'], replies: [] },
  declared: { kinds: [], replies: ['yes'] },
  'to-do': { kinds: ['proof-denies', 'yes-but-denied'], replies: ['no', 'partly'] },
  unknown: { kinds: [], replies: ['dont-know', 'provider-knows'] },
  expired: { kinds: ['proof-expired'], replies: [] },
  'not-applicable': { kinds: ['proof-not-applicable'], replies: ['not-concerned'] },
}

/** The surest, then latest, of the reasons that decide the state: a check, a document, an answer. */
export function basisOf(state: MeasureState, because: readonly ReasonRead[]): Basis | null {
  const { kinds, replies } = deciding[state]
  const bases = because
    .flatMap(({ kind, subject, observedAt, expiredAt, reply = '', answeredAt }): Basis[] => {
      const seenAt = expiredAt ?? observedAt
      if (kinds.includes(kind) && subject !== undefined && seenAt !== undefined) {
        return [{ source: subject.startsWith('check:') ? 'check' : 'document', at: seenAt }]
      }
      if (kind === 'answered' && replies.includes(reply) && answeredAt !== undefined) {
        return [{ source: 'answer', at: answeredAt }]
      }
      return []
    })
    .sort((a, b) => sureness(a) - sureness(b) || (a.at < b.at ? 1 : -1))
  return bases[0] ?? null
}

const sureness = ({ source }: Basis) => ['check', 'document', 'answer'].indexOf(source)
