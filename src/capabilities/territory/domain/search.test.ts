import { describe, expect, test } from 'vitest'
import { parseQuery, searchKey } from './search.ts'

describe('searchKey', () => {
  test.each([
    ['L’Abergement-Clémenciat', 'l abergement clemenciat'],
    ["L'ABERGEMENT CLEMENCIAT", 'l abergement clemenciat'],
    ['St-Étienne', 'saint etienne'],
    ['Ste Foy-lès-Lyon', 'sainte foy les lyon'],
    ['Chalon s/ Saône', 'chalon sur saone'],
    ['Chalon/Saône', 'chalon sur saone'],
    ['Bailly s/s Bois', 'bailly sous bois'],
    ['Œuilly', 'oeuilly'],
    ['OEUILLY', 'oeuilly'],
    ['Château-Chinon (Ville)', 'chateau chinon ville'],
    ['Haÿ-les-Roses', 'hay les roses'],
    ['Oô', 'oo'],
    ['St. Denis', 'saint denis'],
    ['   ', ''],
  ])('%s is looked up as « %s »', (typed, key) => expect(searchKey(typed)).toBe(key))

  test('a word that only begins like an abbreviation is left alone', () => {
    expect(searchKey('Stenay')).toBe('stenay')
  })
})

describe('parseQuery', () => {
  test.each(['2a004', '2A 004', ' 2A004 '])('%s is the INSEE code of Ajaccio', (typed) => {
    expect(parseQuery(typed)).toEqual({ kind: 'insee', code: '2A004' })
  })

  test('five digits may be a postal or an INSEE code', () => {
    expect(parseQuery('71 250')).toEqual({ kind: 'postal-or-insee', code: '71250' })
    expect(parseQuery('97400')).toEqual({ kind: 'postal-or-insee', code: '97400' })
    expect(parseQuery('98714')).toEqual({ kind: 'postal-or-insee', code: '98714' })
  })

  test('no INSEE code of today begins with 20: it is a postal code of Corsica', () => {
    expect(parseQuery('20000')).toEqual({ kind: 'postal', code: '20000' })
  })

  test('a code half typed is already looked up', () => {
    expect(parseQuery('712')).toEqual({ kind: 'code-start', start: '712' })
    expect(parseQuery('2b0')).toEqual({ kind: 'code-start', start: '2B0' })
  })

  test('« st » may still become Strasbourg', () => {
    expect(parseQuery('st')).toEqual({ kind: 'name', key: 'saint', otherKey: 'st', codeStart: null })
    expect(parseQuery('st den')).toEqual({ kind: 'name', key: 'saint den', otherKey: null, codeStart: null })
    expect(parseQuery('st st')).toEqual({
      kind: 'name',
      key: 'saint saint',
      otherKey: 'saint st',
      codeStart: null,
    })
  })

  test.each([
    ['71250 Cluny', 'cluny', '71250'],
    ['Cluny (71)', 'cluny', '71'],
    ['Ajaccio 2a', 'ajaccio', '2A'],
  ])('%s names a commune and a place', (typed, key, codeStart) => {
    expect(parseQuery(typed)).toEqual({ kind: 'name', key, otherKey: null, codeStart })
  })

  test('one letter is too short, but for the village of Y', () => {
    expect(parseQuery('a')).toEqual({ kind: 'too-short' })
    expect(parseQuery('7')).toEqual({ kind: 'too-short' })
    expect(parseQuery('')).toEqual({ kind: 'too-short' })
    expect(parseQuery('Y')).toMatchObject({ kind: 'name', key: 'y' })
  })
})
