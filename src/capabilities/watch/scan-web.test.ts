import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { authorityInOrder, type Fault } from '../../../test/support/commune-online.ts'
import { type Reply, startWebServers, type WebServers } from '../../../test/support/https-server.ts'
import { movedTo, scanCommune, siteWith, takeOffline } from '../../../test/support/scan-commune.ts'

afterEach(takeOffline)

const page = (body: string, headers: Reply['headers'] = {}): Fault => ({
  site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 200, headers, body } : null)),
})
const withHeaders = (headers: Reply['headers']) => page('<title>Mairie</title>', headers)
const inOrder = {
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
}

describe('the encryption of a site', () => {
  it('with today’s versions is in order', async () => {
    const { finding } = await scanCommune({ tlsVersions: ['TLSv1.2', 'TLSv1.3'] })
    expect(finding('tls-versions').verdict).toBe('ok')
    expect(finding('tls-versions').meaning).toContain('TLS 1.2 et TLS 1.3')
    expect(finding('tls-chain').verdict).toBe('ok')
  })

  it('that accepts old versions too is to be repaired', async () => {
    const { finding } = await scanCommune({ tlsVersions: ['TLSv1', 'TLSv1.2'] })
    expect(finding('tls-versions').verdict).toBe('to-fix')
    expect(finding('tls-versions').meaning).toContain('TLS 1.0 et TLS 1.1')
  })

  it('that knows nothing but TLS 1.0 is told, though no page can be seen', async () => {
    const { finding } = await scanCommune({ tlsVersions: ['TLSv1', 'TLSv1'] })
    expect(finding('tls-versions').meaning).toContain('Les navigateurs d’aujourd’hui refusent')
    expect(finding('1.5').verdict).toBe('to-fix')
    expect(finding('hsts').verdict).toBe('not-applicable')
  })

  it('whose authority is forgotten is told apart from an unknown one', async () => {
    const { authority } = await authorityInOrder()
    const between = await authority.issueAuthority('Autorite du milieu')
    const leaf = await between.issue({ names: ['commune.fr'] })
    const forgotten = await scanCommune({ certificates: { 'commune.fr': leaf } })
    expect(forgotten.finding('tls-chain').meaning).toContain('Autorite du milieu')
    expect(forgotten.finding('tls-chain').verdict).toBe('to-fix')
    const whole = { ...leaf, cert: `${leaf.cert}\n${between.pem}` }
    const sent = await scanCommune({ certificates: { 'commune.fr': whole } })
    expect(sent.finding('tls-chain').verdict).toBe('ok')
    expect(sent.finding('1.5').verdict).toBe('ok')
  })

  it('is not told of a silent server, and does not concern a site without it', async () => {
    const silent = await scanCommune({ site: () => 'silent', settings: { deadlineInMs: 1200 } })
    expect(silent.finding('tls-versions')).toMatchObject({ verdict: 'could-not-tell', reason: 'deadline' })
    const plain = await scanCommune({ withoutTls: true })
    expect(plain.finding('tls-versions').verdict).toBe('not-applicable')
    const closed = await scanCommune({ closed: 'https' })
    expect(closed.finding('tls-versions')).toMatchObject({ verdict: 'could-not-tell', reason: 'web-refused' })
  })
})

describe('what the site asks of browsers', () => {
  it.each<[string, Fault, string, string, string]>([
    ['HSTS', withHeaders(inOrder), 'hsts', 'ok', 'pendant 365 jours'],
    ['no HSTS', withHeaders({}), 'hsts', 'to-fix', 'ne demande pas'],
    [
      'a short HSTS',
      withHeaders({ 'Strict-Transport-Security': 'max-age=86400' }),
      'hsts',
      'ok',
      'pendant 1 jour seulement',
    ],
    [
      'HSTS taken back',
      withHeaders({ 'Strict-Transport-Security': 'max-age="0"' }),
      'hsts',
      'to-fix',
      'oublier',
    ],
    [
      'HSTS twice the same',
      withHeaders({ 'Strict-Transport-Security': 'max-age=1; max-age=1' }),
      'hsts',
      'to-fix',
      'deux fois',
    ],
    ['protections', withHeaders(inOrder), 'browser-protections', 'ok', 'protections essentielles'],
    ['none', withHeaders({}), 'browser-protections', 'to-fix', 'Deux réglages simples'],
    [
      'frames open',
      withHeaders({ 'X-Content-Type-Options': 'nosniff' }),
      'browser-protections',
      'to-fix',
      'N’importe quel autre site',
    ],
    ['no cookie', withHeaders({}), 'cookies', 'ok', 'aucun cookie'],
    [
      'a cookie in clear',
      withHeaders({ 'Set-Cookie': ['PHPSESSID=secret; HttpOnly'] }),
      'cookies',
      'to-fix',
      'PHPSESSID',
    ],
    [
      'a readable session',
      withHeaders({ 'Set-Cookie': ['PHPSESSID=secret; Secure'] }),
      'cookies',
      'to-fix',
      'scripts de la page',
    ],
    [
      'a kept cookie',
      withHeaders({ 'Set-Cookie': ['PHPSESSID=secret; Secure; HttpOnly'] }),
      'cookies',
      'ok',
      'PHPSESSID',
    ],
    [
      'a script in clear',
      page('<script src="http://a.fr/x.js"></script>'),
      'mixed-content',
      'to-fix',
      'http://a.fr/x.js',
    ],
    ['an image in clear', page('<img src="http://a.fr/x.png">'), 'mixed-content', 'to-fix', 'image'],
    ['nothing in clear', page('<img src="//a.fr/x.png">'), 'mixed-content', 'ok', 'chiffré'],
    ['a page too long to tell', page('a'.repeat(600_000)), 'mixed-content', 'could-not-tell', 'en entier'],
    [
      'versions',
      page('<meta name=generator content="WordPress 6.5.2">'),
      'software-seen',
      'ok',
      'WordPress 6.5.2',
    ],
  ])('is told: %s', async (_, fault, code, verdict, words) => {
    const { finding } = await scanCommune(fault)
    expect([finding(code).verdict, finding(code).meaning]).toEqual([verdict, expect.stringContaining(words)])
  })

  it('never shows the value of a cookie, nor a whole page', async () => {
    const { report } = await scanCommune(page(`<p>${'secret '.repeat(5000)}`, { 'Set-Cookie': ['a=secret'] }))
    expect(JSON.stringify(report)).not.toContain('secret')
  })

  it('keeps each program apart, for the bulletins to come', async () => {
    const { finding } = await scanCommune(withHeaders({ Server: 'Apache/2.4.57 (Debian)' }))
    expect(finding('software-seen').evidence).toMatchObject({
      software: [{ name: 'Apache', version: '2.4.57', from: 'server' }],
    })
  })

  it('is not asked of the page of somebody else, nor of an error', async () => {
    const zones = { 'ailleurs.fr': { A: ['127.0.0.1'] } }
    const site = siteWith(({ host }) => (host === 'commune.fr' ? movedTo('https://ailleurs.fr/') : null))
    const away = await scanCommune({ zones, site })
    const broken = await scanCommune({ site: () => ({ status: 404 }) })
    for (const code of ['browser-protections', 'cookies', 'mixed-content', 'software-seen', 'legal-notice']) {
      expect(away.finding(code).verdict).toBe('not-applicable')
      expect(broken.finding(code).verdict).toBe('not-applicable')
    }
  })

  it('is not told while the site says it is busy', async () => {
    const { finding } = await scanCommune({ site: () => ({ status: 503 }) })
    expect(finding('browser-protections')).toMatchObject({ verdict: 'could-not-tell', reason: 'web-busy' })
  })
})

describe('the way to the page', () => {
  it('that leaves encryption on its way is told, and keeps the criteria of the reference', async () => {
    const site = siteWith(({ scheme, host, path }) => {
      if (scheme === 'https' && path === '/') return movedTo(`http://${host}/milieu`)
      if (scheme === 'http' && path === '/milieu') return movedTo(`https://${host}/fin`)
      return null
    })
    const { finding } = await scanCommune({ site })
    expect(finding('redirect-path').verdict).toBe('to-fix')
    expect(finding('redirect-path').meaning).toContain('https://commune.fr/ mène à http://commune.fr/milieu')
    expect(finding('1.3').verdict).toBe('ok')
  })

  it('that turns in circles, and the ordinary one', async () => {
    const loop = await scanCommune({ site: ({ host }) => movedTo(`https://${host}/`) })
    expect(loop.finding('redirect-path').meaning).toContain('tourne en rond')
    expect((await scanCommune()).finding('redirect-path').verdict).toBe('ok')
  })

  it.each([
    'http://10.0.0.1/',
    'http://inner.fr/',
    'https://[::1]/',
    'http://169.254.169.254/latest/meta-data/',
  ])('is not followed to the inner address of %s', async (url) => {
    const site = siteWith(({ scheme }) => (scheme === 'https' ? movedTo(url) : null))
    const { commune, finding } = await scanCommune({
      zones: { 'inner.fr': { A: ['192.168.1.1'] }, 'commune.fr': { A: ['127.0.0.1'] } },
      site,
      settings: { allowPrivate: false },
    })
    expect(commune.web.asked).toEqual([])
    expect(finding('redirect-path').reason).toBe('private-address')
  })
})

describe('the pages that the law asks for', () => {
  it('are shown to a person, and never graded', async () => {
    const { finding } = await scanCommune(page('<a href="/ml">Mentions légales</a>'))
    expect(finding('legal-notice')).toMatchObject({
      verdict: 'could-not-tell',
      reason: 'needs-a-person',
      evidence: { candidates: [{ url: 'https://commune.fr/ml', text: 'Mentions légales' }] },
    })
    expect(finding('accessibility-statement').meaning).toContain('pas reconnu de lien')
  })
})

describe('the registration of the domain', () => {
  let registry: WebServers | undefined
  let reply: Reply = { status: 404 }
  afterAll(() => registry?.close())
  const scan = async (answer: Reply) => {
    reply = answer
    registry ??= await startWebServers({ site: () => reply })
    const { finding } = await scanCommune({
      settings: { rdapServer: `http://127.0.0.1:${registry.httpPort}/` },
    })
    return finding('domain-expiry')
  }
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString()
  const told = (more: object): Reply => ({
    status: 200,
    body: JSON.stringify({ objectClassName: 'domain', ldhName: 'commune.fr', status: ['active'], ...more }),
  })
  const ends = (days: number) => told({ events: [{ eventAction: 'expiration', eventDate: inDays(days) }] })

  it.each<[string, Reply, string, string]>([
    ['far', ends(200), 'ok', 'est enregistré jusqu’au'],
    ['in 45 days', ends(45), 'to-fix', 'dans 45 jours'],
    ['in 20 days', ends(20), 'to-fix', 's’arrêtent ensemble'],
    ['in 2 days', ends(2), 'to-fix', 'C’est urgent'],
    ['over', ends(-3), 'to-fix', 'terminé depuis'],
    ['in redemption', told({ status: ['redemption period'] }), 'to-fix', 'encore réservé'],
    ['held', told({ status: ['client hold'] }), 'to-fix', 'suspendu'],
    ['unknown', { status: 404 }, 'to-fix', 'ne connaît pas'],
    ['busy', { status: 429 }, 'could-not-tell', 'demande de revenir plus tard'],
    ['without a date', told({}), 'could-not-tell', 'ne dit pas d’échéance'],
    ['of another', told({ ldhName: 'autre.fr' }), 'could-not-tell', 'ne dit pas d’échéance'],
  ])('%s', async (_, answer, verdict, words) => {
    const finding = await scan(answer)
    expect([finding.verdict, finding.meaning]).toEqual([verdict, expect.stringContaining(words)])
  })

  it('cannot be told where nobody answers', async () => {
    const { finding } = await scanCommune()
    expect(finding('domain-expiry')).toMatchObject({
      verdict: 'could-not-tell',
      reason: 'no-registry-answer',
    })
  })
})
