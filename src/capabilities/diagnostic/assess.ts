import type { Tx } from '../../platform/db/database.ts'
import type { EvidenceDoor, KeptEvidence } from '../evidence/index.ts'
import type { CommuneSpace, Territory } from '../territory/index.ts'
import type { DiagnosticContent } from './content.ts'
import { type Figures, figuresOf } from './domain/figures.ts'
import type { Measure, MeasureState } from './domain/measure.ts'
import { type Standing, standingsOf } from './domain/measure-state.ts'
import type { Profile } from './domain/profile.ts'
import type { Reason } from './domain/reason.ts'
import { reasonInWords } from './domain/reason-in-words.ts'
import { answersOf, type KeptAnswer } from './store.ts'

/** Where one measure stands now. */
export interface MeasureNow {
  readonly measure: Measure
  readonly state: MeasureState
  /** French sentences, most important first; never empty. */
  readonly because: readonly string[]
  /** The same, as the rules say them. */
  readonly reasons: readonly Reason[]
  /** ISO instant when « prouvé » ends; null in any other state. */
  readonly until: string | null
}

/** Everything the rules looked at and what they say of it, at one instant. */
export interface Assessment {
  readonly space: CommuneSpace
  readonly profile: Profile
  readonly answers: readonly KeptAnswer[]
  readonly proofs: readonly KeptEvidence[]
  readonly standings: ReadonlyMap<string, Standing>
  /** In the order of the content. */
  readonly measures: readonly MeasureNow[]
  readonly figures: { readonly all: Figures; readonly essentials: Figures }
}

export interface Sources {
  readonly content: DiagnosticContent
  readonly territory: Territory
  readonly evidence: EvidenceDoor
  readonly clock: () => Date
}

/** Reads and judges at this very instant: nothing is cached, so that a proof ages by itself. Null where the commune may not be seen. */
export async function assess(
  tx: Tx,
  organisationId: string,
  { content, territory, evidence, clock }: Sources,
): Promise<Assessment | null> {
  const space = await territory.space(tx, organisationId)
  if (space === undefined) return null
  const answers = await answersOf(tx, organisationId)
  const proofs = await evidence.current(tx, organisationId)
  const profile = profileOf(space)
  const { questions, measures } = content
  const standings = standingsOf(measures, { questions, answers, proofs, profile, now: clock() })
  return {
    space,
    profile,
    answers,
    proofs,
    standings,
    measures: measures.map((measure) => {
      const { state, because, until } = standings.get(measure.id) ?? nothingSeen
      return { measure, state, because: because.map(reasonInWords), reasons: because, until }
    }),
    figures: figuresOf(measures, standings),
  }
}

const nothingSeen: Standing = { state: 'unknown', because: [{ kind: 'nothing-seen' }], until: null }

/** A commune that has not said whether it has a provider is asked the questions about one. */
export function profileOf({ profile, structures, population }: CommuneSpace): Profile {
  return {
    workstations: profile.workstations,
    structures,
    hasProvider: profile.providerKind !== 'none',
    population,
  }
}
