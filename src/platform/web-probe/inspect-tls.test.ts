import { createServer, type Server } from 'node:net'
import type { SecureVersion } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Authority, makeAuthority, type ServerCertificate } from '../../../test/support/certificates.ts'
import { closedPort, startWebServers, type WebServers } from '../../../test/support/https-server.ts'
import { inspectTls } from './inspect-tls.ts'

const never = new AbortController().signal
let authority: Authority
let certificate: ServerCertificate
beforeAll(async () => {
  authority = await makeAuthority()
  certificate = await authority.issue({ names: ['commune.fr'] })
})

const opened: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

async function serve(settings: {
  tlsVersions?: [SecureVersion, SecureVersion]
  certificate?: ServerCertificate
}) {
  const { certificate: shown = certificate, ...rest } = settings
  const web: WebServers = await startWebServers({
    site: () => ({ status: 200 }),
    certificates: { 'commune.fr': shown },
    ...rest,
  })
  opened.push(web)
  return web.httpsPort
}

async function inspect(port: number, more: { allowPrivate?: boolean; signal?: AbortSignal } = {}) {
  const { allowPrivate = true, signal = never } = more
  return inspectTls(
    { host: 'commune.fr', address: '127.0.0.1', port, allowPrivate, timeoutInMs: 400 },
    signal,
  )
}

const only = (...accepted: readonly string[]) =>
  Object.fromEntries(
    ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'].map((version) => [
      version,
      accepted.includes(version) ? 'accepted' : 'refused',
    ]),
  )

describe('the versions of TLS that a server accepts', () => {
  it.each<[SecureVersion, SecureVersion, Record<string, string>]>([
    ['TLSv1', 'TLSv1', only('TLSv1')],
    ['TLSv1', 'TLSv1.2', only('TLSv1', 'TLSv1.1', 'TLSv1.2')],
    ['TLSv1.2', 'TLSv1.3', only('TLSv1.2', 'TLSv1.3')],
    ['TLSv1.3', 'TLSv1.3', only('TLSv1.3')],
  ])('are told one by one, for a server of %s to %s', async (oldest, newest, expected) => {
    const seen = await inspect(await serve({ tlsVersions: [oldest, newest] }))
    expect(seen.versions).toEqual(expected)
    expect(seen.fault).toBeNull()
  })

  it('are unknown when nothing answers, and when it is silent', async () => {
    const silent = await listen(() => {})
    expect((await inspect(silent)).fault).toBe('timeout')
    expect(Object.values((await inspect(await closedPort())).versions)).toEqual(Array(4).fill('unknown'))
  })

  it('are not told by a server that cuts every connection', async () => {
    const port = await listen((socket) => socket.destroy())
    expect(await inspect(port)).toMatchObject({ versions: { 'TLSv1.2': 'unknown' }, fault: 'reset' })
  })

  it('are all refused by what speaks no TLS', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(Object.values((await inspect(port)).versions)).toEqual(Array(4).fill('refused'))
  })

  it('are not asked of an inner address, nor past the deadline', async () => {
    const port = await serve({})
    expect((await inspect(port, { allowPrivate: false })).fault).toBe('private-address')
    expect((await inspect(port, { signal: AbortSignal.abort() })).fault).toBe('stopped')
  })
})

describe('the chain of certificates', () => {
  it('is the one the server sends, without what this machine knows', async () => {
    const between = await authority.issueAuthority('Autorite du milieu')
    const leaf = await between.issue({ names: ['commune.fr'] })
    const alone = await inspect(await serve({ certificate: leaf }))
    expect(alone.chain.map(({ subject }) => subject)).toEqual(['CN=commune.fr'])
    const whole = { ...leaf, cert: `${leaf.cert}\n${between.pem}` }
    expect((await inspect(await serve({ certificate: whole }))).chain).toMatchObject([
      { subject: 'CN=commune.fr', keyType: 'ec', keyBits: 256, isSelfIssued: false },
      { subject: 'CN=Autorite du milieu', issuer: 'CN=Autorite de test' },
    ])
  })

  it('tells short keys and old signatures', async () => {
    const shortKey = await authority.issue({ names: ['commune.fr'], weak: 'key' })
    const seen = await inspect(await serve({ certificate: shortKey, tlsVersions: ['TLSv1.2', 'TLSv1.2'] }))
    expect(seen.chain[0]).toMatchObject({ keyType: 'rsa', keyBits: 1024 })
    const oldSignature = await authority.issue({ names: ['commune.fr'], weak: 'signature' })
    const other = await inspect(
      await serve({ certificate: oldSignature, tlsVersions: ['TLSv1.2', 'TLSv1.2'] }),
    )
    expect(other.chain[0]?.signature).toMatch(/SHA1/i)
  })
})

async function listen(onConnection: (socket: import('node:net').Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push({ close: () => server.close() })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
