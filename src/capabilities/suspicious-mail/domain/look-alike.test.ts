import { describe, expect, it } from 'vitest'
import { isOneSlipAway, isSure, lookAlikeOf, type Protected } from './look-alike.ts'

const town: Protected = { name: 'votre commune', domains: ['val-joli.fr'], marks: [], isOwn: true }
const taxes: Protected = { name: 'les impôts', domains: ['impots.gouv.fr', 'gouv.fr'], marks: ['impots'] }
const all = [town, taxes]

describe('a name that imitates another', () => {
  it.each([
    ['impots.gouv.fr.example.net', 'in-front', true],
    ['va1-joli.fr', 'same-drawing', true],
    [new URL('https://vàl-jоli.fr').hostname, 'same-drawing', true],
    ['val-joli.com', 'other-ending', false],
    ['val-jolli.fr', 'one-letter', true],
    ['www.impots-remboursement.com', 'its-name', false],
  ])('%s: %s', (host, how, sure) => {
    const seen = lookAlikeOf(host, all)
    expect(seen?.how).toBe(how)
    expect(seen !== null && isSure(seen)).toBe(sure)
  })

  it.each([
    'val-joli.fr',
    'www.val-joli.fr',
    'impots.gouv.fr',
    'ants.gouv.fr',
    'example.net',
    '192.0.2.1',
    'fr',
  ])('is not %s', (host) => expect(lookAlikeOf(host, all)).toBeNull())

  it.each([
    ['abcd', 'abd', true],
    ['abcd', 'abxcd', true],
    ['abcd', 'abxd', true],
    ['abcd', 'acbd', true],
    ['abcd', 'abcd', false],
    ['abcd', 'badc', false],
    ['abcd', 'abcdef', false],
  ])('%s and %s are one slip apart: %s', (one, other, is) => {
    expect([isOneSlipAway(one, other), isOneSlipAway(other, one)]).toEqual([is, is])
  })
})
