import { describe, expect, test } from 'vitest'
import { priorityOf, type Weighed } from './priority.ts'

const action: Weighed = {
  riskWeight: 5,
  riskLabel: 'La mairie s’arrête',
  exposure: 'seen',
  effortInMinutes: 60,
  cost: { to: 0 },
}

describe('the formula', () => {
  test('is written as it is computed', () => {
    expect(priorityOf(action)).toMatchObject({
      score: 7.5,
      inWords: 'très haute',
      formula: 'Risque 5 × exposition 3 ÷ effort 2 = 7,5',
    })
  })

  test('adds the cost to the effort where there is one', () => {
    expect(priorityOf({ ...action, exposure: 'unknown', cost: { to: 300 } })).toMatchObject({
      formula: 'Risque 5 × exposition 1,5 ÷ (effort 2 + coût 2) = 1,9',
      inWords: 'moyenne',
    })
  })

  test('gives each term its meaning', () => {
    expect(priorityOf(action).terms.map(({ name, meaning }) => [name, meaning])).toEqual([
      ['risque', 'La mairie s’arrête'],
      ['exposition', 'une vérification l’a vu, un attaquant le peut aussi'],
      ['effort', 'une heure au plus'],
      ['coût', 'rien à payer'],
    ])
  })

  test.each([
    [0, 1],
    [15, 1],
    [16, 2],
    [240, 3],
    [841, 5],
  ])('%i minutes weigh %i', (effortInMinutes, weight) => {
    expect(priorityOf({ ...action, effortInMinutes }).terms[2]?.weight).toBe(weight)
  })
})
