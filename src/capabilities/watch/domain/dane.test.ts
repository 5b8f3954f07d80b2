import { describe, expect, it } from 'vitest'
import { isUsable, matchDane } from './dane.ts'
import type { Digests, Secured } from './mail-greeting.ts'
import type { CertificateFault } from './visit.ts'

const digests = (seed: string): Digests => ({
  raw: seed.repeat(20),
  sha256: seed.repeat(32),
  sha512: seed.repeat(64),
})
const sent = (name: string, whole: string, key: string, isSignedByNext: boolean) => ({
  subject: name,
  whole: digests(whole),
  key: digests(key),
  isSignedByNext,
})

function shown(faults: readonly CertificateFault[] = [], isLinked = true): Secured {
  const certificate = {
    subject: 'mx',
    names: ['commune.fr'],
    issuer: 'ca',
    validFrom: '2026-01-01T00:00:00Z',
    validTo: '2027-01-01T00:00:00Z',
    faults,
  }
  const chain = [
    sent('mx', 'a1', 'b1', isLinked),
    sent('middle', 'a2', 'b2', true),
    sent('root', 'a3', 'b3', false),
  ]
  return { kind: 'secured', protocol: 'TLSv1.3', certificate, chain }
}

const tlsa = (text: string) => {
  const [usage, selector, matchingType, data] = text.split(' ')
  return {
    usage: Number(usage),
    selector: Number(selector),
    matchingType: Number(matchingType),
    data: data ?? '',
  }
}
const of = (seed: string, times: number) => seed.repeat(times)

describe('a TLSA record', () => {
  it.each([
    [`3 1 1 ${of('b1', 32)}`, true],
    [`2 0 2 ${of('b1', 64)}`, true],
    ['3 0 0 a1', true],
    [`0 0 1 ${of('b1', 32)}`, false],
    [`1 1 1 ${of('b1', 32)}`, false],
    [`3 2 1 ${of('b1', 32)}`, false],
    [`3 1 3 ${of('b1', 32)}`, false],
    [`3 1 1 ${of('b1', 31)}`, false],
    [`3 1 2 ${of('b1', 32)}`, false],
    ['3 1 0 ', false],
  ])('%s is usable for mail: %s', (text, usable) => expect(isUsable(tlsa(text))).toBe(usable))
})

describe('the certificates of a mail server', () => {
  it.each<[string, string[], Secured, string]>([
    ['its own key', [`3 1 1 ${of('b1', 32)}`], shown(), 'match'],
    ['its own key, by the longer digest', [`3 1 2 ${of('b1', 64)}`], shown(), 'match'],
    ['its whole certificate', [`3 0 1 ${of('a1', 32)}`], shown(), 'match'],
    ['its whole certificate, in full', [`3 0 0 ${of('a1', 20)}`], shown(), 'match'],
    [
      'its key, whatever names and dates say',
      [`3 1 1 ${of('b1', 32)}`],
      shown(['expired', 'wrong-host']),
      'match',
    ],
    ['another key', [`3 1 1 ${of('b9', 32)}`], shown(), 'mismatch'],
    [
      'another key and then its own, as before a change',
      [`3 1 1 ${of('b9', 32)}`, `3 1 1 ${of('b1', 32)}`],
      shown(),
      'match',
    ],
    ['the key of the authority, said to be its own', [`3 1 1 ${of('b2', 32)}`], shown(), 'mismatch'],
    ['the authority', [`2 1 1 ${of('b2', 32)}`], shown(), 'match'],
    ['the root', [`2 0 1 ${of('a3', 32)}`], shown(), 'match'],
    ['the root, of a broken chain', [`2 0 1 ${of('a3', 32)}`], shown([], false), 'mismatch'],
    ['the root, once expired', [`2 0 1 ${of('a3', 32)}`], shown(['expired']), 'mismatch'],
    ['itself, said to be the authority', [`2 1 1 ${of('b1', 32)}`], shown(), 'mismatch'],
    ['an authority in full, that is not sent', [`2 0 0 ${of('a9', 20)}`], shown(), 'unsure'],
    ['only what is not usable', [`0 0 1 ${of('a1', 32)}`], shown(), 'mismatch'],
  ])('are announced by %s: %#', (_, records, seen, expected) => {
    expect(matchDane(records.map(tlsa), seen, 'commune.fr')).toBe(expected)
  })

  it('may be for the domain of the mail, under an authority', () => {
    const records = [tlsa(`2 1 1 ${of('b2', 32)}`)]
    expect(matchDane(records, shown(['wrong-host']), 'Commune.fr')).toBe('match')
    expect(matchDane(records, shown(['wrong-host']), 'autre.fr')).toBe('mismatch')
  })
})
