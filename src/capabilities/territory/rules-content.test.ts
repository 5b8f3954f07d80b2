import { describe, expect, test } from 'vitest'
import { obligationTable, structureKinds } from './rules-content.ts'

describe('obligations.fr.yaml', () => {
  const obligations = obligationTable()

  test('names each rule once, with its source and the day it was read', () => {
    expect(new Set(obligations.map(({ id }) => id)).size).toBe(obligations.length)
    for (const { id, source, checkedOn } of obligations) {
      expect(source, id).toMatch(/\S/)
      expect(checkedOn <= '2026-12-31', id).toBe(true)
    }
  })

  test('ends no rule before it begins', () => {
    for (const { id, validFrom, validUntil } of obligations) {
      if (validFrom !== null && validUntil !== null) expect(validFrom <= validUntil, id).toBe(true)
    }
  })

  test('limits a population only where that organisation is concerned', () => {
    for (const { id, binds, population, epciPopulation, epciTypes, largestMember } of obligations) {
      if (population !== undefined) expect(binds, id).not.toBe('epci')
      if (epciPopulation ?? epciTypes ?? largestMember) expect(binds, id).not.toBe('commune')
    }
  })

  test('says of each bill that it imposes nothing today', () => {
    for (const { id, what } of obligations.filter(({ standing }) => standing === 'bill')) {
      expect(what, id).toMatch(/n’impose donc rien/)
    }
  })

  test('writes French with typographic apostrophes', () => {
    expect(JSON.stringify([obligations, ...structureKinds().values()])).not.toContain("'")
  })
})

describe('structures.fr.yaml', () => {
  test('has the town hall always there, and nothing else', () => {
    const always = [...structureKinds().values()].filter(({ isAlwaysThere }) => isAlwaysThere)
    expect(always.map(({ id }) => id)).toEqual(['mairie'])
  })
})
