/**
 * What a week without computers costs the commune, line by line: quantity × unit cost, each with its assumption.
 * Nothing is invented: a line whose number is missing says « à compléter » and is left out of the total.
 * There is no official average; everything can be adjusted.
 */

export type Counted = 'once' | 'agent' | 'workstation' | 'household' | 'structure'

/** One line of the table `cost-of-a-week.fr.yaml`. */
export interface CostRule {
  readonly id: string
  readonly label: string
  readonly per: Counted
  /** Units for one agent, workstation, household, structure. */
  readonly unitsEach: number
  readonly unit: string
  readonly unitCostInEuros: number
  /** `none`: pay, without VAT. */
  readonly tax: 'TTC' | 'none'
  /** Counted only where one of these structures exists; with `per: structure`, once for each. */
  readonly structures?: readonly string[] | undefined
  readonly assumption: string
  readonly source: string
  readonly checkedOn: string
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
}

export interface CommuneProfile {
  readonly population: number
  /** Agents of the commune; null when not known. */
  readonly staff: number | null
  readonly workstations: number | null
  /** Kinds of structures; a kind named twice counts twice. */
  readonly structures: readonly string[]
}

/** What the commune changed, by line: its own quantity in units of the line, its own unit cost. */
export type Adjustments = Readonly<
  Record<string, { readonly quantity?: number | undefined; readonly unitCostInEuros?: number | undefined }>
>

export interface CostLine {
  readonly id: string
  readonly label: string
  /** In units; null: to be completed. */
  readonly quantity: number | null
  readonly unit: string
  readonly unitCostInEuros: number
  /** What stands where the commune corrects nothing. */
  readonly proposedQuantity: number | null
  readonly proposedUnitCostInEuros: number
  readonly tax: 'TTC' | 'none'
  /** Whole euros; null: to be completed. */
  readonly amountInEuros: number | null
  /** « 2 postes × 4 heures × 85 € = 680 € TTC », or what is missing. */
  readonly formula: string
  readonly assumption: string
  readonly source: string
  readonly checkedOn: string
  readonly confidence: CostRule['confidence']
  readonly isAdjusted: boolean
}

export interface CostOfAWeek {
  readonly lines: readonly CostLine[]
  /** Sum of the lines that have an amount. */
  readonly totalInEuros: number
  readonly isComplete: boolean
  /** « Environ 4 200 €, achats TTC et temps de travail au coût employeur. » */
  readonly sentence: string
}

/** Average size of a household in France, to turn inhabitants into letters; rounded (INSEE, from memory). */
const personsPerHousehold = 2.2

/** The lines that concern this commune, in the order of the table. Amounts add up to the total to the euro. */
export function costOfAWeek(
  rules: readonly CostRule[],
  commune: CommuneProfile,
  adjustments: Adjustments = {},
): CostOfAWeek {
  const lines = rules.flatMap((rule) => lineFor(rule, commune, adjustments[rule.id] ?? {}))
  const missing = lines.filter(({ amountInEuros }) => amountInEuros === null).length
  const totalInEuros = lines.reduce((sum, { amountInEuros }) => sum + (amountInEuros ?? 0), 0)
  return { lines, totalInEuros, isComplete: missing === 0, sentence: sentenceFor(totalInEuros, missing) }
}

function lineFor(rule: CostRule, commune: CommuneProfile, adjusted: Adjustments[string]): CostLine[] {
  const found = commune.structures.filter((kind) => rule.structures?.includes(kind))
  if (rule.structures !== undefined && found.length === 0) return []

  const count = countOf(rule.per, commune, found.length)
  const proposedQuantity = count === null ? null : rounded(count * rule.unitsEach)
  const quantity = adjusted.quantity ?? proposedQuantity
  const unitCost = adjusted.unitCostInEuros ?? rule.unitCostInEuros
  const amountInEuros = quantity === null ? null : Math.round(quantity * unitCost)
  return [
    {
      id: rule.id,
      label: rule.label,
      quantity,
      unit: rule.unit,
      unitCostInEuros: unitCost,
      proposedQuantity,
      proposedUnitCostInEuros: rule.unitCostInEuros,
      tax: rule.tax,
      amountInEuros,
      formula: formulaFor(
        rule,
        adjusted.quantity === undefined ? count : null,
        quantity,
        unitCost,
        amountInEuros,
      ),
      assumption: rule.assumption,
      source: rule.source,
      checkedOn: rule.checkedOn,
      confidence: rule.confidence,
      isAdjusted: adjusted.quantity !== undefined || adjusted.unitCostInEuros !== undefined,
    },
  ]
}

function countOf(per: Counted, commune: CommuneProfile, structures: number): number | null {
  switch (per) {
    case 'once':
      return 1
    case 'agent':
      return commune.staff
    case 'workstation':
      return commune.workstations
    case 'household':
      return Math.ceil(commune.population / personsPerHousehold)
    case 'structure':
      return structures
  }
}

const counted: Readonly<
  Record<Exclude<Counted, 'once'>, { readonly one: string; readonly several: string }>
> = {
  agent: { one: 'agent', several: 'agents' },
  workstation: { one: 'poste', several: 'postes' },
  household: { one: 'foyer', several: 'foyers' },
  structure: { one: 'structure', several: 'structures' },
}

function formulaFor(
  rule: CostRule,
  count: number | null,
  quantity: number | null,
  unitCost: number,
  amount: number | null,
): string {
  if (quantity === null || amount === null) {
    const what = rule.per === 'agent' ? 'le nombre d’agents' : 'le nombre de postes'
    return `À compléter : indiquez ${what}.`
  }
  const tax = rule.tax === 'TTC' ? ' TTC' : ' de temps de travail'
  const end = `× ${inFigures(unitCost, '€')} € = ${inFigures(amount)} €${tax}`
  if (rule.per === 'once' || count === null) return `${inFigures(quantity)} ${rule.unit} ${end}`
  const many = counted[rule.per][count < 2 ? 'one' : 'several']
  return `${inFigures(count)} ${many} × ${inFigures(rule.unitsEach)} ${rule.unit} ${end}`
}

function sentenceFor(total: number, missing: number): string {
  const amount = `${inFigures(total)} €`
  const basis = 'achats TTC et temps de travail au coût employeur'
  if (missing === 0) return `Environ ${amount}, ${basis}.`
  const left = missing === 1 ? 'une ligne reste' : `${inFigures(missing)} lignes restent`
  return `Au moins ${amount}, ${basis} : ${left} à compléter.`
}

/** Hours and sheets are counted to the tenth. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

const plainFormat = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })
const centsFormat = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function inFigures(value: number, unit?: '€'): string {
  const format = unit === '€' && !Number.isInteger(value) ? centsFormat : plainFormat
  return format.format(value).replaceAll('\u202f', '\u00a0')
}
