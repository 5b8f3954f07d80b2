import type { Measure } from './measure.ts'
import type { Question } from './question.ts'

/** What a commune is, as far as it decides which questions and measures can concern it. */
export interface Profile {
  /** Number of computers; null when nobody has said yet: an unknown count hides nothing. */
  readonly workstations: number | null
  /** Kinds of structures the commune runs, named as `territory` names them: `school`, `ccas`, `water`… */
  readonly structures: readonly string[]
  readonly hasProvider: boolean
  /** Inhabitants. */
  readonly population: number
}

/** False only where the question cannot apply; in doubt it is asked. */
export function questionApplies(question: Question, profile: Profile): boolean {
  const { when } = question
  if (when === undefined) return true
  if (isTooSmall(when.fromWorkstations, profile)) return false
  if (when.hasProvider !== undefined && when.hasProvider !== profile.hasProvider) return false
  return when.structures === undefined || when.structures.some((kind) => profile.structures.includes(kind))
}

/** False only where the measure is meant for communes known to be larger. */
export function measureSuits(measure: Measure, profile: Profile): boolean {
  return !isTooSmall(measure.fromWorkstations, profile)
}

function isTooSmall(fromWorkstations: number | undefined, profile: Profile): boolean {
  return (
    fromWorkstations !== undefined && profile.workstations !== null && profile.workstations < fromWorkstations
  )
}
