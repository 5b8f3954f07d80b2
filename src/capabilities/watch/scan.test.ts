import { afterEach, describe, expect, it } from 'vitest'
import { makeSelfSigned, type ServerCertificate } from '../../../test/support/certificates.ts'
import {
  americanAddress,
  authorityInOrder,
  type CommuneOnline,
  type Fault,
  frenchAddress,
  putOnline,
  siteInOrder,
  zonesInOrder,
} from '../../../test/support/commune-online.ts'
import type { Asked, Behaviour } from '../../../test/support/https-server.ts'
import type { Criterion } from './domain/rpnt.ts'
import { criteria } from './domain/rpnt.ts'
import { type Declaration, makeTarget } from './domain/target.ts'
import type { Verdict } from './domain/verdict.ts'
import { scanDomain } from './scan.ts'

const online: CommuneOnline[] = []
afterEach(async () => {
  await Promise.all(online.splice(0).map((commune) => commune.close()))
})

interface Declared {
  readonly mail?: Declaration
  readonly site?: Declaration
}

async function scan(fault: Fault = {}, declared: Declared = {}) {
  const commune = await putOnline(fault)
  online.push(commune)
  const target = makeTarget({ domain: 'commune.fr', host: 'commune.fr', remark: null }, declared)
  const report = await scanDomain(target, commune.environment)
  const finding = (code: string) => {
    const found = report.findings.find((each) => each.code === code)
    if (found === undefined) throw new Error(`no finding ${code}`)
    return found
  }
  return { report, commune, finding }
}

/** The criteria that are not `ok`, as `1.5 to-fix`; those of one verdict together. */
function notOk(found: Readonly<Record<Criterion, Verdict>>): Record<string, string> {
  const of = (verdict: Verdict) => criteria.filter((criterion) => found[criterion] === verdict).join(' ')
  const lost = of('to-fix')
  const unsure = of('could-not-tell')
  return { ...(lost && { lost }), ...(unsure && { unsure }) }
}

type Case = [title: string, fault: Fault, expected: Record<string, string>, declared?: Declared]

const site = (change: (asked: Asked) => Behaviour | null) => (asked: Asked) =>
  change(asked) ?? siteInOrder(asked)
const moved = (Location: string): Behaviour => ({ status: 301, headers: { Location } })
const www = { site: 'https://www.commune.fr/' }
const dmarc = (...TXT: string[]) => ({ '_dmarc.commune.fr': { TXT } })
const mailRecords = zonesInOrder['commune.fr']

describe('a commune in order', () => {
  it('has all criteria and all levels', async () => {
    const { report } = await scan({}, { mail: 'mairie@commune.fr', site: 'https://commune.fr/' })
    expect(notOk(report.criteria)).toEqual({})
    expect(report.levels).toEqual({ '1.a': true, '1.aa': true, '2.a': true, '2.aa': true, a: true, aa: true })
    expect(report.assumed).toBe(false)
    expect(report.findings.slice(0, 16).map(({ code }) => code)).toEqual(criteria)
  })

  it('says which addresses were assumed', async () => {
    const { report } = await scan()
    expect(report).toMatchObject({
      assumed: true,
      mail: { address: 'mairie@commune.fr', assumed: true },
      site: { url: 'https://commune.fr/', assumed: true },
    })
  })

  it('is asked each thing once', async () => {
    const { commune } = await scan({}, www)
    expect(commune.dns.asked.filter((asked) => asked.includes(' MX '))).toHaveLength(1)
    expect(commune.web.asked.filter(({ scheme }) => scheme === 'http')).toHaveLength(2)
  })

  it('tells its progress step by step', async () => {
    const commune = await putOnline()
    online.push(commune)
    const steps: string[] = []
    const target = makeTarget({ domain: 'commune.fr', host: 'commune.fr', remark: null })
    await scanDomain(target, commune.environment, ({ done, total }) => steps.push(`${done}/${total}`))
    expect(steps).toEqual(Array.from({ length: 8 }, (_, index) => `${index + 1}/8`))
  })
})

describe('the declared addresses', () => {
  const all = '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8'
  it.each<Case>([
    ['no mail', {}, { lost: all }, { mail: 'none' }],
    ['a mail badly written', {}, { lost: all }, { mail: 'mairie@@commune.fr' }],
    ['no site', {}, { lost: '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2.3' }, { site: 'none' }],
    [
      'a site badly written',
      {},
      { lost: '1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 2.3' },
      { site: 'commune point fr' },
    ],
    ['a site in http', {}, { lost: '1.8' }, { site: 'http://commune.fr' }],
    [
      'a consumer provider',
      { zones: { 'orange.fr': mailRecords ?? {}, '_dmarc.orange.fr': { TXT: ['v=DMARC1; p=reject'] } } },
      { lost: '2.2 2.3' },
      { mail: 'mairie.commune@ORANGE.fr' },
    ],
    [
      'a mail elsewhere',
      { zones: { 'agglo.fr': mailRecords ?? {}, '_dmarc.agglo.fr': { TXT: ['v=DMARC1; p=reject'] } } },
      { lost: '2.3' },
      { mail: 'commune@agglo.fr' },
    ],
    [
      'a mail that differs by case only',
      {},
      {},
      { mail: 'Mairie@Commune.FR', site: 'https://WWW.Commune.fr/' },
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scan(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('outside the sovereign endings lose 1.2 and 2.3, and 2.a with them', async () => {
    const zones = {
      'commune.com': mailRecords ?? {},
      'mx.commune.fr': { A: [frenchAddress] },
      '_dmarc.commune.com': { TXT: ['v=DMARC1; p=reject'] },
    }
    const { authority } = await authorityInOrder()
    const certificates = { 'commune.com': await authority.issue({ names: ['commune.com'] }) }
    const declared = { mail: 'mairie@commune.com', site: 'https://commune.com' }
    const { report } = await scan({ zones, certificates }, declared)
    expect(notOk(report.criteria)).toEqual({ lost: '1.2 2.3' })
    expect(report.levels).toMatchObject({ '1.a': false, '2.a': false, a: false })
  })

  it('without a site, leave the mail its levels, but not the whole', async () => {
    const { report } = await scan({}, { site: 'none' })
    expect(report.levels).toEqual({
      '1.a': false,
      '1.aa': false,
      '2.a': true,
      '2.aa': true,
      a: false,
      aa: false,
    })
  })

  it('ask nothing of a site or a mail that is not declared', async () => {
    const { commune, finding } = await scan({}, { site: 'none', mail: 'none' })
    expect(commune.dns.asked).toEqual([])
    expect(commune.web.asked).toEqual([])
    expect(finding('certificate-expiry').verdict).toBe('not-applicable')
  })
})

describe('the site', () => {
  const down = { lost: '1.3 1.4 1.5 1.6 1.7' }
  const unsure = { unsure: '1.3 1.4 1.5 1.6 1.7' }
  it.each<Case>([
    ['answers 404', { site: site(({ scheme }) => (scheme === 'https' ? { status: 404 } : null)) }, down],
    ['answers 500', { site: site(({ scheme }) => (scheme === 'https' ? { status: 500 } : null)) }, down],
    ['answers 204', { site: site(({ scheme }) => (scheme === 'https' ? { status: 204 } : null)) }, down],
    ['does not exist', { zones: { 'commune.fr': { ...mailRecords, A: [] } } }, down],
    ['is refused on 443 while 80 answers', { closed: 'https' }, down],
    [
      'is refused on 443 while 80 answers with its own page',
      { closed: 'https', site: () => ({ status: 200 }) },
      down,
    ],
    ['turns in circles', { site: () => moved('/encore') }, down],
    ['speaks no TLS', { withoutTls: true }, down],
    ['is busy', { site: site(({ scheme }) => (scheme === 'https' ? { status: 503 } : null)) }, unsure],
    [
      'asks to come back later',
      { site: site(({ scheme }) => (scheme === 'https' ? { status: 429 } : null)) },
      unsure,
    ],
    ['breaks its connections', { site: () => 'reset' }, unsure],
    ['is refused on every port', { closed: 'both' }, unsure],
    [
      'cannot be found for a failing DNS',
      { misbehave: { 'commune.fr A': 'SERVFAIL', 'commune.fr AAAA': 'SERVFAIL' } },
      unsure,
    ],
    ['is at an inner address', { settings: { allowPrivate: false } }, unsure],
    ['keeps http open', { site: () => ({ status: 200 }) }, { lost: '1.4 1.7' }],
    [
      'goes down from https to http',
      { site: ({ host, scheme }) => (scheme === 'https' ? moved(`http://${host}/`) : { status: 200 }) },
      { lost: '1.4 1.7' },
    ],
    ['has nothing on 80', { closed: 'http' }, { lost: '1.4 1.7' }],
    [
      'answers 404 in http',
      { site: site(({ scheme }) => (scheme === 'http' ? { status: 404 } : null)) },
      { lost: '1.4 1.7' },
    ],
    [
      'breaks its connections in http',
      { site: site(({ scheme }) => (scheme === 'http' ? 'reset' : null)) },
      { unsure: '1.4 1.7' },
    ],
    [
      'is busy in http',
      { site: site(({ scheme }) => (scheme === 'http' ? { status: 503 } : null)) },
      { unsure: '1.4 1.7' },
    ],
    [
      'declared in http, has nothing on 80',
      { closed: 'http' },
      { lost: '1.3 1.4 1.5 1.6 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
    [
      'declared in http, keeps http open',
      { site: () => ({ status: 200 }) },
      { lost: '1.4 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
    [
      'declared in http, answers 404 in http',
      { site: site(({ scheme }) => (scheme === 'http' ? { status: 404 } : null)) },
      { lost: '1.3 1.4 1.5 1.6 1.7 1.8' },
      { site: 'http://commune.fr/' },
    ],
  ])('that %s', async (_, fault, expected, declared) => {
    expect(notOk((await scan(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('that is silent is not to be told, within the deadline', async () => {
    const fault: Fault = { site: () => 'silent', settings: { deadlineInMs: 1200 } }
    const { report, finding } = await scan(fault)
    expect(notOk(report.criteria)).toEqual(unsure)
    expect(finding('1.3').meaning).toContain('le temps prévu pour la vérification était écoulé')
  })

  it('that drips a byte a second does not outlive the deadline, and the mail keeps its verdicts', async () => {
    const { report } = await scan({ site: () => 'drip', settings: { deadlineInMs: 1200 } })
    expect(notOk(report.criteria)).toEqual(unsure)
  })

  it('at an inner address is not connected to, and the finding says why', async () => {
    const { commune, finding } = await scan({ settings: { allowPrivate: false } })
    expect(commune.web.asked).toEqual([])
    expect(finding('1.3').meaning).toContain(
      'commune.fr mène à une adresse réservée aux réseaux internes (127.0.0.1)',
    )
  })
})

describe('the certificate', () => {
  const made = async (names: string[], validFromDay = -1, validToDay = 60): Promise<ServerCertificate> =>
    (await authorityInOrder()).authority.issue({ names, validFromDay, validToDay })

  it.each<[string, () => Promise<ServerCertificate>, string]>([
    ['expired', () => made(['commune.fr'], -90, -3), 'a expiré'],
    ['not valid yet', () => made(['commune.fr'], 3), 'pas encore valable'],
    ['made for another name', () => made(['autre.fr']), 'pas fait pour ce nom'],
    ['self-signed', () => makeSelfSigned(['commune.fr']), 'fabriqué par le serveur lui-même'],
  ])('%s loses 1.5 and says why', async (_, make, why) => {
    const { report, finding } = await scan({ certificates: { 'commune.fr': await make() } })
    expect(notOk(report.criteria)).toEqual({ lost: '1.5' })
    expect(finding('1.5').meaning).toContain(why)
    expect(finding('1.5').fix).not.toBeNull()
  })

  it('of an authority nobody told of loses 1.5', async () => {
    const { report } = await scan({ settings: { trust: [] } })
    expect(notOk(report.criteria)).toEqual({ lost: '1.5' })
  })

  it('loses 1.7 too when the declared name has its www.', async () => {
    const certificates = {
      'www.commune.fr': await made(['www.commune.fr'], -90, -3),
      'commune.fr': await made(['commune.fr']),
    }
    const { report } = await scan({ certificates }, www)
    expect(notOk(report.criteria)).toEqual({ lost: '1.5 1.7' })
  })

  it('of the bare name is a finding beside the criteria', async () => {
    const certificates = { 'www.commune.fr': await made(['www.commune.fr']) }
    const { report, finding } = await scan({ certificates }, www)
    expect(notOk(report.criteria)).toEqual({})
    expect(finding('bare-certificate').verdict).toBe('to-fix')
  })

  it.each([
    [60, 'ok'],
    [29, 'to-fix'],
    [12, 'to-fix'],
    [5, 'to-fix'],
  ] as const)('with %i days left is said to be %s', async (days, verdict) => {
    const { report, finding } = await scan({
      certificates: { 'commune.fr': await made(['commune.fr'], -20, days) },
    })
    expect(finding('certificate-expiry').verdict).toBe(verdict)
    expect(notOk(report.criteria)).toEqual({})
  })

  it('refused behind a page that is not there loses them all', async () => {
    const { report } = await scan({
      certificates: { 'commune.fr': await made(['autre.fr']) },
      site: () => ({ status: 404 }),
    })
    expect(notOk(report.criteria)).toEqual({ lost: '1.3 1.4 1.5 1.6 1.7' })
  })
})

describe('a redirect', () => {
  const elsewhere = {
    'ailleurs.fr': { A: ['127.0.0.1'] },
    'ville.gouv.fr': { A: ['127.0.0.1'] },
    'collectivite.fr': { A: ['127.0.0.1'] },
    'gouv.fr.ailleurs.fr': { A: ['127.0.0.1'] },
    'pasgouv.fr': { A: ['127.0.0.1'] },
  }
  const to = (url: string): Fault => ({
    zones: elsewhere,
    site: site(({ scheme, host }) => (scheme === 'https' && host === 'commune.fr' ? moved(url) : null)),
  })
  it.each<Case>([
    ['to another domain', to('https://ailleurs.fr/'), { lost: '1.6' }],
    ['to a name that looks like one of the State', to('https://gouv.fr.ailleurs.fr/'), { lost: '1.5 1.6' }],
    ['to a name that ends like one of the State', { ...to('https://pasgouv.fr/') }, { lost: '1.5 1.6' }],
    ['to a name hidden behind another', to('https://ville.gouv.fr@ailleurs.fr/'), { lost: '1.6' }],
    ['to a name of the State', to('https://ville.gouv.fr/'), {}],
    ['to collectivite.fr', to('https://COLLECTIVITE.fr/commune'), {}],
    ['to itself with www.', to('https://www.commune.fr/'), {}],
    ['to another of its own names', to('https://site.commune.fr/'), { lost: '1.6' }],
    ['to a domain that does not exist', to('https://parti.fr/'), { lost: '1.3 1.4 1.5 1.6 1.7' }],
    ['to a script', to('javascript:alert(1)'), { lost: '1.3 1.4 1.5 1.6 1.7' }],
  ])('%s', async (_, fault, expected) => {
    const zones = { ...elsewhere, 'site.commune.fr': { A: ['127.0.0.1'] } }
    expect(notOk((await scan({ ...fault, zones })).report.criteria)).toEqual(expected)
  })

  const chain = (length: number): Fault => ({
    zones: elsewhere,
    site: ({ scheme, host, path }) => {
      if (scheme === 'http') return moved(`https://${host}${path}`)
      const hop = Number(path.slice(1) || 0)
      if (hop >= length) return { status: 200 }
      return moved(hop === length - 1 ? `https://ville.gouv.fr/${hop + 1}` : `https://${host}/${hop + 1}`)
    },
  })

  it('of five steps through trusted names keeps 1.6, of six loses it', async () => {
    const { report: five } = await scan({ ...chain(4) })
    expect(notOk(five.criteria)).toEqual({})
    const { report: six } = await scan({ ...chain(6) })
    expect(notOk(six.criteria)).toEqual({ lost: '1.6' })
  })

  it('through an untrusted name to a trusted one loses 1.6', async () => {
    const fault: Fault = {
      zones: elsewhere,
      site: site(({ scheme, host }) => {
        if (scheme !== 'https') return null
        return host === 'commune.fr'
          ? moved('https://ailleurs.fr/')
          : host === 'ailleurs.fr'
            ? moved('https://ville.gouv.fr/')
            : null
      }),
    }
    expect(notOk((await scan(fault)).report.criteria)).toEqual({ lost: '1.6' })
  })

  it('of http alone to another domain loses 1.6', async () => {
    const fault: Fault = {
      zones: elsewhere,
      site: site(({ scheme, host }) =>
        scheme === 'http' && host === 'commune.fr' ? moved('https://ailleurs.fr/') : null,
      ),
    }
    expect(notOk((await scan(fault)).report.criteria)).toEqual({ lost: '1.6' })
  })

  it('to an inner address is not followed', async () => {
    const { commune, report } = await scan({ ...to('http://10.0.0.1/'), settings: { allowPrivate: false } })
    expect(commune.web.asked).toEqual([])
    expect(report.criteria['1.6']).toBe('could-not-tell')
  })
})

describe('the name without www., when the declared one has it', () => {
  const bare = (change: (asked: Asked) => Behaviour | null) =>
    site((asked) => (asked.host === 'commune.fr' ? change(asked) : null))
  it.each<Case>([
    ['shows the same site', {}, {}, www],
    ['leads to it', { site: bare(() => moved('https://www.commune.fr/')) }, {}, www],
    ['does not exist', { zones: { 'commune.fr': { ...mailRecords, A: [] } } }, { lost: '1.7' }, www],
    [
      'answers 404',
      { site: bare(({ scheme }) => (scheme === 'https' ? { status: 404 } : null)) },
      { lost: '1.7' },
      www,
    ],
    [
      'is busy',
      { site: bare(({ scheme }) => (scheme === 'https' ? { status: 503 } : null)) },
      { unsure: '1.7' },
      www,
    ],
    ['breaks its connections', { site: bare(() => 'reset') }, { unsure: '1.7' }, www],
    [
      'leads elsewhere',
      { zones: { 'ailleurs.fr': { A: ['127.0.0.1'] } }, site: bare(() => moved('https://ailleurs.fr/')) },
      { lost: '1.7' },
      www,
    ],
    ['is not looked at when the declared one has no www.', { zones: { 'www.commune.fr': null } }, {}],
    [
      'cannot be found for a failing DNS',
      { misbehave: { 'commune.fr A': 'REFUSED', 'commune.fr AAAA': 'REFUSED' } },
      { unsure: '1.7' },
      www,
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scan(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('comes with the record it lacks', async () => {
    const { finding } = await scan({ zones: { 'commune.fr': { ...mailRecords, A: [] } } }, www)
    expect(finding('1.7').fix?.record).toEqual({ name: 'commune.fr', type: 'A', value: '127.0.0.1' })
  })
})

describe('the mail', () => {
  const withMx = (...MX: [number, string][]) => ({ 'commune.fr': { ...mailRecords, MX } })
  const fails = (reason: 'SERVFAIL' | 'REFUSED') => ({ misbehave: { 'commune.fr MX': reason } }) as const
  it.each<Case>([
    ['without MX', { zones: withMx() }, { lost: '2.4 2.5 2.6 2.7 2.8' }],
    ['with a null MX', { zones: withMx([0, '.']) }, { lost: '2.4 2.5 2.6 2.7 2.8' }],
    [
      'of a domain that does not exist',
      {},
      { lost: '2.3 2.4 2.5 2.6 2.7 2.8' },
      { mail: 'mairie@inconnue.fr' },
    ],
    ['whose MX look-up fails', fails('SERVFAIL'), { unsure: '2.4 2.5 2.6 2.7 2.8' }],
    ['whose MX look-up is refused', fails('REFUSED'), { unsure: '2.4 2.5 2.6 2.7 2.8' }],
    [
      'whose MX look-up fails and SPF is missing',
      { ...fails('SERVFAIL'), zones: { 'commune.fr': { ...mailRecords, TXT: [] } } },
      { lost: '2.5', unsure: '2.4 2.6 2.7 2.8' },
    ],
    ['without SPF', { zones: { 'commune.fr': { ...mailRecords, TXT: ['autre=1'] } } }, { lost: '2.5' }],
    [
      'with an SPF of another version',
      { zones: { 'commune.fr': { ...mailRecords, TXT: ['v=spf10 -all'] } } },
      { lost: '2.5' },
    ],
    [
      'with an SPF in two strings',
      { zones: { 'commune.fr': { ...mailRecords, TXT: [['v=sp', 'f1 -all']] } } },
      {},
    ],
    ['with an SPF that needs TCP', { misbehave: { 'commune.fr TXT': 'truncated' } }, {}],
    ['whose TXT look-up fails', { misbehave: { 'commune.fr TXT': 'SERVFAIL' } }, { unsure: '2.5' }],
    ['without DMARC', { zones: { '_dmarc.commune.fr': null } }, { lost: '2.6 2.7' }],
    [
      'whose DMARC look-up is refused',
      { misbehave: { '_dmarc.commune.fr': 'REFUSED' } },
      { unsure: '2.6 2.7' },
    ],
    [
      'with two DMARC records',
      { zones: dmarc('v=DMARC1; p=reject', 'v=DMARC1; p=reject') },
      { lost: '2.6 2.7' },
    ],
    ['with a DMARC record beside another TXT', { zones: dmarc('verification=1', 'v=DMARC1; p=reject') }, {}],
    ['with p=none', { zones: dmarc('v=DMARC1; p=none') }, { lost: '2.7' }],
    ['with p=none after a strict sp', { zones: dmarc('v=DMARC1; sp=reject; p=none') }, { lost: '2.7' }],
    ['with sp=none before a strict p', { zones: dmarc('v=DMARC1; sp=none; p=reject') }, {}],
    ['with half a quarantine', { zones: dmarc('v=DMARC1; p=quarantine; pct=50') }, { lost: '2.7' }],
    ['with a policy in capitals', { zones: dmarc('v=DMARC1;P=REJECT') }, {}],
    ['with a version that is not quite it', { zones: dmarc('v=dmarc1; p=reject') }, { lost: '2.6 2.7' }],
    ['with a version that does not come first', { zones: dmarc('p=reject; v=DMARC1') }, { lost: '2.6 2.7' }],
    [
      'with the DMARC of the domain above',
      {
        zones: {
          'mairie.agglo.fr': mailRecords ?? {},
          '_dmarc.agglo.fr': { TXT: ['v=DMARC1; p=none; sp=reject'] },
        },
      },
      { lost: '2.3' },
      { mail: 'accueil@mairie.agglo.fr' },
    ],
    ['with a first MX in America', { zones: { 'mx.commune.fr': { A: [americanAddress] } } }, { lost: '2.8' }],
    [
      'with one address in America',
      { zones: { 'mx.commune.fr': { A: [frenchAddress, americanAddress] } } },
      { lost: '2.8' },
    ],
    [
      'with an IPv6 address in America',
      { zones: { 'mx.commune.fr': { A: [frenchAddress], AAAA: ['2001:4860:4860::8888'] } } },
      { lost: '2.8' },
    ],
    [
      'with a first MX at an address without country',
      { zones: { 'mx.commune.fr': { A: ['127.0.0.1'] } } },
      { unsure: '2.8' },
    ],
    [
      'with a first MX that cannot be found',
      { misbehave: { 'mx.commune.fr': 'SERVFAIL' } },
      { unsure: '2.8' },
    ],
    ['with no MX that exists', { zones: { 'mx.commune.fr': null } }, { lost: '2.8' }],
    [
      'with a first MX that does not exist and a second in America',
      {
        zones: {
          ...withMx([20, 'mx.ailleurs.fr'], [10, 'parti.commune.fr']),
          'mx.ailleurs.fr': { A: [americanAddress] },
        },
      },
      { lost: '2.8' },
    ],
    [
      'with only its second MX in America',
      {
        zones: {
          ...withMx([20, 'mx2.commune.fr'], [10, 'mx.commune.fr']),
          'mx2.commune.fr': { A: [americanAddress] },
        },
      },
      {},
    ],
  ])('%s', async (_, fault, expected, declared) => {
    expect(notOk((await scan(fault, declared)).report.criteria)).toEqual(expected)
  })

  it('with a second server in America has a finding beside the criteria', async () => {
    const zones = {
      ...withMx([20, 'mx2.commune.fr'], [10, 'mx.commune.fr']),
      'mx2.commune.fr': { A: [americanAddress] },
    }
    const { finding } = await scan({ zones })
    expect(finding('mx-others')).toMatchObject({ verdict: 'to-fix' })
    expect(finding('mx-others').meaning).toContain('États-Unis')
    expect(finding('mail-location').meaning).toContain('France')
  })

  it('comes with the exact records that repair it', async () => {
    const zones = {
      'commune.fr': { A: ['127.0.0.1'], MX: [[1, 'mx1.mail.ovh.net'] as const] },
      'mx1.mail.ovh.net': { A: [frenchAddress] },
      '_dmarc.commune.fr': null,
    }
    const { finding } = await scan({ zones })
    expect(finding('2.5').fix?.record).toEqual({
      name: 'commune.fr',
      type: 'TXT',
      value: 'v=spf1 include:mx.ovh.com ~all',
    })
    const record = {
      name: '_dmarc.commune.fr',
      type: 'TXT',
      value: 'v=DMARC1; p=none; rua=mailto:mairie@commune.fr',
    }
    expect(finding('2.6').fix?.record).toEqual(record)
    expect(finding('2.7').fix?.record).toEqual(record)
  })

  it('has its DMARC strengthened without losing its tags', async () => {
    const { finding } = await scan({
      zones: dmarc('v=DMARC1; p=none; rua=mailto:x@commune.fr; adkim=s; pct=20'),
    })
    expect(finding('2.7').fix?.record?.value).toBe('v=DMARC1; p=quarantine; rua=mailto:x@commune.fr; adkim=s')
  })

  it('with several SPF keeps 2.5 and has a finding beside it', async () => {
    const { report, finding } = await scan({
      zones: { 'commune.fr': { ...mailRecords, TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } },
    })
    expect(report.criteria['2.5']).toBe('ok')
    expect(finding('spf-quality')).toMatchObject({ verdict: 'to-fix' })
  })
})

describe('every finding', () => {
  it('is in whole sentences, with somebody to ask when something is to be done', async () => {
    const faults: Fault[] = [
      {},
      { closed: 'both' },
      { closed: 'https' },
      { zones: { 'commune.fr': null } },
      { misbehave: { 'commune.fr': 'SERVFAIL' } },
    ]
    for (const fault of faults) {
      const { report } = await scan(fault)
      for (const { code, verdict, title, meaning, fix, observedAt } of report.findings) {
        expect(`${code} ${title} ${meaning}`).not.toMatch(/[{}]|undefined|null/)
        expect(meaning).toMatch(/[.!?]$/)
        expect(fix !== null, code).toBe(verdict === 'to-fix')
        expect(Number.isNaN(Date.parse(observedAt))).toBe(false)
      }
    }
  })
})
