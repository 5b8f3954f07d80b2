/**
 * Which duties, thresholds and offers concern a commune and its EPCI on a given day.
 * The table is content (`obligations.fr.yaml`); here is only how it is read. Where the table does not know
 * (exposure to a risk, law of an overseas collectivity), the answer is `to-verify`, never a guess.
 */
import { type Day, dayInWords } from '../../../kernel/day.ts'
import { ruleHolds, type Territory } from './places.ts'

export interface Range {
  /** Inclusive. */
  readonly from?: number | undefined
  /** Exclusive. */
  readonly below?: number | undefined
}

export interface Obligation {
  readonly id: string
  readonly theme: 'rgpd' | 'incident' | 'crise' | 'accessibilite' | 'achats' | 'nis2' | 'services'
  readonly title: string
  readonly what: string
  /** `both`: the commune and its EPCI, each for itself. */
  readonly binds: 'commune' | 'epci' | 'both'
  readonly standing: 'law' | 'bill' | 'recommendation' | 'offer'
  /** What neither the population nor the territory tells, and who can. */
  readonly condition?: { readonly text: string; readonly askWhom: string } | undefined
  readonly population?: Range | undefined
  readonly epciPopulation?: Range | undefined
  readonly epciTypes?: readonly string[] | undefined
  /** Population of the largest member of the EPCI. */
  readonly largestMember?: Range | undefined
  readonly limit?:
    | { readonly unit: 'hours' | 'months' | 'years' | 'euros-excluding-tax'; readonly value: number }
    | undefined
  /** Which day is compared with the two dates: today, or the launch of the consultation. */
  readonly datedBy: 'today' | 'launch'
  /** Null: in force before the first day that matters here. */
  readonly validFrom: Day | null
  /** Last day of validity. */
  readonly validUntil: Day | null
  /** Where it is known to hold; elsewhere it is to be verified. */
  readonly territories: readonly string[]
  readonly source: string
  readonly checkedOn: Day
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
}

export interface Situation {
  readonly population: number
  /** Null: the commune belongs to no EPCI (four islands, overseas collectivities). */
  readonly epci: {
    readonly type: string
    readonly population: number
    /** Null when not known. */
    readonly largestMemberPopulation: number | null
  } | null
  readonly territory: Territory
  /** Today, or the day on which a consultation is launched. */
  readonly on: Day
}

export interface ObligationHere {
  readonly obligation: Obligation
  readonly concerns: 'commune' | 'epci'
  readonly verdict: 'applies' | 'to-verify' | 'not-in-force'
  /** One sentence in French: why it is shown. */
  readonly because: string
}

/** In the order of the table. What is out of date or out of range is left out. */
export function obligationsFor(table: readonly Obligation[], situation: Situation): ObligationHere[] {
  return table
    .filter((obligation) => isValidOn(obligation, situation.on))
    .flatMap((obligation) => concerned(obligation, situation).map((who) => judge(obligation, who, situation)))
}

export function isValidOn(rule: Pick<Obligation, 'validFrom' | 'validUntil'>, on: Day): boolean {
  return (
    (rule.validFrom === null || rule.validFrom <= on) && (rule.validUntil === null || on <= rule.validUntil)
  )
}

function concerned(obligation: Obligation, situation: Situation): ('commune' | 'epci')[] {
  const commune = obligation.binds !== 'epci' && isWithin(situation.population, obligation.population)
  const epci = obligation.binds !== 'commune' && concernsEpci(obligation, situation.epci)
  return [...(commune ? (['commune'] as const) : []), ...(epci ? (['epci'] as const) : [])]
}

function concernsEpci(obligation: Obligation, epci: Situation['epci']): boolean {
  if (epci === null) return false
  const isOfType = obligation.epciTypes === undefined || obligation.epciTypes.includes(epci.type)
  const largest = epci.largestMemberPopulation
  return (
    isOfType &&
    isWithin(epci.population, obligation.epciPopulation) &&
    (largest === null || isWithin(largest, obligation.largestMember))
  )
}

function isWithin(value: number, range: Range | undefined): boolean {
  if (range === undefined) return true
  return (
    value >= (range.from ?? Number.NEGATIVE_INFINITY) && value < (range.below ?? Number.POSITIVE_INFINITY)
  )
}

function judge(obligation: Obligation, concerns: 'commune' | 'epci', situation: Situation): ObligationHere {
  const made = (verdict: ObligationHere['verdict'], because: string): ObligationHere => ({
    obligation,
    concerns,
    verdict,
    because,
  })
  if (obligation.standing === 'bill') {
    return made(
      'not-in-force',
      `Projet de loi, non applicable (situation lue le ${dayInWords(obligation.checkedOn)}).`,
    )
  }
  if (!ruleHolds(obligation, situation.territory)) {
    return made('to-verify', 'À vérifier : ce texte peut être différent dans votre territoire.')
  }
  if (obligation.condition !== undefined) {
    return made('to-verify', `À vérifier : ${obligation.condition.text} ${obligation.condition.askWhom}`)
  }
  return made('applies', reasonInWords(obligation, concerns, situation))
}

const organisationInWords = { commune: 'Votre commune', epci: 'Votre intercommunalité' } as const

function reasonInWords(obligation: Obligation, concerns: 'commune' | 'epci', situation: Situation): string {
  const population = concerns === 'commune' ? situation.population : (situation.epci?.population ?? 0)
  const range = concerns === 'commune' ? obligation.population : obligation.epciPopulation
  if (range === undefined) return `${organisationInWords[concerns]} est concernée, quelle que soit sa taille.`
  return `${organisationInWords[concerns]} compte ${population.toLocaleString('fr-FR')} habitants.`
}
