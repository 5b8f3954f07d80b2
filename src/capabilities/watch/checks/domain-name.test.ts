import { afterEach, describe, expect, it } from 'vitest'
import { makeAuthority } from '../../../../test/support/certificates.ts'
import type { Fault } from '../../../../test/support/commune-online.ts'
import type { Records } from '../../../../test/support/dns-server.ts'
import { runCheck } from '../../../../test/support/run-check.ts'
import { takeOffline } from '../../../../test/support/scan-commune.ts'
import { caa } from './caa.ts'
import { dnssec } from './dnssec.ts'
import { mailLessDomain } from './mail-less-domain.ts'
import { mxQuality } from './mx-quality.ts'

afterEach(takeOffline)

const here = { A: ['127.0.0.1'] }
const validated = { fr: { SOA: {}, authenticated: true } }
const own = { ...here, SOA: {}, MX: [[10, 'mx.commune.fr']] as const, TXT: ['v=spf1 mx -all'] }
const unsigned = (more: Records = {}) => ({
  ...validated,
  'commune.fr': { ...own, ...more, authenticated: false },
})
const key = { flags: 257, algorithm: 13, key: 'ab' }
const link = { keyTag: 1, algorithm: 13, digestType: 2, digest: 'ab' }

describe('DNSSEC', () => {
  const run = async (fault: Fault) => (await runCheck(dnssec, fault)).dnssec

  it.each<[string, Fault, object]>([
    ['in order', { zones: { ...validated, 'commune.fr': { ...own, DS: [link] } } }, { verdict: 'ok' }],
    [
      'with an algorithm of the past',
      { zones: { ...validated, 'commune.fr': { ...own, DS: [{ ...link, algorithm: 7 }] } } },
      { verdict: 'to-fix', variant: 'weak', words: { algorithms: 'RSASHA1-NSEC3-SHA1' } },
    ],
    [
      'while one algorithm replaces another',
      { zones: { ...validated, 'commune.fr': { ...own, DS: [{ ...link, algorithm: 5 }, link] } } },
      { verdict: 'ok' },
    ],
    ['absent', { zones: unsigned() }, { verdict: 'to-fix' }],
    ['not linked', { zones: unsigned({ DNSKEY: [key] }) }, { verdict: 'to-fix', variant: 'not-linked' }],
    [
      'linked, and not counted',
      { zones: unsigned({ DNSKEY: [key], DS: [link] }) },
      { verdict: 'to-fix', variant: 'not-counted' },
    ],
    [
      'wrong',
      { zones: { ...validated, 'commune.fr': own }, misbehave: { 'commune.fr': 'bogus' } },
      { verdict: 'to-fix', variant: 'wrong' },
    ],
    [
      'wrong in part',
      {
        zones: { ...validated, 'commune.fr': { ...own, DNSKEY: [key] } },
        misbehave: { 'commune.fr SOA': 'bogus' },
      },
      { verdict: 'to-fix', variant: 'wrong' },
    ],
    [
      'behind a resolver that does not validate',
      { zones: { 'commune.fr': { ...own, DNSKEY: [key] } } },
      { verdict: 'could-not-tell', doubt: 'resolver-does-not-validate' },
    ],
    [
      'behind a resolver that knows only some names',
      { zones: { 'commune.fr': own }, misbehave: { fr: 'REFUSED' } },
      { verdict: 'could-not-tell', doubt: 'resolver-does-not-validate' },
    ],
    [
      'behind name servers that fail',
      { zones: validated, misbehave: { 'commune.fr': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
    [
      'behind a failure that passes, of a resolver that does not validate',
      { misbehave: { 'commune.fr SOA': 'bogus' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
    [
      'whose link cannot be looked up',
      { zones: unsigned(), misbehave: { 'commune.fr DS': 'REFUSED' } },
      { verdict: 'could-not-tell', doubt: 'dns-refused' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))

  it('absent has no variant of its own', async () => {
    expect((await run({ zones: unsigned() }))?.variant).toBeUndefined()
  })
})

describe('CAA', () => {
  const run = async (fault: Fault, site = 'https://www.commune.fr/') =>
    (await runCheck(caa, fault, { site })).caa
  const issue = (value: string, tag = 'issue', flags = 0) => ({ flags, tag, value })
  const at = (name: string, ...CAA: ReturnType<typeof issue>[]) => ({ zones: { [name]: { ...here, CAA } } })

  it.each<[string, Fault, object]>([
    ['absent', {}, { verdict: 'to-fix' }],
    [
      'at the site',
      at('www.commune.fr', issue('a.fr')),
      { verdict: 'ok', evidence: { foundAt: 'www.commune.fr' } },
    ],
    [
      'above the site',
      at('commune.fr', issue('a.fr')),
      { verdict: 'ok', evidence: { foundAt: 'commune.fr' } },
    ],
    ['at the ending', at('fr', issue('a.fr')), { verdict: 'ok', evidence: { foundAt: 'fr' } }],
    [
      'at the site, which counts before the one above',
      {
        zones: {
          'commune.fr': { ...here, CAA: [issue('a.fr')] },
          'www.commune.fr': { ...here, CAA: [issue('b.fr')] },
        },
      },
      { verdict: 'ok', words: { issuers: 'b.fr' } },
    ],
    [
      'where an alias leads',
      { zones: { 'www.commune.fr': { CNAME: 'hote.fr' }, 'hote.fr': { ...here, CAA: [issue('c.fr')] } } },
      { verdict: 'ok', words: { issuers: 'c.fr' } },
    ],
    [
      'above where an alias leads, which does not count',
      {
        zones: {
          'www.commune.fr': { CNAME: 'www.hote.fr' },
          'www.hote.fr': here,
          'hote.fr': { CAA: [issue('c.fr')] },
        },
      },
      { verdict: 'to-fix' },
    ],
    ['that allows nobody', at('commune.fr', issue(';')), { verdict: 'to-fix', variant: 'nobody' }],
    [
      'that allows nobody, without a site that would need it',
      { ...at('commune.fr', issue(';')), closed: 'https' },
      { verdict: 'ok', variant: 'nobody' },
    ],
    [
      'that names nobody',
      at('commune.fr', issue('mailto:a@b.fr', 'iodef')),
      { verdict: 'to-fix', variant: 'no-issuer' },
    ],
    ['badly written', at('commune.fr', issue('une autorité')), { verdict: 'to-fix', variant: 'malformed' }],
    [
      'that nobody knows',
      at('commune.fr', issue('x', 'tbs', 128)),
      { verdict: 'to-fix', variant: 'unknown-critical' },
    ],
    [
      'that cannot be looked up',
      { misbehave: { 'commune.fr CAA': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))

  it('absent, for a certificate of a known authority, is the record that names it', async () => {
    const authority = await makeAuthority("R99\\, Let's Encrypt")
    const certificate = await authority.issue({ names: ['commune.fr'] })
    const fault = { certificates: { 'commune.fr': certificate }, settings: { trust: [authority.pem] } }
    expect(await run(fault, 'https://commune.fr/')).toMatchObject({
      verdict: 'to-fix',
      variant: 'known-authority',
      record: { name: 'commune.fr', type: 'CAA', value: '0 issue "letsencrypt.org"' },
    })
    expect(
      await run({ ...fault, ...at('commune.fr', issue('sectigo.com')) }, 'https://commune.fr/'),
    ).toMatchObject({
      verdict: 'ok',
      variant: 'other-authority',
      words: { authority: 'Let’s Encrypt', issuers: 'sectigo.com' },
    })
  })
})

describe('the list of mail servers', () => {
  const run = async (fault: Fault) => (await runCheck(mxQuality, fault))['mx-quality']
  const mx = (...MX: (readonly [number, string])[]) => ({ ...here, MX })
  const dead = 'mx.ailleurs.fr'

  it.each<[string, Fault, object]>([
    ['in order', {}, { verdict: 'ok' }],
    ['absent', { zones: { 'commune.fr': here } }, { verdict: 'not-applicable' }],
    ['of a domain without mail', { zones: { 'commune.fr': mx([0, '.']) } }, { verdict: 'not-applicable' }],
    [
      'that takes mail and takes none',
      { zones: { 'commune.fr': mx([0, '.'], [10, 'mx.commune.fr']) } },
      { verdict: 'to-fix', variant: 'null-and-others', words: { server: 'mx.commune.fr' } },
    ],
    [
      'with an address',
      { zones: { 'commune.fr': mx([10, '192.0.2.1']) } },
      { verdict: 'to-fix', variant: 'address', words: { server: '192.0.2.1' } },
    ],
    [
      'with a server that exists nowhere',
      { zones: { 'commune.fr': mx([10, 'mx.commune.fr'], [20, dead]) } },
      { verdict: 'to-fix', variant: 'no-address', words: { server: dead } },
    ],
    [
      'whose final dot was forgotten',
      { zones: { 'commune.fr': mx([10, 'mx1.mail.ovh.net.commune.fr']) } },
      { verdict: 'to-fix', variant: 'own-name-added', words: { meant: 'mx1.mail.ovh.net' } },
    ],
    [
      'with a nickname',
      {
        zones: {
          'commune.fr': mx([10, 'courrier.commune.fr']),
          'courrier.commune.fr': { CNAME: 'mx.commune.fr' },
        },
      },
      {
        verdict: 'to-fix',
        variant: 'alias',
        words: { server: 'courrier.commune.fr', target: 'mx.commune.fr' },
      },
    ],
    [
      'with one server twice, which is no fault',
      { zones: { 'commune.fr': mx([10, 'mx.commune.fr'], [20, 'mx.commune.fr']) } },
      { verdict: 'ok', variant: 'twice' },
    ],
    [
      'with a server that cannot be looked up',
      { misbehave: { 'mx.commune.fr A': 'SERVFAIL' } },
      { verdict: 'could-not-tell', doubt: 'dns-failed' },
    ],
    [
      'that cannot be looked up',
      { misbehave: { 'commune.fr MX': 'REFUSED' } },
      { verdict: 'could-not-tell', doubt: 'dns-refused' },
    ],
  ])('%s', async (_, fault, expected) => expect(await run(fault)).toMatchObject(expected))

  it('may only pass the mail on, which a person has to look into', async () => {
    const passedOn = { zones: { 'commune.fr': mx([10, 'redirect.ovh.net']), 'redirect.ovh.net': here } }
    expect((await runCheck(mxQuality, passedOn))['mail-forwarding']).toMatchObject({
      verdict: 'could-not-tell',
      doubt: 'needs-a-person',
      words: { forwarder: 'OVHcloud' },
    })
    expect((await runCheck(mxQuality))['mail-forwarding']).toMatchObject({ verdict: 'not-applicable' })
  })
})

describe('a domain that carries only the site', () => {
  const run = async (zones: Record<string, Records>, site = 'https://www.village.fr/', misbehave = {}) =>
    (await runCheck(mailLessDomain, { zones, misbehave }, { site }))['mail-less-domain']
  const silent: Record<string, Records> = {
    'village.fr': { ...here, MX: [[0, '.']], TXT: ['v=spf1 -all'] },
    '_dmarc.village.fr': { TXT: ['v=DMARC1; p=reject'] },
  }

  it('says that no mail comes from it', async () => {
    expect(await run(silent)).toMatchObject({ verdict: 'ok' })
  })

  it('says nothing, and is told the three records', async () => {
    const found = await run({ 'village.fr': here })
    expect(found).toMatchObject({
      verdict: 'to-fix',
      record: { name: 'village.fr', type: 'TXT', value: 'v=spf1 -all' },
    })
    expect(found?.words?.lines).toBe(
      'village.fr TXT « v=spf1 -all » ; village.fr MX « 0 . » ; _dmarc.village.fr TXT « v=DMARC1; p=reject »',
    )
  })

  it.each<[string, Record<string, Records>, object]>([
    [
      'lacks only a policy',
      { ...silent, '_dmarc.village.fr': { TXT: ['v=DMARC1; p=none; sp=reject'] } },
      { verdict: 'to-fix', record: { name: '_dmarc.village.fr', replaces: ['v=DMARC1; p=none; sp=reject'] } },
    ],
    [
      'lacks only the firm end of its list',
      { ...silent, 'village.fr': { MX: [[0, '.']], TXT: ['v=spf1 ~all'] } },
      { verdict: 'to-fix', record: { name: 'village.fr', type: 'TXT', replaces: ['v=spf1 ~all'] } },
    ],
    [
      'lacks only « no mail here »',
      { ...silent, 'village.fr': { TXT: ['v=spf1 -all'] } },
      { verdict: 'to-fix', record: { type: 'MX', value: '0 .' } },
    ],
    [
      'takes mail as well',
      { 'village.fr': { MX: [[10, 'mx.commune.fr']] } },
      { verdict: 'not-applicable', variant: 'receives' },
    ],
    [
      'sends mail as well',
      { 'village.fr': { TXT: ['v=spf1 a -all'] } },
      { verdict: 'not-applicable', variant: 'sends' },
    ],
  ])('%s', async (_, zones, expected) => expect(await run(zones)).toMatchObject(expected))

  it('is not told when a look-up fails', async () => {
    expect(await run({ 'village.fr': here }, undefined, { '_dmarc.village.fr': 'SERVFAIL' })).toMatchObject({
      verdict: 'could-not-tell',
      doubt: 'dns-failed',
    })
  })

  it.each([
    ['https://www.commune.fr/', 'the mail has the same'],
    ['https://village.agglo.fr/', 'it belongs to somebody else'],
    ['https://village.pagesperso-orange.fr/', 'it is a platform'],
  ])('is none with %s: %s', async (site) => {
    expect(await run({}, site)).toMatchObject({ verdict: 'not-applicable' })
  })
})
