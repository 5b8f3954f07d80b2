import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ActionCandidate, type Placed, rankActions } from './rank-actions.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Candidates whose needs come earlier in `ids` when `acyclic`, anywhere otherwise. */
const candidates = (acyclic: boolean): fc.Arbitrary<ActionCandidate[]> =>
  fc.subarray(ids).chain((chosen) =>
    fc.tuple(
      ...chosen.map((measureId) =>
        fc.record({
          measureId: fc.constant(measureId),
          title: fc.constant(measureId),
          essential: fc.boolean(),
          riskWeight: fc.constantFrom(1, 2, 3, 4, 5),
          riskLabel: fc.constant(''),
          exposure: fc.constantFrom('seen', 'known', 'expired', 'unknown', 'declared'),
          effortInMinutes: fc.nat(1000),
          cost: fc.record({ to: fc.nat(5000) }),
          after: fc.subarray(acyclic ? ids.slice(0, ids.indexOf(measureId)) : ids),
        }),
      ),
    ),
  )
const placed: fc.Arbitrary<Placed[]> = fc.uniqueArray(
  fc.record({ measureId: fc.constantFrom(...ids), position: fc.integer({ min: 1, max: 12 }) }),
  { selector: ({ measureId }) => measureId },
)

test('every action has one place, from 1 without a gap, even with cycles and moves', () => {
  fc.assert(
    fc.property(candidates(false), placed, (actions, moves) => {
      const ranked = rankActions(actions, moves)
      expect(ranked.map(({ position }) => position)).toEqual(actions.map((_, index) => index + 1))
      expect(ranked.map(({ action }) => action.measureId).sort()).toEqual(
        actions.map(({ measureId }) => measureId).sort(),
      )
    }),
  )
})

test('the order does not depend on the order of what is given', () => {
  fc.assert(
    fc.property(
      candidates(false).chain((actions) => fc.tuple(fc.constant(actions), shuffled(actions))),
      placed.chain((moves) => fc.tuple(fc.constant(moves), shuffled(moves))),
      ([actions, mixedActions], [moves, mixedMoves]) => {
        expect(rankActions(mixedActions, mixedMoves)).toEqual(rankActions(actions, moves))
      },
    ),
  )
})

test('without moves, nothing comes before what it needs and nothing warns', () => {
  fc.assert(
    fc.property(candidates(true), (actions) => {
      expect(rankActions(actions).flatMap(({ beforePrerequisites }) => beforePrerequisites)).toEqual([])
    }),
  )
})

test('with moves, an action that nobody moved comes before what it needs only if a move is the cause', () => {
  fc.assert(
    fc.property(candidates(true), placed, (actions, moves) => {
      const ranked = rankActions(actions, moves)
      const moved = new Set(
        ranked.filter(({ placedByHand }) => placedByHand).map(({ action }) => action.measureId),
      )
      const early = ranked
        .filter(({ placedByHand }) => !placedByHand)
        .flatMap((one) => one.beforePrerequisites)
      expect(early.filter((id) => !moved.has(id))).toEqual([])
    }),
  )
})

test('a moved action stands at its place when it is alone to be moved', () => {
  fc.assert(
    fc.property(candidates(true), fc.integer({ min: 1, max: 12 }), (actions, position) => {
      const [first] = actions
      if (first === undefined) return
      const ranked = rankActions(actions, [{ measureId: first.measureId, position }])
      const place = ranked.find(({ action }) => action.measureId === first.measureId)?.position
      expect(place).toBe(Math.min(position, actions.length))
    }),
  )
})

test('without dependencies, all the essential actions come first', () => {
  fc.assert(
    fc.property(candidates(true), (actions) => {
      const free = actions.map((action) => ({ ...action, after: [] }))
      const essentials = rankActions(free).map(({ action }) => action.essential)
      expect(essentials).toEqual([...essentials].sort((a, b) => Number(b) - Number(a)))
    }),
  )
})

function shuffled<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length })
}
