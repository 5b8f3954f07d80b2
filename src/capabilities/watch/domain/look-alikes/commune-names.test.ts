import { describe, expect, it } from 'vitest'
import { makeTarget, readDomain } from '../target.ts'
import { ownDomainsOf, placeKey, withoutTownHallWords, wordsOfName } from './commune-names.ts'

function domainsOf(site: string, mail: string): string[] {
  const read = readDomain('commune.fr')
  return read.ok ? ownDomainsOf(makeTarget(read.value, { site, mail })) : []
}

describe('the domains of a commune', () => {
  it('are those of its site and its mail, once', () => {
    expect(domainsOf('https://www.cluny.fr/', 'mairie@cluny.fr')).toEqual(['cluny.fr'])
    expect(domainsOf('https://www.cluny.fr/', 'mairie@mairie-cluny.com')).toEqual([
      'cluny.fr',
      'mairie-cluny.com',
    ])
  })

  it('are not those of its providers', () => {
    expect(domainsOf('https://cluny.wixsite.com/', 'mairie.cluny@orange.fr')).toEqual([])
    expect(domainsOf('https://cluny.collectivite.fr/', 'none')).toEqual([])
    expect(domainsOf('https://cluny.pagesperso-orange.fr/', 'none')).toEqual([])
  })
})

describe('the words of a town hall', () => {
  it.each([
    ['mairie-de-cluny', 'cluny'],
    ['cluny-mairie', 'cluny'],
    ['mairiecluny', 'cluny'],
    ['villedecluny', 'cluny'],
    ['ville-de-cluny', 'cluny'],
    ['cluny-ville', 'cluny'],
    ['mairie-d-aze', 'aze'],
    ['villefranche', 'villefranche'],
    ['mairie', 'mairie'],
    ['commune', 'commune'],
  ])('go from %s, leaving %s', (label, bare) => expect(withoutTownHallWords(label)).toBe(bare))

  it('go with the hyphens before a name is compared with those of other communes', () => {
    expect(placeKey('st-point-mairie')).toBe('saintpoint')
    expect(placeKey('mairie-clugny')).toBe('clugny')
  })
})

describe('the words of a name', () => {
  it.each([
    ["L'Haÿ-les-Roses", ['l', 'hay', 'les', 'roses'], 'l-haÿ-les-roses'],
    ['Œuilly', ['oeuilly'], null],
    ['Saint-Point', ['saint', 'point'], null],
    ['', [], null],
  ])('%s', (name, words, accented) => expect(wordsOfName(name)).toEqual({ words, accented }))
})
