import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameRegistration, publicSuffixOf, registrableDomainOf } from './public-suffix.ts'

type Row = [name: string, suffix: string | null, registrable: string | null]

describe('the public suffix of a name, and what somebody registered below it', () => {
  it.each<Row>([
    ['fr', 'fr', null],
    ['commune.fr', 'fr', 'commune.fr'],
    ['www.mairie.commune.fr', 'fr', 'commune.fr'],
    ['asso.fr', 'asso.fr', null],
    ['club.asso.fr', 'asso.fr', 'club.asso.fr'],
    ['a.club.com.fr', 'com.fr', 'club.com.fr'],
    ['gouv.fr', 'gouv.fr', null],
    ['yonne.gouv.fr', 'gouv.fr', 'yonne.gouv.fr'],
    ['nom.fr', 'nom.fr', null],
    ['x.prd.fr', 'prd.fr', 'x.prd.fr'],
    ['x.tm.fr', 'tm.fr', 'x.tm.fr'],
    ['mairie.bzh', 'bzh', 'mairie.bzh'],
    ['b.c.co.uk', 'co.uk', 'c.co.uk'],
    ['co.uk', 'co.uk', null],
  ])('are, for %s, %s and %s', expectRow)

  it.each<Row>([
    // `*.ck` and its exception `!www.ck`; `*.kobe.jp` and `!city.kobe.jp`.
    ['ck', 'ck', null],
    ['test.ck', 'test.ck', null],
    ['b.test.ck', 'test.ck', 'b.test.ck'],
    ['www.ck', 'ck', 'www.ck'],
    ['www.www.ck', 'ck', 'www.ck'],
    ['c.kobe.jp', 'c.kobe.jp', null],
    ['a.b.c.kobe.jp', 'c.kobe.jp', 'b.c.kobe.jp'],
    ['city.kobe.jp', 'kobe.jp', 'city.kobe.jp'],
    ['www.city.kobe.jp', 'kobe.jp', 'city.kobe.jp'],
    ['a.x.sch.uk', 'x.sch.uk', 'a.x.sch.uk'],
  ])('follow wildcards and exceptions: for %s, %s and %s', expectRow)

  it.each<Row>([
    ['github.io', 'github.io', null],
    ['commune.github.io', 'github.io', 'commune.github.io'],
    ['a.b.wixsite.com', 'wixsite.com', 'b.wixsite.com'],
    ['a.b.compute.amazonaws.com', 'b.compute.amazonaws.com', 'a.b.compute.amazonaws.com'],
    ['amazonaws.com', 'com', 'amazonaws.com'],
  ])('count the suffixes of companies: for %s, %s and %s', expectRow)

  it('leave them out when only registries count', () => {
    expect(publicSuffixOf('commune.github.io', 'registries')).toBe('io')
    expect(registrableDomainOf('commune.github.io', 'registries')).toBe('github.io')
    expect(registrableDomainOf('a.b.compute.amazonaws.com', 'registries')).toBe('amazonaws.com')
  })

  it.each<Row>([
    ['unlisted', 'unlisted', null],
    ['a.b.unlisted', 'unlisted', 'b.unlisted'],
    ['COMMUNE.Asso.FR', 'asso.fr', 'commune.asso.fr'],
    ['commune.fr.', 'fr', 'commune.fr'],
    ['_dmarc.commune.fr', 'fr', 'commune.fr'],
    ['食狮.公司.cn', 'xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
    ['食狮。公司。CN', 'xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
    ['www.xn--85x722f.xn--55qx5d.cn', 'xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
    ['公司.cn', 'xn--55qx5d.cn', null],
    ['x.a\u030alesund.no', 'xn--lesund-hua.no', 'x.xn--lesund-hua.no'],
    ['Évry.fr', 'fr', 'xn--vry-9la.fr'],
  ])('are read in any writing: for %s, %s and %s', expectRow)

  it.each([
    '',
    '.',
    '.fr',
    '.commune.fr',
    'a..fr',
    'commune.fr..',
    '192.0.2.1',
    '[::1]',
    'https://commune.fr/',
    'mairie@commune.fr',
    'commune.fr:80',
    'com mune.fr',
    `${'a'.repeat(64)}.fr`,
    `${'a.'.repeat(130)}fr`,
  ])('are none for « %s », which is no name', (name) => {
    expect([publicSuffixOf(name), registrableDomainOf(name)]).toEqual([null, null])
  })

  it('tell two people apart who sit below the same company', () => {
    expect(isSameRegistration('mairie.commune.fr', 'www.commune.fr')).toBe(true)
    expect(isSameRegistration('une.wixsite.com', 'autre.wixsite.com')).toBe(false)
    expect(isSameRegistration('a.gouv.fr', 'b.gouv.fr')).toBe(false)
    expect(isSameRegistration('gouv.fr', 'gouv.fr')).toBe(false)
  })

  it('always nest: name, registered name, suffix', () => {
    const label = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}[a-z0-9]$/).filter((text) => !text.includes('--'))
    const ending = fc.constantFrom('fr', 'asso.fr', 'kobe.jp', 'ck', 'github.io', 'xn--55qx5d.cn', 'zzz')
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), ending, (labels, end) => {
        const name = [...labels, end].join('.')
        const suffix = publicSuffixOf(name)
        const registered = registrableDomainOf(name)
        expect(`.${name}`.endsWith(`.${suffix}`)).toBe(true)
        if (registered === null) expect(suffix).toBe(name)
        else {
          expect(registered.split('.').length).toBe((suffix ?? '').split('.').length + 1)
          expect(`.${name}`.endsWith(`.${registered}`)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

function expectRow(name: string, suffix: string | null, registrable: string | null) {
  expect([publicSuffixOf(name), registrableDomainOf(name)]).toEqual([suffix, registrable])
}
