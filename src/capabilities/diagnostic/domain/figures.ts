import type { MeasureState } from './measure.ts'

/** The two figures of `product.md` and what they are made of. */
export interface Figures {
  readonly counts: Readonly<Record<MeasureState, number>>
  readonly total: number
  /** Every measure but those that do not apply. */
  readonly applicable: number
  /** (proven + declared + to do) ÷ applicable, from 0 to 1; null when nothing applies. Expired is not known. */
  readonly known: number | null
  /** proven ÷ applicable, from 0 to 1; null when nothing applies. Expired is not proven. */
  readonly proven: number | null
}

/** The figures of all measures and of the thirteen essential ones. */
export function figuresOf(
  measures: readonly { readonly id: string; readonly essential: boolean }[],
  standings: ReadonlyMap<string, { readonly state: MeasureState }>,
): { readonly all: Figures; readonly essentials: Figures } {
  const stateOfEach = measures.map((measure) => ({
    essential: measure.essential,
    // A measure nobody has judged yet is unknown; leaving it out would make the figures look better.
    state: standings.get(measure.id)?.state ?? 'unknown',
  }))
  return {
    all: count(stateOfEach.map((one) => one.state)),
    essentials: count(stateOfEach.filter((one) => one.essential).map((one) => one.state)),
  }
}

function count(states: readonly MeasureState[]): Figures {
  const counts = { proven: 0, declared: 0, 'to-do': 0, unknown: 0, expired: 0, 'not-applicable': 0 }
  for (const state of states) counts[state] += 1
  const applicable = states.length - counts['not-applicable']
  const share = (part: number) => (applicable === 0 ? null : part / applicable)
  return {
    counts,
    total: states.length,
    applicable,
    known: share(counts.proven + counts.declared + counts['to-do']),
    proven: share(counts.proven),
  }
}
