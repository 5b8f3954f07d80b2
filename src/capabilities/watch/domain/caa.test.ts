import { describe, expect, it } from 'vitest'
import { authorityOf, namesToClimb, readCaa } from './caa.ts'

const caa = (tag: string, value: string, flags = 0) => ({ flags, tag, value })

describe('a set of CAA records', () => {
  it.each<[string, ReturnType<typeof caa>[], object]>([
    ['names who may issue', [caa('issue', 'letsencrypt.org')], { issuers: ['letsencrypt.org'] }],
    [
      'names several, with parameters',
      [caa('issue', 'ca1.example.net; account=230123'), caa('issue', ' CA2.example.org ;')],
      { issuers: ['ca1.example.net', 'ca2.example.org'], malformed: [] },
    ],
    ['allows nobody', [caa('issue', ';')], { issuers: [], malformed: [] }],
    ['allows nobody, written empty', [caa('issue', '')], { issuers: [], malformed: [] }],
    [
      'allows nobody by a fault',
      [caa('issue', 'letsencrypt org')],
      { issuers: [], malformed: ['letsencrypt org'] },
    ],
    ['of which one has a fault', [caa('issue', '%%%'), caa('issue', 'a.fr')], { issuers: ['a.fr'] }],
    ['restricts nothing', [caa('iodef', 'mailto:a@b.fr')], { issuers: null, wildcardIssuers: null }],
    [
      'restricts wildcards apart',
      [caa('issue', 'a.fr'), caa('issuewild', ';')],
      { issuers: ['a.fr'], wildcardIssuers: [] },
    ],
    ['restricts wildcards only', [caa('issuewild', 'a.fr')], { issuers: null, wildcardIssuers: ['a.fr'] }],
    ['holds for wildcards too', [caa('issue', 'a.fr')], { wildcardIssuers: ['a.fr'] }],
    ['asks the unknown', [caa('tbs', 'x', 128)], { unknownCritical: ['tbs'] }],
    ['mentions the unknown', [caa('tbs', 'x'), caa('tbs', 'x', 1)], { unknownCritical: [] }],
    ['insists on the known', [caa('issuemail', 'a.fr', 128)], { unknownCritical: [], issuers: null }],
  ])('%s', (_, records, expected) => expect(readCaa(records)).toMatchObject(expected))

  it('is looked for from the name upwards, the root left out', () => {
    expect(namesToClimb('www.commune.fr')).toEqual(['www.commune.fr', 'commune.fr', 'fr'])
  })
})

it.each([
  ["R11, Let's Encrypt", 'letsencrypt.org'],
  ['Sectigo RSA Domain Validation Secure Server CA, Sectigo Limited', 'sectigo.com'],
  ['WE1, Google Trust Services', 'pki.goog'],
  ['Autorité de la mairie', undefined],
])('the authority of %s', (issuer, domain) => expect(authorityOf(issuer)?.domains[0]).toBe(domain))
