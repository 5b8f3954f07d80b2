import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery, searchKey } from './search.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 600 })
const name = fc.stringMatching(/^[A-Za-zÀ-ÿŒœ' -]{1,40}$/)

test('a key is made of lower case ASCII words, one space between', () => {
  fc.assert(fc.property(text, (typed) => /^([a-z0-9]+( [a-z0-9]+)*)?$/.test(searchKey(typed))))
})

test('the key of a key is the same key', () => {
  fc.assert(fc.property(text, (typed) => searchKey(searchKey(typed)) === searchKey(typed)))
})

test('case, accents, dashes and apostrophes change nothing', () => {
  fc.assert(
    fc.property(name, (typed) => {
      const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').replaceAll("'", '’').replaceAll('-', ' ')
      expect(searchKey(bare.toUpperCase())).toBe(searchKey(typed))
    }),
  )
})

test('any text is understood or too short, and never longer than what was typed', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const query = parseQuery(typed)
      expect(['postal', 'insee', 'postal-or-insee', 'code-start', 'name', 'too-short']).toContain(query.kind)
      if (query.kind === 'name') expect(query.key).toBe(searchKey(query.key))
    }),
  )
})

test('any INSEE code of five characters is understood, however spaced or cased', () => {
  const code = fc.stringMatching(/^(0[1-9]|[1-8][0-9]|9[0-8]|2[AB])[0-9]{3}$/)
  fc.assert(
    fc.property(code, fc.nat(5), (insee, at) => {
      const typed = `${insee.slice(0, at)} ${insee.slice(at)}`.toLowerCase()
      expect(parseQuery(typed)).toMatchObject({ code: insee })
    }),
  )
})
