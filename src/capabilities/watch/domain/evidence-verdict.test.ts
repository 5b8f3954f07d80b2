import { expect, it } from 'vitest'
import { evidenceVerdict } from './evidence-verdict.ts'
import { criteria } from './rpnt.ts'
import type { DeclaredMail, DeclaredSite } from './target.ts'

const address: DeclaredMail = { kind: 'address', address: 'mairie@a.fr', domain: 'a.fr', assumed: false }
const page: DeclaredSite = {
  kind: 'site',
  url: 'https://a.fr/',
  scheme: 'https',
  host: 'a.fr',
  assumed: false,
}

it('without a mail, only its absence speaks of a measure', () => {
  const denied = criteria.filter(
    (code) => evidenceVerdict(code, 'to-fix', { mail: { kind: 'none' }, site: page }) === 'denies',
  )
  expect(denied).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '2.1'])
})

it('without a site, neither does the match of the two names', () => {
  const denied = criteria.filter(
    (code) => evidenceVerdict(code, 'to-fix', { mail: address, site: { kind: 'none' } }) === 'denies',
  )
  expect(denied).toEqual(['1.1', '2.1', '2.2', '2.4', '2.5', '2.6', '2.7', '2.8'])
})

it('with both, each verdict is itself', () => {
  const said = (['ok', 'to-fix', 'could-not-tell', 'not-applicable'] as const).map((verdict) =>
    evidenceVerdict('2.5', verdict, { mail: address, site: page }),
  )
  expect(said).toEqual(['supports', 'denies', 'could-not-tell', 'not-applicable'])
})
