import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Authority,
  makeAuthority,
  makeSelfSigned,
  type ServerCertificate,
} from '../../../test/support/certificates.ts'
import { type DnsServer, type Records, startDnsServer } from '../../../test/support/dns-server.ts'
import {
  type Behaviour,
  startWebServers,
  type WebServers,
  type WebServersSettings,
} from '../../../test/support/https-server.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { openWebProbe } from './open-web-probe.ts'

const never = new AbortController().signal
const here = { A: ['127.0.0.1'] }
const fine: Behaviour = { status: 200 }

let authority: Authority
let certificate: ServerCertificate
beforeAll(async () => {
  authority = await makeAuthority()
  certificate = await authority.issue({ names: ['commune.fr', 'www.commune.fr', '*.commune.fr'] })
})

const opened: (DnsServer | WebServers)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

type Case = Partial<WebServersSettings> & {
  zones?: Record<string, Records>
  allowPrivate?: boolean
  headersTimeoutInMs?: number
}

async function probeOf({ zones = {}, allowPrivate = true, headersTimeoutInMs = 2000, ...settings }: Case) {
  const dns = await startDnsServer({ 'commune.fr': here, 'www.commune.fr': here, ...zones })
  const web = await startWebServers({
    site: () => fine,
    certificates: { 'commune.fr': certificate },
    ...settings,
  })
  opened.push(dns, web)
  const resolver = openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] })
  const { httpPort, httpsPort } = web
  const extraAuthorities = [authority.pem]
  const now = () => new Date()
  const probe = openWebProbe({
    resolver,
    now,
    extraAuthorities,
    allowPrivate,
    httpPort,
    httpsPort,
    headersTimeoutInMs,
  })
  return { probe, web }
}

describe('a visit', () => {
  it('gives the status and the certificate of a site in order', async () => {
    const { probe, web } = await probeOf({})
    const visit = await probe.visit('https://commune.fr/accueil?page=1', never)
    expect(visit.end).toEqual({ kind: 'answered', status: 200 })
    expect(visit.hops[0]).toMatchObject({ host: 'commune.fr', address: '127.0.0.1', status: 200 })
    expect(visit.hops[0].certificate).toMatchObject({
      subject: 'commune.fr',
      names: ['commune.fr', 'www.commune.fr', '*.commune.fr'],
      issuer: 'Autorite de test',
      faults: [],
      verification: null,
    })
    expect(web.asked).toEqual([{ scheme: 'https', host: 'commune.fr', path: '/accueil?page=1', cookie: '' }])
  })

  it('follows redirects, a port that is not written being the one given for the scheme', async () => {
    const { probe } = await probeOf({
      site: ({ scheme, host }) => {
        if (scheme === 'http') return { status: 301, headers: { Location: `https://${host}/` } }
        return host === 'commune.fr' ? { status: 302, headers: { Location: '//www.commune.fr/x' } } : fine
      },
    })
    const visit = await probe.visit('http://commune.fr/', never)
    expect(visit.hops.map(({ url, status }) => [url, status])).toEqual([
      ['http://commune.fr/', 301],
      ['https://commune.fr/', 302],
      ['https://www.commune.fr/x', 200],
    ])
  })

  it('brings back the cookie of a site that waits for it', async () => {
    const { probe } = await probeOf({
      site: ({ cookie }) =>
        cookie === 'vu=1'
          ? fine
          : { status: 302, headers: { Location: '/', 'Set-Cookie': ['vu=1; Path=/'] } },
    })
    expect((await probe.visit('https://commune.fr/', never)).end).toEqual({ kind: 'answered', status: 200 })
  })

  it.each<[string, Behaviour, object]>([
    [
      'an endless redirect',
      { status: 301, headers: { Location: '/encore' } },
      { kind: 'too-many-redirects' },
    ],
    [
      'a redirect to a script',
      { status: 302, headers: { Location: 'javascript:alert(1)' } },
      { kind: 'bad-redirect' },
    ],
    [
      'a redirect to a mail port',
      { status: 302, headers: { Location: 'http://commune.fr:25/' } },
      { kind: 'bad-redirect' },
    ],
    ['a redirect that leads nowhere', { status: 301 }, { kind: 'answered', status: 301 }],
    ['an error of the server', { status: 500 }, { kind: 'answered', status: 500 }],
    ['a connection that breaks', 'reset', { kind: 'could-not-tell', reason: 'reset' }],
    ['a connection that breaks in the page', 'half', { kind: 'could-not-tell', reason: 'reset' }],
    ['something that is not HTTP', 'garbage', { kind: 'could-not-tell', reason: 'malformed' }],
    ['silence', 'silent', { kind: 'could-not-tell', reason: 'timeout' }],
    ['headers at one byte a second', 'drip', { kind: 'could-not-tell', reason: 'timeout' }],
    ['a page at one byte a second', 'drip-body', { kind: 'answered', status: 200 }],
  ])('ends as it should with %s', async (_, behaviour, end) => {
    const { probe } = await probeOf({ site: () => behaviour, headersTimeoutInMs: 1500 })
    expect((await probe.visit('https://commune.fr/', never)).end).toMatchObject(end)
  })

  it('tells a port where nothing listens', async () => {
    const { probe } = await probeOf({ closed: 'both' })
    expect((await probe.visit('https://commune.fr/', never)).end).toEqual({ kind: 'refused' })
  })

  it('tells a server that speaks no TLS', async () => {
    const { probe } = await probeOf({ withoutTls: true })
    expect((await probe.visit('https://commune.fr/', never)).end).toMatchObject({ kind: 'tls-fault' })
  })

  it('tells a host that does not exist from one without an address', async () => {
    const { probe } = await probeOf({ zones: { 'vide.fr': { TXT: ['x'] } } })
    expect((await probe.visit('https://absente.fr/', never)).end).toEqual({
      kind: 'no-such-host',
      answer: 'no-such-name',
    })
    expect((await probe.visit('https://vide.fr/', never)).end).toEqual({
      kind: 'no-such-host',
      answer: 'no-record',
    })
  })

  it('stops when the caller stops waiting, whatever the server drips', async () => {
    const { probe } = await probeOf({ site: () => 'drip', headersTimeoutInMs: 60_000 })
    const visit = await probe.visit('https://commune.fr/', AbortSignal.timeout(300))
    expect(visit.end).toMatchObject({ kind: 'could-not-tell', reason: 'stopped' })
  })
})

describe('a certificate that browsers refuse', () => {
  it.each<[string, () => Promise<ServerCertificate>, string[]]>([
    [
      'expired',
      () => authority.issue({ names: ['commune.fr'], validFromDay: -90, validToDay: -2 }),
      ['expired'],
    ],
    ['not yet valid', () => authority.issue({ names: ['commune.fr'], validFromDay: 3 }), ['not-yet-valid']],
    ['made for another host', () => authority.issue({ names: ['autre.fr'] }), ['wrong-host']],
    [
      'that names its host in the old way only',
      () => authority.issue({ names: [], commonName: 'commune.fr' }),
      ['wrong-host'],
    ],
    ['self-signed', () => makeSelfSigned(['commune.fr']), ['self-signed']],
    [
      'of an unknown authority',
      async () => (await makeAuthority('Inconnue')).issue({ names: ['commune.fr'] }),
      ['unknown-issuer'],
    ],
    [
      'expired and made for another host',
      () => authority.issue({ names: ['autre.fr'], validFromDay: -90, validToDay: -2 }),
      ['expired', 'wrong-host'],
    ],
  ])('is described all the same: %s', async (_, make, faults) => {
    const { probe } = await probeOf({ certificates: { 'commune.fr': await make() } })
    const visit = await probe.visit('https://commune.fr/', never)
    expect(visit.hops[0].certificate?.faults).toEqual(faults)
    expect(visit.end).toEqual({ kind: 'answered', status: 200 })
  })
})

describe('the guard', () => {
  it('does not connect to an inner address a public name leads to', async () => {
    const { probe, web } = await probeOf({ allowPrivate: false })
    const visit = await probe.visit('https://commune.fr/', never)
    expect(visit.end).toEqual({ kind: 'could-not-tell', reason: 'private-address', detail: '127.0.0.1' })
    expect(web.asked).toEqual([])
  })

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('does not connect to the literal address of %s', async (url) => {
    const { probe } = await probeOf({ allowPrivate: false })
    expect((await probe.visit(url, never)).end).toMatchObject({ reason: 'private-address' })
  })
})
