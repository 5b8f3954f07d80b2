import { describe, expect, test } from 'vitest'
import { type ActionCandidate, rankActions } from './rank-actions.ts'

const candidate = (measureId: string, changes: Partial<ActionCandidate> = {}): ActionCandidate => ({
  measureId,
  title: `Faire ${measureId}`,
  essential: false,
  riskWeight: 3,
  riskLabel: 'un risque',
  exposure: 'known',
  effortInMinutes: 30,
  cost: { to: 0 },
  after: [],
  ...changes,
})
const order = (ranked: ReturnType<typeof rankActions>) => ranked.map(({ action }) => action.measureId)

describe('the order of the plan', () => {
  test('essential first, then priority, then identifier', () => {
    const candidates = [
      candidate('b'),
      candidate('a'),
      candidate('urgent', { exposure: 'seen', riskWeight: 5 }),
      candidate('essential', { essential: true, riskWeight: 1 }),
    ]
    expect(order(rankActions(candidates))).toEqual(['essential', 'urgent', 'a', 'b'])
  })

  test('what an essential action needs comes just before it, and says so', () => {
    const candidates = [
      candidate('other', { essential: true, riskWeight: 5 }),
      candidate('restore', { essential: true, after: ['inventory'] }),
      candidate('inventory', { riskWeight: 1 }),
    ]
    const ranked = rankActions(candidates)
    expect(order(ranked)).toEqual(['other', 'inventory', 'restore'])
    expect(ranked[1]?.why[0]).toBe('À faire avant «\u00a0Faire restore\u00a0».')
  })

  test('a cycle does not loop', () => {
    const candidates = [candidate('a', { after: ['b'] }), candidate('b', { after: ['a', 'b'] })]
    expect(order(rankActions(candidates)).sort()).toEqual(['a', 'b'])
  })

  test('a prerequisite without an open action is done: nobody waits for it', () => {
    expect(order(rankActions([candidate('a', { after: ['done'] })]))).toEqual(['a'])
  })
})

describe('actions placed by hand', () => {
  const three = [candidate('a', { riskWeight: 5 }), candidate('b', { riskWeight: 4 }), candidate('c')]

  test('stay where they were put, the others flow around', () => {
    const ranked = rankActions(three, [{ measureId: 'c', position: 1 }])
    expect(order(ranked)).toEqual(['c', 'a', 'b'])
    expect(ranked[0]).toMatchObject({
      placedByHand: true,
      why: ['Placée à la main.', expect.stringContaining('Risque')],
    })
  })

  test('two asked for one place follow each other, a place beyond the end is the last', () => {
    const placed = [
      { measureId: 'b', position: 1 },
      { measureId: 'c', position: 1 },
    ]
    expect(order(rankActions(three, placed))).toEqual(['b', 'c', 'a'])
    expect(order(rankActions(three, [{ measureId: 'a', position: 99 }]))).toEqual(['b', 'c', 'a'])
  })

  test('two beyond the end are the last two, in the order asked', () => {
    const placed = [
      { measureId: 'b', position: 98 },
      { measureId: 'a', position: 99 },
    ]
    const ranked = rankActions(three, placed)
    expect(order(ranked)).toEqual(['c', 'b', 'a'])
    expect(ranked.map(({ placedByHand }) => placedByHand)).toEqual([false, true, true])
  })

  test('before what it needs, an action keeps its place and warns', () => {
    const candidates = [candidate('a'), candidate('b', { after: ['a'] })]
    const ranked = rankActions(candidates, [{ measureId: 'b', position: 1 }])
    expect(order(ranked)).toEqual(['b', 'a'])
    expect(ranked[0]?.beforePrerequisites).toEqual(['a'])
    expect(ranked[0]?.why.at(-1)).toBe(
      'Attention, elle demande d’abord «\u00a0Faire a\u00a0», placée plus loin.',
    )
  })

  test('an action whose need was moved to the end waits for it as long as it can', () => {
    const candidates = [candidate('a'), candidate('b', { after: ['a'], riskWeight: 5 }), candidate('c')]
    expect(order(rankActions(candidates, [{ measureId: 'a', position: 2 }]))).toEqual(['c', 'a', 'b'])
  })

  test('a move of an action that is closed is ignored', () => {
    expect(order(rankActions(three, [{ measureId: 'gone', position: 1 }]))).toEqual(['a', 'b', 'c'])
  })
})
