import { afterEach, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../test/support/dns-server.ts'
import { isAtOrBelow, readName, writeName } from './names.ts'
import { openResolver } from './open-resolver.ts'

function written(name: string): string {
  const bytes = Buffer.alloc(512)
  return readName(bytes.subarray(0, writeName(name, bytes, 0)), 0)
}

describe('a name', () => {
  it.each([
    ['Commune.FR', 'commune.fr'],
    ['commune.fr.', 'commune.fr'],
    ['.', '.'],
    ['_dmarc.commune.fr', '_dmarc.commune.fr'],
    ['mairie-évêché.fr', 'xn--mairie-vch-h7adk.fr'],
    ['MAIRIE-ÉVÊCHÉ。fr', 'xn--mairie-vch-h7adk.fr'],
    ['_dmarc.évêché.fr', '_dmarc.xn--vch-9ladd.fr'],
    ['a b.fr', 'a\\032b.fr'],
    ['a\\.b.fr', 'a\\.b.fr'],
    ['a\\046b.fr', 'a\\.b.fr'],
    ['a\\\\.b.fr', 'a\\\\.b.fr'],
    ['\\233\\000.fr', '\\233\\000.fr'],
    ['*.commune.fr', '*.commune.fr'],
    [`${'a'.repeat(63)}.fr`, `${'a'.repeat(63)}.fr`],
    [`${'a.'.repeat(126)}a`, `${'a.'.repeat(126)}a`],
  ])('%s is asked as %s', (given, asked) => expect(written(given)).toBe(asked))

  it.each([
    '',
    '..',
    'commune..fr',
    '.fr',
    `${'a'.repeat(64)}.fr`,
    `${'a.'.repeat(127)}a`,
    `${'é'.repeat(60)}.fr`,
    '\\256.fr',
    'a\\',
    'x'.repeat(100_000),
  ])('no message can hold « %.20s »', (given) => expect(() => written(given)).toThrow(RangeError))

  it.each([
    ['www.commune.fr', 'commune.fr', true],
    ['commune.fr', 'commune.fr', true],
    ['commune.fr', '.', true],
    ['macommune.fr', 'commune.fr', false],
    ['www\\.commune.fr', 'commune.fr', false],
    ['www\\\\.commune.fr', 'commune.fr', true],
    ['fr', 'commune.fr', false],
  ])('%s at or below %s: %s', (name, above, expected) => expect(isAtOrBelow(name, above)).toBe(expected))
})

describe('a name with letters beyond ASCII', () => {
  let server: DnsServer | undefined
  afterEach(() => server?.close())

  it('is looked up under its A-label', async () => {
    server = await startDnsServer({ 'xn--vch-9ladd.fr': { A: ['192.0.2.1'] } })
    const resolver = openResolver({ servers: [{ ip: '127.0.0.1', port: server.port }] })
    const signal = new AbortController().signal
    expect(await resolver.lookUp('Évêché.fr', 'A', signal)).toMatchObject({ records: ['192.0.2.1'] })
  })
})
