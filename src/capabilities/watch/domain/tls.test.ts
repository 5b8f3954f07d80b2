import { describe, expect, it } from 'vitest'
import { judgePath } from './redirect-path.ts'
import { judgeChain, judgeVersions } from './tls.ts'
import type { Hop, ServedCertificate, TlsSeen } from './visit.ts'

type Told = TlsSeen['versions'][keyof TlsSeen['versions']]
const versions = (one: Told, two: Told, three: Told, four: Told): TlsSeen => ({
  versions: { TLSv1: one, 'TLSv1.1': two, 'TLSv1.2': three, 'TLSv1.3': four },
  chain: [],
  fault: null,
})
const [yes, no, may] = ['accepted', 'refused', 'unknown'] as const

describe('the versions of TLS', () => {
  it.each<[TlsSeen, string]>([
    [versions(no, no, yes, yes), 'current'],
    [versions(no, no, no, yes), 'current'],
    [versions(no, no, yes, may), 'current'],
    [versions(yes, no, yes, yes), 'old-accepted'],
    [versions(may, yes, may, may), 'old-accepted'],
    [versions(yes, yes, no, no), 'only-old'],
    [versions(may, no, yes, yes), 'unknown'],
    [versions(no, no, may, may), 'unknown'],
    [versions(no, no, no, no), 'unknown'],
  ])('%# are %s', (seen, expected) => expect(judgeVersions(seen).kind).toBe(expected))
})

const now = new Date('2026-11-22T09:00:00Z')
const good: ServedCertificate = {
  subject: 'CN=commune.fr',
  issuer: 'CN=Milieu',
  validFrom: '2026-10-01T00:00:00.000Z',
  validTo: '2026-12-30T00:00:00.000Z',
  isSelfIssued: false,
  keyType: 'rsa',
  keyBits: 2048,
  signature: 'sha256WithRSAEncryption',
}
const middle = { ...good, subject: 'CN=Milieu', issuer: 'CN=Racine', validTo: '2030-01-01T00:00:00.000Z' }
const root = {
  ...middle,
  subject: 'CN=Racine',
  isSelfIssued: true,
  signature: 'sha1WithRSAEncryption',
  validTo: '2020-01-01T00:00:00.000Z',
}

describe('the chain of certificates', () => {
  it.each<[string, ServedCertificate[], boolean, string | null]>([
    ['in order', [good, middle], false, null],
    ['an old root changes nothing', [good, middle, root], false, null],
    ['nothing seen', [], false, null],
    ['without its authority', [good], true, 'incomplete'],
    ['self-signed is another matter', [{ ...good, isSelfIssued: true }], true, null],
    ['an unknown authority is another matter', [good, middle], true, null],
    ['expired above', [good, { ...middle, validTo: '2026-11-01T00:00:00.000Z' }], false, 'expired-above'],
    ['ending above', [good, { ...middle, validTo: '2026-12-01T00:00:00.000Z' }], false, 'ends-soon-above'],
    ['a short key', [{ ...good, keyBits: 1024 }, middle], false, 'weak-key'],
    ['a short curve', [{ ...good, keyType: 'ec', keyBits: 224 }], false, 'weak-key'],
    ['a curve', [{ ...good, keyType: 'ec', keyBits: 256 }], false, null],
    ['a key that cannot be read', [{ ...good, keyType: null, keyBits: null }], false, null],
    ['SHA-1', [{ ...good, signature: 'sha1WithRSAEncryption' }], false, 'weak-signature'],
    ['SHA-1 on a curve', [{ ...good, signature: 'ecdsa-with-SHA1' }], false, 'weak-signature'],
    ['SHA-1 above', [good, { ...middle, signature: 'sha1WithRSAEncryption' }], false, 'weak-signature'],
    ['SHA-256 on a curve', [{ ...good, signature: 'ecdsa-with-SHA256' }], false, null],
    ['absurd dates', [good, { ...middle, validTo: 'Bad time value' }], false, null],
  ])('%s', (_, chain, isIssuerUnknown, expected) => {
    expect(judgeChain(chain, isIssuerUnknown, now)?.fault ?? null).toBe(expected)
  })
})

describe('the way to a page', () => {
  const way = (...urls: string[]) => {
    const hops = urls.map(
      (url): Hop => ({
        url,
        host: new URL(url).hostname,
        scheme: url.startsWith('https') ? 'https' : 'http',
        address: '192.0.2.1',
        status: 301,
        certificate: null,
      }),
    )
    const [first, ...others] = hops
    if (first === undefined) throw new Error('a way has a first step')
    return judgePath({ hops: [first, ...others], end: { kind: 'answered', status: 200 } })?.fault ?? null
  }

  it.each<[string[], string | null]>([
    [['http://a.fr/', 'https://a.fr/', 'https://www.a.fr/'], null],
    [['https://a.fr/', 'http://www.a.fr/', 'https://www.a.fr/'], 'through-clear'],
    [['http://a.fr/', 'https://a.fr/', 'http://a.fr/x'], 'through-clear'],
    [['https://a.fr/', 'https://a.fr:8443/'], 'other-port'],
    [['https://a.fr:8443/', 'https://a.fr:8443/x'], null],
    [['https://a.fr:8443/', 'https://a.fr/'], null],
  ])('%j', (urls, expected) => expect(way(...urls)).toBe(expected))
})
