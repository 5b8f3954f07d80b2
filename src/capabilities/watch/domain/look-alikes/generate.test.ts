import { domainToUnicode } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lookAlikesOf } from './generate.ts'

const cluny = { domains: ['cluny.fr'], name: 'Cluny', departementCode: '71' }
const kindOf = (name: string, commune = cluny) =>
  lookAlikesOf(commune).find((each) => each.name === name)?.kind ?? null

describe('the names that look like cluny.fr', () => {
  it.each([
    ['cluny.com', 'other-ending'],
    ['cluny.eu', 'other-ending'],
    ['mairie-cluny.fr', 'town-hall-word'],
    ['cluny-mairie.fr', 'town-hall-word'],
    ['mairiecluny.com', 'town-hall-word'],
    ['ville-de-cluny.fr', 'town-hall-word'],
    ['commune-de-cluny.fr', 'town-hall-word'],
    ['cluny-fr.com', 'country-word'],
    ['wwwcluny.fr', 'missing-dot'],
    ['clny.fr', 'omission'],
    ['clunyy.fr', 'doubling'],
    ['culny.fr', 'swap'],
    ['clugny.fr', 'same-sound'],
    ['cluni.fr', 'same-sound'],
    ['vluny.fr', 'neighbour-key'],
    ['1luny.fr', null],
    ['c1uny.fr', 'twin-letters'],
    ['duny.fr', 'twin-letters'],
  ] as const)('hold %s as %s', (name, kind) => expect(kindOf(name)).toBe(kind))

  it('hold letters of other alphabets as the DNS is asked for them', () => {
    const foreign = lookAlikesOf(cluny).filter(({ kind }) => kind === 'other-alphabet')
    expect(foreign.map(({ shown }) => shown)).toContain('\u0441luny.fr')
    for (const { name, shown } of foreign) {
      expect(name).toMatch(/^xn--[a-z0-9-]+\.[a-z]+$/)
      expect(domainToUnicode(name)).toBe(shown)
    }
  })

  it('hold the whole name in Cyrillic where such a name can be bought', () => {
    const names = lookAlikesOf({ domains: ['scey.fr'], name: 'Scey', departementCode: '70' })
    const whole = names
      .filter(({ shown }) => shown.startsWith('\u0455\u0441\u0435\u0443'))
      .map(({ shown }) => shown)
    expect(whole).toEqual(['\u0455\u0441\u0435\u0443.com', '\u0455\u0441\u0435\u0443.net'])
  })

  it('put the likeliest first', () => {
    const names = lookAlikesOf(cluny).map(({ name }) => name)
    const ranks = ['cluny.com', 'mairie-cluny.fr', 'wwwcluny.fr', 'clny.fr'].map((name) =>
      names.indexOf(name),
    )
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
  })
})

describe('of any commune', () => {
  it('names with hyphens, saints and articles are written the other ways', () => {
    const saint = { domains: ['saint-point.fr'], name: 'Saint-Point', departementCode: '71' }
    expect(kindOf('saintpoint.fr', saint)).toBe('own-name')
    expect(kindOf('st-point.fr', saint)).toBe('short-word')
    expect(kindOf('stpoint.fr', saint)).toBe('short-word')
    const whole = { domains: ['lahaysaintvincent.fr'], name: 'La Hay-Saint-Vincent', departementCode: '71' }
    expect(kindOf('lahay-saintvincent.fr', whole)).toBe('hyphen')
    expect(kindOf('hay-saint-vincent.fr', whole)).toBe('short-word')
    expect(kindOf('mairie-des-bizots.fr', { domains: [], name: 'Les Bizots', departementCode: '71' })).toBe(
      'town-hall-word',
    )
    expect(kindOf('mairie-daze.fr', { domains: [], name: 'Azé', departementCode: '71' })).toBe(
      'town-hall-word',
    )
  })

  it('the ending of its territory is tried', () => {
    expect(kindOf('cluny.bzh')).toBeNull()
    expect(kindOf('cluny.bzh', { ...cluny, departementCode: '29' })).toBe('other-ending')
  })

  it('accents of the name are tried', () => {
    const names = lookAlikesOf({ domains: ['vezelay.fr'], name: 'Vézelay', departementCode: '89' })
    expect(names.find(({ shown }) => shown === 'vézelay.fr')).toMatchObject({ kind: 'accents' })
  })

  it('without a domain of its own, the name alone suffices; without a name, the domain does', () => {
    expect(lookAlikesOf({ domains: [], name: 'Cluny', departementCode: null })[0]?.name).toBe('cluny.fr')
    expect(lookAlikesOf({ domains: ['cluny.fr'], name: null, departementCode: null }).length).toBeGreaterThan(
      80,
    )
    expect(lookAlikesOf({ domains: [], name: null, departementCode: null })).toEqual([])
  })

  it('a name of one letter is tried without failing', () => {
    expect(kindOf('mairie-y.fr', { domains: [], name: 'Y', departementCode: '80' })).toBe('town-hall-word')
  })
})
