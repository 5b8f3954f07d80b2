import { describe, expect, test } from 'vitest'
import type { CommuneSpace } from '../../../api-client/index.ts'
import { frontOf } from './front.ts'

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
