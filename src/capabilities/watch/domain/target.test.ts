import { describe, expect, it } from 'vitest'
import { makeTarget, readDomain, readMail, readSite } from './target.ts'

describe('the domain a person types', () => {
  it.each([
    ['commune.fr', 'commune.fr', null],
    ['  Commune.FR. ', 'commune.fr', null],
    ['mâcon.fr', 'xn--mcon-boa.fr', null],
    ['MÂCON.FR', 'xn--mcon-boa.fr', null],
    ['xn--mcon-boa.fr', 'xn--mcon-boa.fr', null],
    ['mairie.agglo.fr', 'mairie.agglo.fr', null],
    ['www.commune.fr', 'commune.fr', 'had-www'],
    ['www.fr', 'www.fr', null],
    ['https://www.commune.fr/accueil?x=1#y', 'commune.fr', 'was-a-web-address'],
    ['http://commune.fr:8080', 'commune.fr', 'was-a-web-address'],
    ['commune.fr/contact', 'commune.fr', 'was-a-web-address'],
    ['commune.bzh', 'commune.bzh', null],
  ])('in « %s » is %s', (text, domain, remark) => {
    expect(readDomain(text)).toMatchObject({ ok: true, value: { domain, remark } })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['commune', 'half-typed'],
    ['commune.', 'half-typed'],
    ['commune.f', 'half-typed'],
    ['commune..fr', 'badly-written'],
    ['.fr', 'badly-written'],
    ['com mune.fr', 'badly-written'],
    ['commune_sur.fr', 'badly-written'],
    ['-commune.fr', 'badly-written'],
    ['commune!.fr', 'badly-written'],
    ['127.0.0.1', 'is-an-address'],
    ['http://[::1]/', 'badly-written'],
    ['mairie@commune.fr', 'is-a-mail-address'],
    ['https://jean@commune.fr/', 'is-a-mail-address'],
    [`${'a'.repeat(497)}.fr`, 'too-long'],
    [`${'a'.repeat(64)}.fr`, 'too-long'],
    [`${'abc.'.repeat(124)}fr`, 'too-long'],
  ])('in « %s » is refused as %s', (text, fault) => expect(readDomain(text)).toEqual({ ok: false, fault }))
})

describe('a declared mail', () => {
  it.each([
    ['mairie@commune.fr', 'commune.fr'],
    ['Mairie.Accueil+etat-civil@Commune.FR', 'commune.fr'],
    ["mairie.l'isle@commune.fr", 'commune.fr'],
    ['mairie@mâcon.fr', 'xn--mcon-boa.fr'],
    [' mairie@commune.fr ', 'commune.fr'],
  ])('« %s » is at %s', (text, domain) => expect(readMail(text)).toMatchObject({ kind: 'address', domain }))

  it.each([
    'mairie',
    'mairie@',
    '@commune.fr',
    'mairie@@commune.fr',
    'mai rie@commune.fr',
    'mairie@commune',
    'mairie@commune..fr',
    'mairie@127.0.0.1',
    'mairie@[127.0.0.1]',
    'mairié@commune.fr',
    '.mairie@commune.fr',
    'mairie.@commune.fr',
    'mai..rie@commune.fr',
    'mairie#1@commune.fr',
    'mairie@commune.fr, accueil@commune.fr',
    'Mairie <mairie@commune.fr>',
    `${'a'.repeat(65)}@commune.fr`,
    `mairie@${'a'.repeat(500)}.fr`,
  ])('« %s » is badly written', (text) => expect(readMail(text).kind).toBe('malformed'))

  it.each(['', ' ', 'none'])('« %s » is none', (text) => expect(readMail(text)).toEqual({ kind: 'none' }))
})

describe('a declared site', () => {
  it.each([
    ['https://commune.fr', 'https', 'commune.fr', 'https://commune.fr/'],
    ['HTTP://WWW.Commune.FR/Accueil?x=1#y', 'http', 'www.commune.fr', 'http://www.commune.fr/Accueil?x=1'],
    [
      'https://www.saint-étienne.fr/',
      'https',
      'www.xn--saint-tienne-geb.fr',
      'https://www.xn--saint-tienne-geb.fr/',
    ],
    ['https://commune.fr./', 'https', 'commune.fr', 'https://commune.fr/'],
  ])('« %s » is read', (text, scheme, host, url) => {
    expect(readSite(text)).toEqual({ kind: 'site', scheme, host, url, assumed: false })
  })

  it.each([
    'commune.fr',
    'www.commune.fr',
    'ftp://commune.fr',
    'http:/commune.fr',
    'http//commune.fr',
    'https://',
    'https://commune',
    'https://localhost:8080',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://commune.fr@ailleurs.fr/',
    'https://commune fr/',
    'https:\\\\commune.fr',
    'https://commune.fr/a b',
    'https://com_mune.fr/',
    'javascript:alert(1)',
    `https://commune.fr/${'a'.repeat(3000)}`,
  ])('« %s » is badly written', (text) => expect(readSite(text).kind).toBe('malformed'))
})

describe('what is not declared', () => {
  it('is assumed, the site where the person typed it', () => {
    const domain = readDomain('www.commune.fr')
    if (!domain.ok) throw new Error(domain.fault)
    expect(makeTarget(domain.value)).toEqual({
      domain: 'commune.fr',
      mail: { kind: 'address', address: 'mairie@commune.fr', domain: 'commune.fr', assumed: true },
      site: {
        kind: 'site',
        url: 'https://www.commune.fr/',
        scheme: 'https',
        host: 'www.commune.fr',
        assumed: true,
      },
    })
  })
})
