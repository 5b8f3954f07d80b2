import { describe, expect, test } from 'vitest'
import { rankActions } from '../domain/rank-actions.ts'
import { type Move, placesAfter } from './move.ts'

const ids = ['a', 'b', 'c', 'd']

/** The plan as the server ranks it, with what people placed by hand. */
function planWith(placed: Readonly<Record<string, number>>) {
  const candidates = ids.map((id, index) => ({
    measureId: id,
    title: id,
    essential: false,
    after: [],
    riskWeight: 3 as const,
    riskLabel: '',
    exposure: 'known' as const,
    effortInMinutes: [10, 50, 200, 800][index] ?? 0,
    cost: { to: 0 },
  }))
  return rankActions(
    candidates,
    Object.entries(placed).map(([measureId, position]) => ({ measureId, position })),
  ).map(({ action, position, placedByHand }) => ({
    id: action.measureId,
    position,
    isPlacedByHand: placedByHand,
  }))
}

function orderAfter(placed: Record<string, number>, actionId: string, move: Move): string {
  const kept = { ...placed }
  for (const place of placesAfter(planWith(placed), actionId, move)) {
    if (place.position === null) delete kept[place.actionId]
    else kept[place.actionId] = place.position
  }
  return planWith(kept)
    .map(({ id }) => id)
    .join('')
}

describe('moving an action', () => {
  test('up or down passes one neighbour', () => {
    expect(orderAfter({}, 'c', 'up')).toBe('acbd')
    expect(orderAfter({}, 'b', 'down')).toBe('acbd')
  })

  test('passes a neighbour that somebody placed by hand, both ways', () => {
    expect(orderAfter({ a: 1 }, 'b', 'up')).toBe('bacd')
    expect(orderAfter({ b: 3 }, 'c', 'down')).toBe('abcd')
    expect(orderAfter({ d: 1 }, 'd', 'down')).toBe('adbc')
  })

  test('to the top passes them all, placed or not', () => {
    expect(orderAfter({ a: 1, b: 2 }, 'd', 'first')).toBe('dabc')
  })

  test('beyond the ends changes nothing', () => {
    expect(orderAfter({}, 'a', 'up')).toBe('abcd')
    expect(orderAfter({}, 'd', 'down')).toBe('abcd')
  })

  test('back to the formula forgets its place only', () => {
    expect(orderAfter({ c: 1, d: 2 }, 'c', 'back')).toBe('adbc')
  })
})
