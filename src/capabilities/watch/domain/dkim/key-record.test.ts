import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOfRsa } from '../../checks/dkim-key.ts'
import { examineDkim } from './examine.ts'
import { type DkimFault, isDkimLike, readDkimKey } from './key-record.ts'

const rsa = (modulusLength: number, type: 'spki' | 'pkcs1' = 'spki') =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type, format: 'der' }).toString('base64')
const sound = rsa(2048)
const weak = rsa(1024)
const short = rsa(768)
const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
const bare25519 = ed25519.subarray(-32).toString('base64')
const folded = sound.replace(/(.{60})/g, '$1 \t')

const withoutSize: ReadonlySet<DkimFault> = new Set([
  'badly-written',
  'version',
  'no-key',
  'revoked',
  'unknown-key-type',
  'unreadable-key',
])
const read = (text: string) => readDkimKey(text, sizeOfRsa)

describe('a DKIM key', () => {
  it.each([
    ['v=DKIM1; k=rsa; p=', sound, 'rsa', 2048],
    ['p=', sound, 'rsa', 2048],
    ['v=DKIM1;p=', folded, 'rsa', 2048],
    [' v = DKIM1 ; p = ', `${sound} ;`, 'rsa', 2048],
    ['v=DKIM1; h=sha1:sha256; s=email; t=s; n=note; g=*; p=', sound, 'rsa', 2048],
    ['v=DKIM1; s=*:autre; x=inconnu; p=', sound, 'rsa', 2048],
    ['v=DKIM1; p=', rsa(2048, 'pkcs1'), 'rsa', 2048],
    ['v=DKIM1; p=', rsa(4096).replace(/=+$/, ''), 'rsa', 4096],
    ['v=DKIM1; k=ed25519; p=', bare25519, 'ed25519', 256],
  ])('is sound in « %s… »', (start, key, keyType, keySizeInBits) => {
    expect(read(start + key)).toMatchObject({ keyType, keySizeInBits, isRevoked: false, faults: [] })
  })

  it.each([
    ['a key of 1024 bits', `v=DKIM1; p=${weak}`, ['weak-key']],
    ['a key of 768 bits', `v=DKIM1; p=${short}`, ['key-too-short']],
    ['a withdrawn key', 'v=DKIM1; p=', ['revoked']],
    ['a withdrawn key and a final semicolon', 'p= ;', ['revoked']],
    ['no key', 'v=DKIM1; k=rsa', ['no-key']],
    ['a version that does not come first', `k=rsa; v=DKIM1; p=${sound}`, ['version']],
    ['another version', `v=DKIM2; p=${sound}`, ['version']],
    ['a version in another case', `v=dkim1; p=${sound}`, ['version']],
    ['the same tag twice', `v=DKIM1; p=; p=${sound}`, ['badly-written']],
    ['something that is no tag', `v=DKIM1; rsa; p=${sound}`, ['badly-written']],
    ['another type of key', `v=DKIM1; k=dsa; p=${sound}`, ['unknown-key-type']],
    ['a type in another case', `v=DKIM1; k=RSA; p=${sound}`, ['unknown-key-type']],
    ['no base64', 'v=DKIM1; p=***', ['unreadable-key']],
    ['half a key', `v=DKIM1; p=${sound.slice(0, 100)}`, ['unreadable-key']],
    ['a key of the other type', `v=DKIM1; k=ed25519; p=${sound}`, ['unreadable-key']],
    [
      'an Ed25519 key in its wrapping',
      `v=DKIM1; k=ed25519; p=${ed25519.toString('base64')}`,
      ['unreadable-key'],
    ],
    ['an Ed25519 key taken for RSA', `v=DKIM1; p=${bare25519}`, ['unreadable-key']],
    ['sha1 alone', `v=DKIM1; h=sha1; p=${sound}`, ['sha1-only']],
    ['another use', `v=DKIM1; s=tlsrpt; p=${sound}`, ['not-for-mail']],
    ['test mode', `v=DKIM1; t=y:s; p=${sound}`, ['test-mode']],
    ['test mode and a short key', `v=DKIM1; t=y; p=${short}`, ['key-too-short', 'test-mode']],
  ])('with %s says so', (_, text, faults) => expect(read(text).faults).toEqual(faults))

  it('keeps its flags', () => {
    expect(read(`v=DKIM1; t= y : s ; p=${sound}`)).toMatchObject({ isTest: true, flags: ['y', 's'] })
    expect(read('v=DKIM1; p=')).toMatchObject({ isRevoked: true, keySizeInBits: null })
  })

  it.each([
    ['v=spf1 -all', false],
    ['v=DMARC1; p=none', true],
    ['verification=abc', false],
    ['', false],
    ['v=DKIM1', true],
    ['p=', true],
  ])('is thought of before « %s »: %s', (text, isIt) => expect(isDkimLike(text)).toBe(isIt))

  it('is read without an exception, whatever is published', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('v=DKIM1', 'k=rsa', 'k=ed25519', 't=y', 'h=sha1', 's=*', `p=${sound}`, 'p='),
      fc.stringMatching(/^p=[A-Za-z0-9+/ ]{0,40}={0,3}$/),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const key = readDkimKey(parts.join(';'), (der) => (der.length % 2 === 0 ? der.length * 8 : null))
        // `expect` is slow enough to count here: a property may also answer false.
        return (key.keySizeInBits === null) === key.faults.some((fault) => withoutSize.has(fault))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the size of an RSA key', () => {
  it.each([
    [sound, 2048],
    [rsa(1024, 'pkcs1'), 1024],
    [ed25519.toString('base64'), null],
    ['AAAA', null],
    ['', null],
  ])('is read in its DER', (base64, size) => expect(sizeOfRsa(Buffer.from(base64, 'base64'))).toBe(size))
})

it('an RSA key of any bytes is read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (der) => {
      expect(sizeOfRsa(der)).toBeNull()
    }),
  )
})

describe('what stands at a selector', () => {
  const at = (...records: string[]) =>
    examineDkim('commune.fr', 's1', { kind: 'answer', records, isAuthenticated: false }, sizeOfRsa)

  it('is in order with one sound key, beside other texts', () => {
    expect(at('v=spf1 -all', `v=DKIM1; p=${sound}`)).toMatchObject({
      name: 's1._domainkey.commune.fr',
      found: true,
      verdict: 'ok',
      keySizeInBits: 2048,
      faults: [],
    })
  })

  it('is a fault with two keys, however sound', () => {
    expect(at(`v=DKIM1; p=${sound}`, `v=DKIM1; p=${rsa(2048)}`)).toMatchObject({
      verdict: 'to-fix',
      faults: ['several-records'],
    })
  })

  it('is nothing where only other texts stand, or no name at all', () => {
    expect(at('v=spf1 -all')).toMatchObject({ found: false, verdict: 'to-fix', faults: ['absent'] })
    const told = { kind: 'no-such-name', isAuthenticated: false } as const
    expect(examineDkim('commune.fr', 's1', told, sizeOfRsa)).toMatchObject({
      found: false,
      faults: ['absent'],
    })
  })

  it('is an alias that leads to no key', () => {
    const told = { kind: 'no-such-name', isAuthenticated: false, aliases: ['cle.ailleurs.fr'] } as const
    expect(examineDkim('commune.fr', 's1', told, sizeOfRsa).faults).toEqual(['broken-alias'])
  })

  it('is not known when the look-up fails', () => {
    const told = { kind: 'could-not-tell', reason: 'timeout', detail: '' } as const
    expect(examineDkim('commune.fr', 's1', told, sizeOfRsa)).toMatchObject({
      found: false,
      verdict: 'could-not-tell',
      reason: 'timeout',
      faults: [],
    })
  })
})
