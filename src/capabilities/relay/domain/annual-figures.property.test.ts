import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedCommune, median, planFigures, presenceFigures, smallestGroup } from './annual-figures.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const commune: fc.Arbitrary<CountedCommune> = fc.record({
  population: fc.integer({ min: 1, max: 60_000 }),
  seesPlan: fc.boolean(),
  seesPresence: fc.boolean(),
  known: fc.option(share),
  proven: fc.option(share),
  provenBefore: fc.option(share),
  essentialsMissing: fc.option(fc.integer({ min: 0, max: 13 })),
  isEssentialLevel: fc.option(fc.boolean()),
})
const communes = fc.array(commune, { maxLength: 40 })

describe('figures of several communes', () => {
  it('are never those of fewer than five, in any size', () => {
    fc.assert(
      fc.property(communes, (some) => {
        const figures = planFigures(some)
        const groups = figures === null ? [] : [figures.all, ...figures.bySize]
        for (const group of groups) expect(group.communes).toBeGreaterThanOrEqual(smallestGroup)
        const seen = presenceFigures(some)
        if (seen !== null) expect(seen.communes).toBeGreaterThanOrEqual(smallestGroup)
      }),
    )
  })

  it('leave nobody to be found by subtraction: the sizes add up to all', () => {
    fc.assert(
      fc.property(communes, (some) => {
        const figures = planFigures(some)
        if (figures === null) return
        const inSizes = figures.bySize.reduce((sum, { communes: count }) => sum + count, 0)
        expect(inSizes).toBe(figures.all.communes)
      }),
    )
  })

  it('do not move with a commune that did not open its plan', () => {
    fc.assert(
      fc.property(communes, (some) => {
        const closed = some.map((one) =>
          one.seesPlan ? one : { ...one, known: 1, proven: 1, population: 1 },
        )
        expect(planFigures(closed)).toEqual(planFigures(some))
      }),
    )
  })
})

it('the median of an even number is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
})
