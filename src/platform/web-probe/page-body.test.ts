import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { startDnsServer } from '../../../test/support/dns-server.ts'
import { type Behaviour, startWebServers } from '../../../test/support/https-server.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { openWebProbe } from './open-web-probe.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

async function visit(behaviour: Behaviour) {
  const dns = await startDnsServer({ 'commune.fr': { A: ['127.0.0.1'] } })
  const web = await startWebServers({ site: () => behaviour })
  opened.push(dns, web)
  const probe = openWebProbe({
    resolver: openResolver({ servers: [{ ip: '127.0.0.1', port: dns.port }] }),
    now: () => new Date(),
    allowPrivate: true,
    httpPort: web.httpPort,
    headersTimeoutInMs: 1500,
  })
  return probe.visit('http://commune.fr/', new AbortController().signal)
}

const page = (text: string) => `<!doctype html><title>${text}</title>`
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('the page at the end of a visit', () => {
  it.each<[string, Record<string, string>, Buffer]>([
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(page('été'))],
    ['brotli', { 'Content-Encoding': 'br' }, brotliCompressSync(page('été'))],
    ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync(page('été'))],
    ['UTF-8 that nobody declares', {}, Buffer.from(page('été'))],
    ['Latin-1 that nobody declares', {}, latin1(page('été'))],
    ['Latin-1 in the header', { 'Content-Type': 'text/html; charset=ISO-8859-1' }, latin1(page('été'))],
    ['windows-1252 in the page', {}, latin1(`<meta charset="windows-1252">${page('été')}`)],
    ['an unknown encoding', { 'Content-Type': 'text/html; charset=martien' }, Buffer.from(page('été'))],
    ['UTF-16 with its mark', {}, Buffer.from(`\ufeff${page('été')}`, 'utf16le')],
  ])('is read in %s', async (_, headers, body) => {
    const { body: read } = await visit({ status: 200, headers, body })
    expect(read?.html).toContain('<title>été</title>')
    expect(read?.isWhole).toBe(true)
  })

  it.each<[string, Record<string, string>, Buffer]>([
    ['two megabytes', {}, Buffer.alloc(2_000_000, 'a')],
    ['a bomb of gzip', { 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(60_000_000))],
    ['a bomb of brotli', { 'Content-Encoding': 'br' }, brotliCompressSync(Buffer.alloc(30_000_000))],
  ])('is cut at 512 kB: %s', async (_, headers, body) => {
    const seen = await visit({ status: 200, headers, body })
    expect(seen.end).toEqual({ kind: 'answered', status: 200 })
    expect(seen.body?.html.length).toBe(512 * 1024)
    expect(seen.body?.isWhole).toBe(false)
  })

  it('keeps what was read of bytes that are not what they are said to be', async () => {
    const broken = Buffer.concat([gzipSync(page('été')).subarray(0, 20), Buffer.from('pas du gzip')])
    const seen = await visit({ status: 200, headers: { 'Content-Encoding': 'gzip' }, body: broken })
    expect(seen.end).toEqual({ kind: 'answered', status: 200 })
    expect(seen.body?.isWhole).toBe(false)
  })

  it('is what came in time of a page at a byte a second', async () => {
    const seen = await visit('drip-body')
    expect(seen.body).toMatchObject({ isWhole: false })
  })

  it('is none for a file of another kind', async () => {
    const seen = await visit({ status: 200, headers: { 'Content-Type': 'application/pdf' }, body: '%PDF' })
    expect(seen.body).toBeNull()
  })
})

describe('the headers of an answer', () => {
  it('are kept as often as they are written, names in lower case', async () => {
    const bytes =
      'HTTP/1.1 200 OK\r\nX-FRAME-Options: DENY\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 0\r\n\r\n'
    const seen = await visit({ bytes })
    expect(seen.answers[0]?.headers.slice(0, 3)).toEqual([
      ['x-frame-options', 'DENY'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
  })

  it.each([
    ['a header without end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}`],
    ['sixty thousand headers', `HTTP/1.1 200 OK\r\n${'X: 1\r\n'.repeat(60_000)}\r\n`],
    ['a line folded by a bare return', 'HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no status', 'HTTP/1.1\r\n\r\n'],
    ['a status of six digits', 'HTTP/1.1 200000 OK\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
  ])('that no browser takes are unreadable, never a fault of the site: %s', async (_, bytes) => {
    const { end } = await visit({ bytes })
    expect(end).toMatchObject({ kind: 'could-not-tell' })
  })
})
