import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOfAWeekTable } from '../content.ts'
import { type CommuneProfile, type CostRule, costOfAWeek } from './cost-of-a-week.ts'

const rule: CostRule = {
  id: 'reinstall',
  label: 'Remise à neuf',
  per: 'workstation',
  unitsEach: 4,
  unit: 'heures',
  unitCostInEuros: 96,
  tax: 'TTC',
  assumption: 'Une demi-journée par poste.',
  source: 'Hypothèse',
  checkedOn: '2026-11-22',
  confidence: 'U',
}
const village: CommuneProfile = {
  population: 247,
  staff: 3,
  workstations: 4,
  structures: ['mairie', 'ecole', 'cantine'],
}
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')

describe('a line', () => {
  test('is written as it is computed', () => {
    const [line] = costOfAWeek([rule], village).lines
    expect(line).toMatchObject({ quantity: 16, amountInEuros: 1536, isAdjusted: false })
    expect(plain(line?.formula)).toBe('4 postes × 4 heures × 96 € = 1 536 € TTC')
  })

  test('without its number says what is missing and stays out of the total', () => {
    const cost = costOfAWeek([rule, { ...rule, id: 'once', per: 'once' }], { ...village, workstations: null })
    expect(cost.lines[0]).toMatchObject({ quantity: null, amountInEuros: null })
    expect(plain(cost.lines[0]?.formula)).toBe('À compléter : indiquez le nombre de postes.')
    expect(cost).toMatchObject({ totalInEuros: 384, isComplete: false })
    expect(plain(cost.sentence)).toBe(
      'Au moins 384 €, achats TTC et temps de travail au coût employeur : une ligne reste à compléter.',
    )
  })

  test('of a structure counts only where the structure exists, once for each', () => {
    const children: CostRule = { ...rule, per: 'structure', structures: ['ecole', 'cantine', 'creche'] }
    expect(costOfAWeek([children], village).lines[0]?.quantity).toBe(8)
    expect(costOfAWeek([children], { ...village, structures: ['mairie'] }).lines).toEqual([])
  })

  test('takes the numbers of the commune, and says that it did', () => {
    const [line] = costOfAWeek([rule], village, { reinstall: { quantity: 10, unitCostInEuros: 60 } }).lines
    expect(line).toMatchObject({ quantity: 10, unitCostInEuros: 60, amountInEuros: 600, isAdjusted: true })
    expect(line).toMatchObject({ proposedQuantity: 16, proposedUnitCostInEuros: 96 })
    expect(plain(line?.formula)).toBe('10 heures × 60 € = 600 € TTC')
  })

  test('completed by hand needs no number of workstations any more', () => {
    const cost = costOfAWeek([rule], { ...village, workstations: null }, { reinstall: { quantity: 10 } })
    expect(cost).toMatchObject({ isComplete: true, totalInEuros: 960 })
  })
})

test('the lines shown add up to the total, and an unknown number never makes it larger', () => {
  const profile = fc.record({
    population: fc.nat(100_000),
    staff: fc.option(fc.nat(500)),
    workstations: fc.option(fc.nat(500)),
    structures: fc.array(fc.constantFrom('mairie', 'ecole', 'eau', 'ehpad', 'ccas')),
  })
  const { lines: rules } = costOfAWeekTable()
  fc.assert(
    fc.property(profile, (commune) => {
      const cost = costOfAWeek(rules, commune)
      expect(cost.lines.reduce((sum, { amountInEuros }) => sum + (amountInEuros ?? 0), 0)).toBe(
        cost.totalInEuros,
      )
      const full = costOfAWeek(rules, {
        ...commune,
        staff: commune.staff ?? 0,
        workstations: commune.workstations ?? 0,
      })
      expect(cost.totalInEuros).toBe(full.totalInEuros)
    }),
  )
})
