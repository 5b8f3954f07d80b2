/**
 * The priority of an action, by a formula that people read on the screen:
 * risk covered × exposure seen ÷ (effort + cost). The tables are ours: choices, not facts; they are shown too.
 */

/** What we know of the gap, from the surest to the least sure. */
export type Exposure = 'seen' | 'known' | 'expired' | 'unknown' | 'declared'

export const exposures: Readonly<Record<Exposure, { readonly weight: number; readonly words: string }>> = {
  seen: { weight: 3, words: 'une vérification l’a vu, un attaquant le peut aussi' },
  known: { weight: 2, words: 'vous savez que ce n’est pas fait' },
  expired: { weight: 2, words: 'la preuve est périmée' },
  unknown: { weight: 1.5, words: 'personne ne sait encore' },
  declared: { weight: 0.5, words: 'déclaré, il reste à le prouver' },
}

interface Step {
  readonly upTo: number
  readonly weight: number
  readonly words: string
}

/** Working time of whoever does it, in minutes. */
export const effortSteps: readonly Step[] = [
  { upTo: 15, weight: 1, words: 'un quart d’heure au plus' },
  { upTo: 60, weight: 2, words: 'une heure au plus' },
  { upTo: 240, weight: 3, words: 'une demi-journée au plus' },
  { upTo: 840, weight: 4, words: 'deux jours au plus' },
  { upTo: Number.POSITIVE_INFINITY, weight: 5, words: 'plus de deux jours' },
]

/** The high end of the range, in euros TTC, for the first year. */
export const costSteps: readonly Step[] = [
  { upTo: 0, weight: 0, words: 'rien à payer' },
  { upTo: 100, weight: 1, words: '100 € TTC au plus' },
  { upTo: 500, weight: 2, words: '500 € TTC au plus' },
  { upTo: 2000, weight: 3, words: '2 000 € TTC au plus' },
  { upTo: Number.POSITIVE_INFINITY, weight: 4, words: 'plus de 2 000 € TTC' },
]

const bands = [
  { from: 6, inWords: 'très haute' },
  { from: 3, inWords: 'haute' },
  { from: 1.5, inWords: 'moyenne' },
  { from: 0, inWords: 'basse' },
] as const

export type PriorityInWords = (typeof bands)[number]['inWords']

export interface Weighed {
  /** 1 (nuisance) to 5 (the town hall stops). */
  readonly riskWeight: 1 | 2 | 3 | 4 | 5
  readonly riskLabel: string
  readonly exposure: Exposure
  readonly effortInMinutes: number
  readonly cost: { readonly to: number }
}

export interface Priority {
  readonly score: number
  readonly inWords: PriorityInWords
  /** « Risque 5 × exposition 3 ÷ effort 2 = 7,5 » */
  readonly formula: string
  /** The same terms, each with its meaning, in the order of the formula. */
  readonly terms: readonly {
    readonly name: 'risque' | 'exposition' | 'effort' | 'coût'
    readonly weight: number
    readonly meaning: string
  }[]
}

/** Always positive and finite: the smallest divisor is the effort of a quarter of an hour. */
export function priorityOf(action: Weighed): Priority {
  const exposure = exposures[action.exposure]
  const effort = stepOf(effortSteps, action.effortInMinutes)
  const cost = stepOf(costSteps, action.cost.to)
  const score = (action.riskWeight * exposure.weight) / (effort.weight + cost.weight)
  const divisor =
    cost.weight === 0 ? `effort ${effort.weight}` : `(effort ${effort.weight} + coût ${cost.weight})`
  return {
    score,
    inWords: (bands.find(({ from }) => score >= from) ?? bands[3]).inWords,
    formula: `Risque ${action.riskWeight} × exposition ${inFigures(exposure.weight)} ÷ ${divisor} = ${inFigures(score)}`,
    terms: [
      { name: 'risque', weight: action.riskWeight, meaning: action.riskLabel },
      { name: 'exposition', weight: exposure.weight, meaning: exposure.words },
      { name: 'effort', weight: effort.weight, meaning: effort.words },
      { name: 'coût', weight: cost.weight, meaning: cost.words },
    ],
  }
}

function stepOf(steps: readonly Step[], value: number): Step {
  const step = steps.find(({ upTo }) => value <= upTo)
  if (step === undefined) throw new Error(`no step for ${value}`)
  return step
}

const oneDigit = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

function inFigures(value: number): string {
  return oneDigit.format(value)
}
