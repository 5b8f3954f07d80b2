import fc from 'fast-check'
import { getDomain } from 'tldts'
import { describe, expect, it } from 'vitest'
import { readHostName } from '../host-name.ts'
import { placeKey, withoutTownHallWords } from './commune-names.ts'
import { lookAlikesOf, mostLookAlikes } from './generate.ts'

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
const domain = fc
  .tuple(label, fc.constantFrom('fr', 'com', 'bzh', 'asso.fr', 'gouv.fr', 'eu'))
  .map((parts) => parts.join('.'))
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('Saint', 'L’', 'Haÿ', 'Œuilly', 'sur', 'Le', 'Y', 'Bâgé', "d'", 'Aix'), {
      maxLength: 6,
    })
    .map((words) => words.join('-')),
)
const commune = fc.record({
  domains: fc.array(domain, { maxLength: 2 }),
  name: fc.option(name),
  departementCode: fc.option(fc.constantFrom('71', '2A', '29', '974', '75', 'x')),
})
const runs = { numRuns: 300 }

describe('whatever a commune is called', () => {
  it('its look-alikes are few, each once, never its own, and each can be registered', () => {
    fc.assert(
      fc.property(commune, (given) => {
        const names = lookAlikesOf(given).map((each) => each.name)
        expect(names.length).toBeLessThanOrEqual(mostLookAlikes)
        expect(new Set(names).size).toBe(names.length)
        expect(names.filter((each) => given.domains.includes(each))).toEqual([])
        for (const each of names) {
          expect(readHostName(each)).toEqual({ host: each })
          expect(getDomain(each)).toBe(each)
        }
      }),
      runs,
    )
  })

  it('they are the same each time, and fewer are the first of more', () => {
    fc.assert(
      fc.property(commune, fc.nat(300), (given, most) => {
        expect(lookAlikesOf(given, most)).toEqual(lookAlikesOf(given).slice(0, most))
      }),
      runs,
    )
  })

  it('a label without town hall’s words is found again, and taking them away twice changes nothing', () => {
    fc.assert(
      fc.property(label, (given) => {
        const bare = withoutTownHallWords(given)
        expect(given.includes(bare)).toBe(true)
        expect(placeKey(given)).not.toMatch(/-/)
      }),
      runs,
    )
  })
})
