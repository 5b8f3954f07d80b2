import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Authority,
  makeAuthority,
  makeSelfSigned,
  type ServerCertificate,
} from '../../../test/support/certificates.ts'
import { type DnsServer, startDnsServer } from '../../../test/support/dns-server.ts'
import {
  type Behaviour,
  startWebServers,
  type WebServers,
  type WebServersSettings,
} from '../../../test/support/https-server.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { limitInBytes, openPolicyFetch } from './open-policy-fetch.ts'

const host = 'mta-sts.commune.fr'
const path = '/.well-known/mta-sts.txt'
const text = 'version: STSv1\nmode: none\nmax_age: 86400\n'

let authority: Authority
let certificate: ServerCertificate
beforeAll(async () => {
  authority = await makeAuthority()
  certificate = await authority.issue({ names: [host] })
})

const opened: (DnsServer | WebServers)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

async function fetchFrom(settings: Partial<WebServersSettings>, allowPrivate = true, signal?: AbortSignal) {
  const dns = await startDnsServer({ [host]: { A: ['127.0.0.1'] } })
  const web = await startWebServers({
    site: () => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: text }),
    certificates: { [host]: certificate },
    ...settings,
  })
  opened.push(dns, web)
  const { fetchPolicy } = openPolicyFetch({
    resolver: openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] }),
    now: () => new Date(),
    extraAuthorities: [authority.pem],
    allowPrivate,
    httpsPort: web.httpsPort,
    timeoutInMs: 1200,
  })
  return { web, fetched: await fetchPolicy(host, path, signal ?? new AbortController().signal) }
}

describe('a policy', () => {
  it('is fetched at its exact address', async () => {
    const { web, fetched } = await fetchFrom({})
    expect(fetched).toEqual({ kind: 'answered', status: 200, contentType: 'text/plain', text, isCut: false })
    expect(web.asked).toEqual([{ scheme: 'https', host, path, cookie: '' }])
  })

  it.each<[string, Behaviour, object]>([
    [
      'a redirect is not followed',
      { status: 301, headers: { Location: 'https://mta-sts.commune.fr/other' } },
      { kind: 'answered', status: 301, text: '' },
    ],
    ['an error', { status: 404 }, { kind: 'answered', status: 404, text: '' }],
    ['silence', 'silent', { kind: 'could-not-tell', reason: 'timeout' }],
    ['a connection that breaks', 'reset', { kind: 'could-not-tell', reason: 'reset' }],
    ['a text that breaks off', 'half', { kind: 'could-not-tell', reason: 'reset' }],
    ['a text at one byte a second', 'drip-body', { kind: 'could-not-tell', reason: 'timeout' }],
    ['something that is not HTTP', 'garbage', { kind: 'could-not-tell', reason: 'malformed' }],
  ])('%s is told apart', async (_, behaviour, expected) => {
    const { web, fetched } = await fetchFrom({ site: () => behaviour })
    expect(fetched).toMatchObject(expected)
    expect(web.asked).toHaveLength(1)
  })

  it('of ten megabytes is cut off, not loaded', async () => {
    const body = 'version: STSv1\n'.repeat(700_000)
    const { fetched } = await fetchFrom({
      site: () => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body }),
    })
    expect(fetched).toMatchObject({ kind: 'answered', isCut: true, text: body.slice(0, limitInBytes) })
  })

  it('is not even asked for when the certificate is not valid for the host', async () => {
    const wrong = await makeSelfSigned(['commune.fr'])
    const { web, fetched } = await fetchFrom({ certificates: { [host]: wrong } })
    expect(fetched).toMatchObject({
      kind: 'certificate-fault',
      certificate: { faults: ['wrong-host', 'self-signed'] },
    })
    expect(web.asked).toEqual([])
  })

  it('is not there when nothing listens, speaks TLS, or may be reached', async () => {
    expect((await fetchFrom({ closed: 'https' })).fetched).toEqual({ kind: 'refused' })
    expect((await fetchFrom({ withoutTls: true })).fetched).toMatchObject({ kind: 'tls-fault' })
    expect((await fetchFrom({}, false)).fetched).toMatchObject({ reason: 'private-address' })
  })

  it('is no longer waited for at the deadline', async () => {
    const { fetched } = await fetchFrom({ site: () => 'silent' }, true, AbortSignal.timeout(200))
    expect(fetched).toMatchObject({ kind: 'could-not-tell', reason: 'stopped' })
  })
})
