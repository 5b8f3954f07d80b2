import { describe, expect, it } from 'vitest'
import { communeTarget } from './commune-target.ts'

const nothingSaid = { mailAddress: null, hasNoMail: false, siteUrl: null, hasNoSite: false }

describe('what to look at for a commune', () => {
  it('is not decided while the site or the mail is unsaid', () => {
    expect(communeTarget(nothingSaid)).toBeNull()
    expect(communeTarget({ ...nothingSaid, mailAddress: 'mairie@cortevaix.fr' })).toBeNull()
  })

  it('follows the site, and never assumes a mail', () => {
    const target = communeTarget({ ...nothingSaid, siteUrl: 'https://www.cortevaix.fr/', hasNoMail: true })
    expect(target).toMatchObject({
      domain: 'cortevaix.fr',
      mail: { kind: 'none' },
      site: { kind: 'site', assumed: false },
    })
  })

  it('follows the mail where there is no site, without inventing one', () => {
    const target = communeTarget({ ...nothingSaid, mailAddress: 'mairie@orange.fr', hasNoSite: true })
    expect(target).toMatchObject({
      domain: 'orange.fr',
      mail: { domain: 'orange.fr' },
      site: { kind: 'none' },
    })
  })

  it('has no domain for a commune with neither', () => {
    const target = communeTarget({ ...nothingSaid, hasNoMail: true, hasNoSite: true })
    expect(target).toMatchObject({ domain: '', mail: { kind: 'none' }, site: { kind: 'none' } })
  })
})
