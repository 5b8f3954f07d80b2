import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ActionChange, type PlanAction, reconcile } from './action-life.ts'
import type { MeasureStanding, PlannedMeasure } from './planned-measure.ts'

const ids = ['a', 'b', 'c']
const instant = fc
  .integer({ min: 0, max: 400 })
  .map((day) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString())

const measures: fc.Arbitrary<PlannedMeasure[]> = fc.tuple(
  ...ids.map((id) =>
    fc.record({
      id: fc.constant(id),
      theme: fc.constant('theme'),
      essential: fc.boolean(),
      title: fc.constant('Titre'),
      risk: fc.constant({ label: '', weight: 3 as const }),
      doneBy: fc.constant('secretary' as const),
      effortInMinutes: fc.nat(600),
      cost: fc.constant({ from: 0, to: 0, yearly: false }),
      action: fc.constant('Faire'),
      proofs: fc.constantFrom([], [{ subject: 'document:x' }]),
      after: fc.constant([]),
      publicTitle: fc.constant(''),
    }),
  ),
)
const basis = fc.option(fc.record({ source: fc.constantFrom('check', 'document', 'answer'), at: instant }))
const standings: fc.Arbitrary<MeasureStanding[]> = fc.tuple(
  ...ids.map((measureId) =>
    fc.record({
      measureId: fc.constant(measureId),
      state: fc.constantFrom('proven', 'declared', 'to-do', 'unknown', 'expired', 'not-applicable'),
      basis,
    }),
  ),
)
const existing: fc.Arbitrary<PlanAction[]> = fc.subarray(ids).chain((chosen) =>
  fc.tuple(
    ...chosen.map((measureId) =>
      fc
        .record({
          kind: fc.constantFrom('do', 'ask', 'renew', 'prove'),
          status: fc.constantFrom('open', 'done', 'closed'),
          at: instant,
        })
        .map(
          ({ kind, status, at }): PlanAction => ({
            id: `action-${measureId}`,
            measureId,
            kind,
            status,
            endedAt: status === 'open' ? null : at,
          }),
        ),
    ),
  ),
)

test('once the changes are applied, the same states ask for nothing more', () => {
  fc.assert(
    fc.property(existing, measures, standings, (before, all, seen) => {
      const after = applied(before, reconcile(before, all, seen, 'Europe/Paris'))
      expect(reconcile(after, all, seen, 'Europe/Paris')).toEqual([])
    }),
  )
})

test('a gap that is newer than everything done always has an open action', () => {
  fc.assert(
    fc.property(existing, measures, (before, all) => {
      const seen = ids.map(
        (measureId): MeasureStanding => ({
          measureId,
          state: 'to-do',
          basis: { source: 'check', at: '2028-01-01T00:00:00Z' },
        }),
      )
      const after = applied(before, reconcile(before, all, seen, 'Europe/Paris'))
      expect(after.map(({ status, kind }) => [status, kind])).toEqual(ids.map(() => ['open', 'do']))
    }),
  )
})

test('no sentence ends without a full stop or speaks of nothing', () => {
  fc.assert(
    fc.property(existing, measures, standings, (before, all, seen) => {
      for (const { sentence } of reconcile(before, all, seen, 'Europe/Paris'))
        expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/u)
    }),
  )
})

function applied(actions: readonly PlanAction[], changes: readonly ActionChange[]): PlanAction[] {
  const byId = new Map(actions.map((action) => [action.id, action]))
  for (const change of changes) {
    if (change.kind === 'open') {
      const id = `action-${change.measureId}`
      byId.set(id, { id, measureId: change.measureId, kind: change.as, status: 'open', endedAt: null })
      continue
    }
    const action = byId.get(change.actionId)!
    if (change.kind === 'close')
      byId.set(action.id, { ...action, status: 'closed', endedAt: '2027-06-01T00:00:00Z' })
    if (change.kind === 'reopen')
      byId.set(action.id, { ...action, status: 'open', kind: change.as, endedAt: null })
    if (change.kind === 'change-kind') byId.set(action.id, { ...action, kind: change.to })
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
