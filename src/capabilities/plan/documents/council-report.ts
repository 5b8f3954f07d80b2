import { type Day, dayInWords } from '../../../kernel/day.ts'
import { durationInWords } from '../../../kernel/duration-in-words.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import { publicAudience } from './audience.ts'
import { applicable, type ShownState, type StateCounts, statesInOrder } from './shown-state.ts'
import { type CostRange, costInWords, counted, eurosInWords, firstOf, titleOf } from './words.ts'

/** What a council may read: themes, figures, costs, dates. The type has no room for a finding or an address. */
export interface CouncilReportInput {
  readonly letterhead: Letterhead
  /** The session it is written for, when known. */
  readonly sessionOn: Day | null
  readonly essentials: StateCounts
  readonly allMeasures: StateCounts
  /** The essentials at the previous report, to show progress. */
  readonly previous: { readonly on: Day; readonly provenEssentials: number } | null
  /** Euros for one week without computers; null when it was not estimated. */
  readonly costOfNotActing: {
    readonly eurosPerWeek: number
    readonly lines: readonly { readonly label: string; readonly euros: number }[]
  } | null
  /** Proposed to the council, in the order of the plan. `title` is the measure's public title, never its action. */
  readonly decisions: readonly CouncilDecision[]
  readonly deadlines: readonly { readonly title: string; readonly dueOn: Day }[]
}

export interface CouncilDecision {
  readonly title: string
  readonly effortInMinutes: number
  readonly cost: CostRange
  readonly dueOn: Day | null
}

const decisionsShown = 7
const deadlinesShown = 5
const costLinesShown = 5

const meanings: Record<ShownState, string> = {
  proven: 'Une preuve datée le montre, et elle est encore valable.',
  declared: 'Une personne l’affirme, sans preuve pour l’instant.',
  'to-do': 'La mesure n’est pas en place, ou seulement en partie.',
  unknown: 'Personne n’a pu répondre : la question est posée.',
  expired: 'La preuve est trop ancienne, il faut la refaire.',
  'not-applicable': 'La mesure ne concerne pas la commune.',
}

export const councilReport: DocumentForm<CouncilReportInput> = {
  file: new URL('./council-report.typ', import.meta.url),
  fill: fillCouncilReport,
}

export function fillCouncilReport(input: CouncilReportInput): DocumentContent & Record<string, unknown> {
  const { letterhead, essentials, costOfNotActing } = input
  const total = applicable(essentials)
  const decisions = firstOf(input.decisions, decisionsShown)
  const deadlines = firstOf(input.deadlines, deadlinesShown)
  return {
    ...headOf('Rapport au conseil municipal : la sécurité informatique', letterhead, publicAudience),
    session: input.sessionOn === null ? null : `séance du ${dayInWords(input.sessionOn)}`,
    provenEssentials: essentials.proven,
    total,
    progress: progressInWords(input),
    picture: pictureInWords(essentials, total),
    states: statesInOrder
      .filter((state) => state !== 'not-applicable' || input.allMeasures[state] > 0)
      .map((state) => ({
        state,
        essentials: essentials[state],
        allMeasures: input.allMeasures[state],
        meaning: meanings[state],
      })),
    totals: { essentials: total, allMeasures: applicable(input.allMeasures) },
    cost: costOfNotActing === null ? null : describeCostOfNotActing(costOfNotActing),
    decisions: decisions.shown.map((decision) => ({
      title: titleOf(decision.title),
      effort: durationInWords(decision.effortInMinutes),
      cost: costInWords(decision.cost),
      due: decision.dueOn === null ? 'à fixer' : dayInWords(decision.dueOn),
    })),
    decisionsLeft: leftInWords(decisions.left),
    budget: budgetInWords(input.decisions),
    deadlines: deadlines.shown.map(({ title, dueOn }) => ({ title: titleOf(title), due: dayInWords(dueOn) })),
    requests: requestsToTheCouncil(input.decisions),
  }
}

function leftInWords(left: number): string | null {
  return left === 0
    ? null
    : `et ${left} autres, inscrites au plan d’action ; leur coût est compté dans le total.`
}

function progressInWords({ previous, essentials }: CouncilReportInput): string | null {
  if (previous === null) return null
  const then = counted(previous.provenEssentials, 'prouvée')
  return `Au rapport précédent, du ${dayInWords(previous.on)} : ${then}. Aujourd’hui : ${essentials.proven}.`
}

function pictureInWords(essentials: StateCounts, total: number): string {
  const parts = [
    counted(essentials.proven, 'prouvée'),
    counted(essentials.declared, 'déclarée'),
    `${essentials['to-do']} à faire`,
    counted(essentials.unknown, 'inconnue'),
    counted(essentials.expired, 'périmée'),
  ]
  return `Les ${counted(total, 'mesure essentielle', 'mesures essentielles')}, une case par mesure : ${parts.join(', ')}. Les mêmes chiffres sont dans le tableau qui suit.`
}

function describeCostOfNotActing({
  eurosPerWeek,
  lines,
}: NonNullable<CouncilReportInput['costOfNotActing']>) {
  const biggestFirst = [...lines].sort((a, b) => b.euros - a.euros)
  const { shown, left } = firstOf(biggestFirst, costLinesShown)
  const rest = biggestFirst.slice(shown.length).reduce((sum, line) => sum + line.euros, 0)
  return {
    perWeek: eurosInWords(eurosPerWeek),
    lines: [
      ...shown.map(({ label, euros }) => ({ label: shortened(label, 80), amount: eurosInWords(euros) })),
      ...(left > 0 ? [{ label: `${left} autres postes`, amount: eurosInWords(rest) }] : []),
    ],
  }
}

/** First year and each later one: one-off costs are spent once, yearly ones every year. */
function budgetInWords(decisions: readonly CouncilDecision[]): string {
  const sum = (yearlyOnly: boolean, end: 'from' | 'to') =>
    decisions
      .filter(({ cost }) => cost.isYearly || !yearlyOnly)
      .reduce((total, { cost }) => total + cost[end], 0)
  const firstYear = costInWords({ from: sum(false, 'from'), to: sum(false, 'to'), isYearly: false })
  const laterYears = costInWords({ from: sum(true, 'from'), to: sum(true, 'to'), isYearly: true })
  return `La première année : ${firstYear}. Les années suivantes : ${laterYears}.`
}

function requestsToTheCouncil(decisions: readonly CouncilDecision[]): readonly string[] {
  if (decisions.length === 0) return ['prendre acte du présent rapport.']
  const costsMoney = decisions.some(({ cost }) => cost.to > 0)
  return [
    'prendre acte du présent rapport ;',
    costsMoney
      ? 'approuver les actions ci-dessus et inscrire au budget les crédits correspondants ;'
      : 'approuver les actions ci-dessus ;',
    'demander que l’avancement lui soit présenté dans un an au plus tard.',
  ]
}
