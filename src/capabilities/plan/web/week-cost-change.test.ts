import { describe, expect, test } from 'vitest'
import { type CostLine, costConflictIn, numberIn, weekCostChangeIn } from './week-cost-change.ts'

const hours: CostLine = {
  id: 'typing-again',
  label: 'Ressaisie',
  quantity: 28,
  unit: 'heures',
  unitCostInEuros: 25,
  proposedQuantity: 28,
  proposedUnitCostInEuros: 25,
  tax: 'none',
  amountInEuros: 700,
  formula: '',
  assumption: '',
  source: '',
  checkedOn: '2026-11-22',
  confidence: 'U',
  isAdjusted: false,
}
const unknown: CostLine = { ...hours, id: 'clean', quantity: null, proposedQuantity: null }

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(`adjustments.${name}`, value)
  return form
}

describe('a number as people write it', () => {
  test.each([
    ['1 080,50', 1080.5],
    ['96', 96],
    ['12.5', 12.5],
    ['1\u00a0080 €', 1080],
    ['douze', null],
    ['-3', null],
    ['1,2,3', null],
  ])('« %s » is read as %s', (text, value) => expect(numberIn(text)).toBe(value))
})

describe('the corrections of the cost of a week', () => {
  test('hold only what differs from the proposal', () => {
    const form = formOf({
      'typing-again.quantity': '28',
      'typing-again.unitCostInEuros': '31,5',
      'clean.quantity': '',
      'clean.unitCostInEuros': '25',
    })
    expect(weekCostChangeIn(form, [hours, unknown])).toEqual({
      ok: true,
      value: { adjustments: { 'typing-again': { unitCostInEuros: 31.5 } } },
    })
  })

  test('complete a line that had no number', () => {
    expect(weekCostChangeIn(formOf({ 'clean.quantity': '12' }), [unknown])).toEqual({
      ok: true,
      value: { adjustments: { clean: { quantity: 12 } } },
    })
  })

  test('name each field that is not a number, and save nothing', () => {
    const change = weekCostChangeIn(formOf({ 'typing-again.quantity': 'beaucoup' }), [hours])
    expect(change).toMatchObject({
      ok: false,
      error: [{ pointer: '/adjustments/typing-again/quantity' }],
    })
  })
})

describe('two people who correct the cost at once', () => {
  const problem = { type: 'cost-changed', title: '', status: 412, detail: null, errors: [] }
  const saved = { lines: [{ ...hours, quantity: 40 }, unknown], version: 3 }
  const conflictOf = (adjustments: object) =>
    costConflictIn([hours, unknown], { ...problem, extra: { saved, yours: { adjustments } } })

  test('see the lines that differ, and only those', () => {
    const conflict = conflictOf({ 'typing-again': { quantity: 30 } })
    expect(conflict?.version).toBe(3)
    expect(conflict?.lines.map(({ quantity }) => quantity)).toEqual([40, null])
    expect(conflict?.different).toMatchObject([
      {
        line: { id: 'typing-again' },
        saved: { quantity: 40, unitCostInEuros: 25 },
        yours: { quantity: 30, unitCostInEuros: 25 },
      },
    ])
  })

  test('see the proposal where one of them gave up a correction', () => {
    expect(conflictOf({})?.different).toMatchObject([{ yours: { quantity: 28, unitCostInEuros: 25 } }])
  })

  test('see the plain problem where the answer does not hold both', () => {
    expect(costConflictIn([hours], { ...problem, extra: {} })).toBeNull()
  })
})
