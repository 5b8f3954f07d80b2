import type { WeekCost, WeekCostChange } from '../../../api-client/index.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { FieldProblem, Problem } from '../../../ui/problems/problem.ts'
import { costTexts } from './cost-texts.fr.ts'

export type CostLine = WeekCost['lines'][number]

const words = costTexts.form

export const quantityField = (lineId: string) => `adjustments.${lineId}.quantity`
export const unitCostField = (lineId: string) => `adjustments.${lineId}.unitCostInEuros`

type LineShown = Pick<CostLine, 'id' | 'proposedQuantity' | 'proposedUnitCostInEuros'>
type Adjustments = WeekCostChange['adjustments']

/**
 * The corrections written in the form. An empty field, or one that says what is proposed, is no correction: the line
 * follows the commune again.
 */
export function weekCostChangeIn(
  form: FormData,
  lines: readonly LineShown[],
): Result<WeekCostChange, FieldProblem[]> {
  const adjustments: Adjustments = {}
  const errors: FieldProblem[] = []
  for (const line of lines) {
    const quantity = read(form, quantityField(line.id), line.proposedQuantity, errors)
    const unitCostInEuros = read(form, unitCostField(line.id), line.proposedUnitCostInEuros, errors)
    if (quantity === null && unitCostInEuros === null) continue
    adjustments[line.id] = {
      ...(quantity !== null && { quantity }),
      ...(unitCostInEuros !== null && { unitCostInEuros }),
    }
  }
  return errors.length > 0 ? fail(errors) : ok({ adjustments })
}

function read(form: FormData, name: string, proposed: number | null, errors: FieldProblem[]): number | null {
  const text = form.get(name)
  if (typeof text !== 'string' || text.trim() === '') return null
  const value = numberIn(text)
  if (value === null) errors.push({ pointer: `/${name.replaceAll('.', '/')}`, detail: words.notANumber })
  return value === proposed ? null : value
}

/** A number as people write it, « 1 080,50 » or « 1080.5 »; null when it is none, or below zero. */
export function numberIn(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : null
}

export interface LineConflict {
  readonly line: CostLine
  readonly saved: Amounts
  readonly yours: Amounts
}

interface Amounts {
  /** Null: no number. */
  readonly quantity: number | null
  readonly unitCostInEuros: number
}

export interface CostConflict {
  /** The lines with what somebody else saved in between. */
  readonly lines: readonly CostLine[]
  readonly version: number
  /** Those where the two versions differ. */
  readonly different: readonly LineConflict[]
}

/** Both versions, out of a 412. `shown`: the lines of the form; a correction that was given up is the proposal. */
export function costConflictIn(shown: readonly CostLine[], { extra }: Problem): CostConflict | null {
  const version = propertyOf(extra.saved, 'version')
  const savedLines = propertyOf(extra.saved, 'lines')
  if (typeof version !== 'number' || !Array.isArray(savedLines)) return null
  const yours = propertyOf(extra.yours, 'adjustments')
  const both = shown.map((line) => {
    const saved = amountsIn(
      savedLines.find((one) => propertyOf(one, 'id') === line.id),
      line.proposedQuantity,
      line.proposedUnitCostInEuros,
    )
    const wanted = amountsIn(propertyOf(yours, line.id), line.proposedQuantity, line.proposedUnitCostInEuros)
    return { line: { ...line, ...saved }, saved, yours: wanted }
  })
  const isDifferent = ({ saved, yours: wanted }: LineConflict) =>
    saved.quantity !== wanted.quantity || saved.unitCostInEuros !== wanted.unitCostInEuros
  return { lines: both.map(({ line }) => line), version, different: both.filter(isDifferent) }
}

function amountsIn(value: unknown, quantity: number | null, unitCostInEuros: number): Amounts {
  return {
    quantity: numberOr(propertyOf(value, 'quantity'), quantity),
    unitCostInEuros: numberOr(propertyOf(value, 'unitCostInEuros'), unitCostInEuros),
  }
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}

const numberOr = <T>(value: unknown, otherwise: T): number | T =>
  typeof value === 'number' ? value : otherwise

/** The lines that the form showed, each with what it proposed. */
export function linesShownIn(form: FormData): LineShown[] {
  return form.getAll('lines').flatMap((text) => {
    const said: unknown = typeof text === 'string' ? JSON.parse(text) : null
    const id = propertyOf(said, 'id')
    if (typeof id !== 'string') return []
    return [
      {
        id,
        proposedQuantity: numberOr(propertyOf(said, 'proposedQuantity'), null),
        proposedUnitCostInEuros: numberOr(propertyOf(said, 'proposedUnitCostInEuros'), 0),
      },
    ]
  })
}

/** The problem of a form that was not sent, for `ActionForm` to show. */
export const wrongNumbers = (errors: readonly FieldProblem[]): Problem => ({
  type: 'about:blank',
  title: words.problemTitle(errors.length),
  status: 422,
  detail: null,
  errors,
  extra: {},
})
