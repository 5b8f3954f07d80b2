import { afterEach, describe, expect, it } from 'vitest'
import { type Authority, makeAuthority } from '../../../test/support/certificates.ts'
import { startDnsServer } from '../../../test/support/dns-server.ts'
import { type Behaviour, closedPort, startWebServers } from '../../../test/support/https-server.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { openRdap } from './open-rdap.ts'
import { serverOf } from './servers.ts'

const never = new AbortController().signal
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

async function registry(
  behaviour: (path: string, asked: number) => Behaviour,
  { allowPrivate = false, now = () => new Date() } = {},
) {
  const dns = await startDnsServer({ 'inner.fr': { A: ['127.0.0.1'] } })
  let asked = 0
  const web = await startWebServers({ site: ({ path }) => behaviour(path, ++asked) })
  opened.push(dns, web)
  const rdap = openRdap({
    resolver: openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] }),
    now,
    server: `http://127.0.0.1:${web.httpPort}/rdap`,
    allowPrivate,
  })
  return { web, ask: (domain = 'commune.fr') => rdap.registrationOf(domain, never) }
}

const json = (content: unknown): Behaviour => ({
  status: 200,
  headers: { 'Content-Type': 'application/rdap+json' },
  body: JSON.stringify(content),
})

describe('a registry', () => {
  it('is asked once for a domain, at the address of RFC 9082', async () => {
    const { web, ask } = await registry(() => json({ objectClassName: 'domain' }))
    expect(await ask()).toMatchObject({ kind: 'answer', content: { objectClassName: 'domain' } })
    await ask()
    expect(web.asked.map(({ path }) => path)).toEqual(['/rdap/domain/commune.fr'])
  })

  it('that knows no such name says so', async () => {
    const { ask } = await registry(() => ({ status: 404 }))
    expect((await ask()).kind).toBe('not-registered')
  })

  it.each<[string, Behaviour, string]>([
    ['asks to come back', { status: 429 }, 'busy'],
    ['is closed for a while', { status: 503 }, 'busy'],
    ['fails', { status: 500 }, 'no-answer'],
    ['breaks off', 'half', 'no-answer'],
    ['speaks nonsense', 'garbage', 'no-answer'],
    ['answers a page', { status: 200, body: '<html>' }, 'unreadable'],
    ['answers half a text', { status: 200, body: '{"a":' }, 'unreadable'],
    ['answers far too long a text', { status: 200, body: `["${'a'.repeat(400_000)}"]` }, 'unreadable'],
    [
      'sends us to an inner address',
      { status: 302, headers: { Location: 'http://inner.fr/' } },
      'private-address',
    ],
    ['sends us to a file', { status: 302, headers: { Location: 'file:///etc/passwd' } }, 'unreadable'],
    ['sends us round in circles', { status: 302, headers: { Location: '?' } }, 'private-address'],
  ])('that %s says nothing of the domain', async (_, behaviour, reason) => {
    const { ask } = await registry(() => behaviour)
    expect(await ask()).toMatchObject({ kind: 'could-not-tell', reason })
  })

  it('is left alone for as long as it asks, then asked again', async () => {
    let now = Date.parse('2026-11-22T09:00:00Z')
    const late: Behaviour = { status: 429, headers: { 'Retry-After': '120' } }
    const { ask, web } = await registry((_, asked) => (asked === 1 ? late : json({})), {
      now: () => new Date(now),
    })
    expect(await ask()).toMatchObject({ reason: 'busy', detail: 'status 429' })
    now += 119_000
    expect(await ask('autre.fr')).toMatchObject({ reason: 'busy', detail: 'paused' })
    expect(web.asked).toHaveLength(1)
    now += 2_000
    expect((await ask()).kind).toBe('answer')
  })

  it('is asked no more than a few questions at once, and answers all of them', async () => {
    const { ask } = await registry(() => json({}))
    const names = Array.from({ length: 30 }, (_, index) => `commune-${index}.fr`)
    const answers = await Promise.all(names.map(ask))
    expect(answers.every(({ kind }) => kind === 'answer')).toBe(true)
  })

  it('may send us on to another server, three times at most', async () => {
    const { ask } = await registry(
      (path) =>
        path.endsWith('/3')
          ? json({})
          : { status: 302, headers: { Location: `/${Number(path.slice(-1)) + 1 || 1}` } },
      { allowPrivate: true },
    )
    expect((await ask()).kind).toBe('answer')
    const { ask: endless } = await registry(() => ({ status: 302, headers: { Location: '/' } }), {
      allowPrivate: true,
    })
    expect(await endless()).toMatchObject({ kind: 'could-not-tell', reason: 'unreadable' })
  })

  it('whose certificate is not valid is not believed', async () => {
    const authority: Authority = await makeAuthority()
    const certificate = await authority.issue({ names: ['rdap.fr'] })
    const dns = await startDnsServer({ 'rdap.fr': { A: ['127.0.0.1'] } })
    const web = await startWebServers({ site: () => json({}), certificates: { 'rdap.fr': certificate } })
    opened.push(dns, web)
    const settings = {
      resolver: openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] }),
      now: () => new Date(),
      server: `https://rdap.fr:${web.httpsPort}/`,
    }
    expect(await openRdap(settings).registrationOf('commune.fr', never)).toMatchObject({
      reason: 'unreadable',
    })
    const trusting = openRdap({ ...settings, extraAuthorities: [authority.pem] })
    expect((await trusting.registrationOf('commune.fr', never)).kind).toBe('answer')
  })

  it('that is not there, or not asked in time, says nothing', async () => {
    const dns = await startDnsServer({})
    opened.push(dns)
    const resolver = openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] })
    const now = () => new Date()
    const closed = openRdap({ resolver, now, server: `http://127.0.0.1:${await closedPort()}/` })
    expect(await closed.registrationOf('commune.fr', never)).toMatchObject({ reason: 'no-answer' })
    const late = await closed.registrationOf('commune.fr', AbortSignal.abort())
    expect(late).toMatchObject({ reason: 'stopped' })
    // The known servers are looked up by the same resolver, which knows none of them here.
    expect(await openRdap({ resolver, now }).registrationOf('commune.fr', never)).toMatchObject({
      reason: 'no-answer',
    })
  })
})

describe('the known registries', () => {
  it('are those of the endings that communes use', () => {
    expect(serverOf('fr')).toBe('https://rdap.nic.fr/')
    expect(serverOf('eu')).toBeNull()
    expect(serverOf('constructor')).toBeNull()
  })
})
