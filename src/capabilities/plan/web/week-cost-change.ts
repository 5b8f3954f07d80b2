import type { WeekCost, WeekCostChange } from '../../../api-client/index.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { FieldProblem, Problem } from '../../../ui/problems/problem.ts'
import { texts } from './texts.fr.ts'

export type CostLine = WeekCost['lines'][number]

const words = texts.cost.form

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
  /** What the person wanted for this line; the proposal where she corrected nothing. */
  readonly quantity: number | null
  readonly unitCostInEuros: number
}

/** The lines where what was refused (a 412) differs from what is saved now. */
export function linesInConflict(now: readonly CostLine[], { extra }: Problem): LineConflict[] {
  const yours = propertyOf(extra.yours, 'adjustments')
  return now.flatMap((line) => {
    const wanted = propertyOf(yours, line.id)
    const quantity = numberOr(propertyOf(wanted, 'quantity'), line.proposedQuantity)
    const unitCostInEuros = numberOr(propertyOf(wanted, 'unitCostInEuros'), line.proposedUnitCostInEuros)
    const isSame = quantity === line.quantity && unitCostInEuros === line.unitCostInEuros
    return isSame ? [] : [{ line, quantity, unitCostInEuros }]
  })
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
