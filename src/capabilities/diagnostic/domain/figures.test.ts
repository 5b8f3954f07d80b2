import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures.ts'
import type { MeasureState } from './measure.ts'

function figures(...states: readonly MeasureState[]) {
  const measures = states.map((_, index) => ({ id: `m${index}`, essential: index % 2 === 0 }))
  return figuresOf(measures, new Map(states.map((state, index) => [`m${index}`, { state }])))
}

describe('figuresOf', () => {
  it('known counts proven, declared and to do; proven counts proven; both over what applies', () => {
    const { all } = figures('proven', 'declared', 'to-do', 'unknown', 'not-applicable')
    expect(all).toMatchObject({ total: 5, applicable: 4, known: 3 / 4, proven: 1 / 4 })
    expect(all.counts).toEqual({
      proven: 1,
      declared: 1,
      'to-do': 1,
      unknown: 1,
      expired: 0,
      'not-applicable': 1,
    })
  })

  it('expired counts in neither figure, but still applies', () => {
    expect(figures('proven', 'expired').all).toMatchObject({ applicable: 2, known: 1 / 2, proven: 1 / 2 })
  })

  it('the essential measures are counted apart', () => {
    expect(figures('proven', 'unknown', 'proven').essentials).toMatchObject({ total: 2, proven: 1 })
  })

  it('where nothing applies there is no figure rather than a zero or a hundred', () => {
    expect(figures('not-applicable').all).toMatchObject({ applicable: 0, known: null, proven: null })
  })

  it('a measure nobody has judged is unknown rather than left out', () => {
    expect(figuresOf([{ id: 'new', essential: false }], new Map()).all).toMatchObject({ total: 1, known: 0 })
  })
})
