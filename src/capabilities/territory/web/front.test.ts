import { describe, expect, test } from 'vitest'
import type { CommuneSpace } from '../../../api-client/index.ts'
import { frontOf, frontWith } from './front.ts'

const silent: CommuneSpace['profile'] = {
  staffCount: null,
  workstations: null,
  mailAddress: null,
  hasNoMail: false,
  siteUrl: null,
  hasNoSite: false,
  providerKind: 'unknown',
  phoneThroughBox: 'unknown',
  version: 1,
  updatedAt: '2026-11-22T07:00:00Z',
}

describe('the front door of a commune', () => {
  test('is the first visit as long as nothing was said of its mail and its site', () => {
    expect(frontOf({ insee: '71147', profile: { ...silent, workstations: 4 } })).toBe(
      '/communes/71147/premiere-visite',
    )
  })

  test.each<Partial<CommuneSpace['profile']>>([
    { mailAddress: 'mairie@cortevaix.fr' },
    { hasNoMail: true },
    { siteUrl: 'https://cortevaix.fr/' },
    { hasNoSite: true },
  ])('is today as soon as %o was said', (said) => {
    expect(frontOf({ insee: '71147', profile: { ...silent, ...said } })).toBe('/communes/71147/aujourdhui')
  })
})

describe('under a mandate, the front door', () => {
  const space = { insee: '71147', profile: silent }
  test.each([
    ['plan and presence', ['plan:read', 'diagnostic:read', 'presence:read'], 'aujourdhui'],
    ['the plan alone', ['plan:read', 'diagnostic:read', 'evidence:read'], 'plan'],
    ['presence alone', ['presence:read'], 'constats'],
    ['nothing that has a page yet', ['space:read'], 'urgence'],
  ] as const)('with %s is a page that it opens', (_, rights, page) => {
    expect(frontWith({ ...space, rights: [...rights] })).toBe(`/communes/71147/${page}`)
  })
})
