import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Placed, rankActions } from './rank-actions.ts'
import { chooseWeek, posterMeasureId, type WeekCandidate } from './this-week.ts'

const candidate = (measureId: string, changes: Partial<WeekCandidate> = {}): WeekCandidate => ({
  measureId,
  kind: 'do',
  title: `Faire ${measureId}`,
  essential: false,
  riskWeight: 3,
  riskLabel: 'un risque',
  exposure: 'known',
  effortInMinutes: 30,
  cost: { to: 0 },
  after: [],
  isDoneAlone: false,
  ...changes,
})
const poster = candidate(posterMeasureId, { effortInMinutes: 10, riskWeight: 1, isDoneAlone: true })
const week = (actions: readonly WeekCandidate[], placed: readonly Placed[] = []) =>
  chooseWeek(rankActions(actions, placed))
const idsOf = (chosen: ReturnType<typeof week>) => chosen.chosen.map(({ ranked }) => ranked.action.measureId)

describe('three things this week', () => {
  test('the sheet to pin up comes first, then the plan', () => {
    const chosen = week([
      candidate('a', { riskWeight: 5 }),
      candidate('b', { riskWeight: 4 }),
      candidate('c'),
      poster,
    ])
    expect(idsOf(chosen)).toEqual([posterMeasureId, 'a', 'b'])
    expect(chosen).toMatchObject({
      title: 'Cette semaine, trois choses à faire',
      totalMinutes: 70,
      sentence: 'Environ 1 h 10 en tout. Le reste peut attendre.',
    })
    expect(chosen.chosen[0]?.because).toContain('au mur')
  })

  test('one e-mail asks every question: it is one thing, whatever their number', () => {
    const ask: Partial<WeekCandidate> = {
      kind: 'ask',
      effortInMinutes: 5,
      essential: true,
      isDoneAlone: true,
    }
    const chosen = week([candidate('ask-a', ask), candidate('ask-b', ask), candidate('c'), candidate('d')])
    expect(idsOf(chosen)).toEqual(['ask-a', 'c', 'd'])
    expect(chosen.chosen[0]?.because).toBe(
      'Un seul courriel, déjà écrit, pose vos 2 questions au prestataire.',
    )
    expect(chosen.chosen[1]?.because).toMatch(/^La suite du plan/)
    expect(idsOf(week([candidate('ask-a', ask), candidate('ask-b', ask)]))).toEqual(['ask-a', 'ask-b'])
  })

  test('a sheet already on the wall, only to be proven, takes its own place', () => {
    const proven: WeekCandidate = { ...poster, kind: 'prove', exposure: 'declared', effortInMinutes: 15 }
    expect(idsOf(week([candidate('a'), candidate('b'), proven]))).toEqual(['a', 'b', posterMeasureId])
  })

  test('a long one waits for a time of its own, and the shorter one says why', () => {
    const chosen = week([
      candidate('long', { riskWeight: 5, effortInMinutes: 480, exposure: 'seen', essential: true }),
      candidate('a'),
      candidate('b'),
      candidate('c'),
      poster,
    ])
    expect(idsOf(chosen)).toEqual([posterMeasureId, 'a', 'b'])
    expect(chosen.chosen[1]?.because).toBe(
      'Elle tient dans la semaine. «\u00a0Faire long\u00a0» demande une séance à part.',
    )
  })

  test('one of the three takes a quarter of an hour and nobody else', () => {
    const chosen = week([
      candidate('a', { riskWeight: 5 }),
      candidate('b', { riskWeight: 4 }),
      candidate('c', { riskWeight: 3 }),
      candidate('quick', { riskWeight: 1, exposure: 'declared', effortInMinutes: 15, isDoneAlone: true }),
    ])
    expect(idsOf(chosen)).toEqual(['a', 'b', 'quick'])
    expect(chosen.chosen[2]?.because).toBe('À faire sans personne d’autre, en 15 min.')
  })

  test('what was placed by hand among the first three is there, however long', () => {
    const chosen = week(
      [candidate('a'), candidate('b'), candidate('c'), candidate('long', { effortInMinutes: 600 })],
      [{ measureId: 'long', position: 2 }],
    )
    expect(idsOf(chosen)).toContain('long')
  })

  test('three long ones are still three: the shortest', () => {
    const long = (id: string, effortInMinutes: number) => candidate(id, { effortInMinutes })
    const chosen = week([long('a', 900), long('b', 480), long('c', 300), long('d', 200)])
    expect(idsOf(chosen).sort()).toEqual(['b', 'c', 'd'])
  })

  test('with nothing open there is nothing to do', () => {
    expect(week([])).toMatchObject({ chosen: [], totalMinutes: 0, title: 'Cette semaine, rien à faire' })
  })
})

test('three whenever three are open, each once, and never one that waits for an open one left out', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', posterMeasureId]
  const actions = fc.subarray(ids).chain((chosen) =>
    fc.tuple(
      ...chosen.map((measureId) =>
        fc.record({
          measureId: fc.constant(measureId),
          after: fc.subarray(ids.slice(0, ids.indexOf(measureId))),
          effortInMinutes: fc.integer({ min: 1, max: 600 }),
          essential: fc.boolean(),
          isDoneAlone: fc.boolean(),
        }),
      ),
    ),
  )
  fc.assert(
    fc.property(actions, (parts) => {
      const open = parts.map(({ measureId, ...part }) =>
        candidate(measureId, measureId === posterMeasureId ? { ...part, after: [] } : part),
      )
      const chosen = idsOf(week(open))
      expect(chosen).toHaveLength(Math.min(3, open.length))
      expect(new Set(chosen).size).toBe(chosen.length)
      const needed = open.filter(({ measureId }) => chosen.includes(measureId)).flatMap(({ after }) => after)
      expect(
        needed.filter((id) => open.some(({ measureId }) => measureId === id) && !chosen.includes(id)),
      ).toEqual([])
      if (open.some(({ measureId }) => measureId === posterMeasureId)) expect(chosen[0]).toBe(posterMeasureId)
    }),
  )
})
