import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookUpIn, type SpfZone } from '../../../../../test/support/spf-zones.ts'
import { mostLookUps, mostVoidLookUps } from './asked.ts'
import { evaluateSpf } from './evaluate.ts'
import { readIp, writeIp } from './ip-address.ts'
import { proposeRecord } from './propose.ts'
import { judgeSpfTree } from './quality.ts'
import { readSpf } from './read-record.ts'
import { walkSpf } from './walk.ts'
import { spfWeaknesses } from './weaknesses.ts'

const names = [
  'a.example',
  'b.example',
  'c.example',
  'd.example',
  'x..example',
  '%{d}',
  '%{i}.a.example',
  '%{p}',
]
const name = fc.constantFrom(...names)
const sign = fc.constantFrom('', '+', '-', '~', '?')
const prefix = fc.constantFrom('', '/0', '/24', '//64', '/8//128')
const octet = fc.nat(255)
const ip4 = fc.tuple(octet, octet, octet, octet).map((bytes) => bytes.join('.'))
const ip6 = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .filter((bytes) => bytes[0] !== 0)
  .map((bytes) => writeIp([...bytes]))

/** Terms as the grammar of section 12 writes them. */
const goodTerm = fc.oneof(
  sign.map((each) => `${each}all`),
  fc.tuple(sign, fc.constantFrom('include', 'exists'), name).map(([s, kind, at]) => `${s}${kind}:${at}`),
  fc
    .tuple(sign, fc.constantFrom('a', 'mx', 'A'), name, prefix)
    .map(([s, kind, at, p]) => `${s}${kind}:${at}${p}`),
  fc.tuple(sign, fc.constantFrom('a', 'mx'), prefix).map(([s, kind, p]) => `${s}${kind}${p}`),
  fc.tuple(sign, name).map(([s, at]) => `${s}ptr:${at}`),
  fc.tuple(sign, ip4, fc.nat(32)).map(([s, at, p]) => `${s}ip4:${at}/${p}`),
  fc.tuple(sign, ip6, fc.nat(128)).map(([s, at, p]) => `${s}ip6:${at}/${p}`),
  name.map((at) => `later=${at}`),
)
const goodRecord = fc
  .tuple(
    fc.array(goodTerm, { maxLength: 14 }),
    fc.option(
      name.map((at) => `redirect=${at}`),
      { nil: null },
    ),
    fc.option(
      name.map((at) => `exp=${at}`),
      { nil: null },
    ),
  )
  .map(([terms, ...modifiers]) =>
    ['v=spf1', ...terms, ...modifiers.filter((each) => each !== null)].join(' '),
  )
const anyRecord = fc.oneof(
  goodRecord,
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => `v=spf1 ${text}`),
  fc.array(fc.oneof(goodTerm, fc.string({ maxLength: 12 }))).map((terms) => `v=spf1 ${terms.join(' ')}`),
)

const zone: fc.Arbitrary<SpfZone> = fc.record(
  {
    TXT: fc.array(anyRecord, { maxLength: 2 }),
    A: fc.array(ip4, { maxLength: 2 }),
    AAAA: fc.array(ip6, { maxLength: 2 }),
    MX: fc.array(fc.tuple(octet, fc.constantFrom('a.example', 'b.example', '.')), { maxLength: 12 }),
    fails: fc.subarray(['TXT', 'A', 'AAAA', 'MX'] as const, { maxLength: 1 }),
  },
  { requiredKeys: ['TXT'] },
)
const world = fc
  .tuple(zone, zone, zone)
  .map(([a, b, c]) => ({ 'a.example': a, 'b.example': b, 'c.example': c }))

describe('whatever is published', () => {
  it('is evaluated to an end, within the limits', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.oneof(ip4, ip6), fc.string(), async (zones, address, localPart) => {
        const ip = readIp(address)
        if (ip === null) throw new Error(address)
        const question = { ip, sender: `${localPart}@a.example`, helo: localPart, now: new Date(0) }
        const told = await evaluateSpf(question, lookUpIn(zones))
        expect(told.lookUpCount).toBeLessThanOrEqual(mostLookUps)
        if (told.problem === null) expect(told.voidLookUpCount).toBeLessThanOrEqual(mostVoidLookUps)
        expect(told.problem !== null).toBe(/error$/.test(told.result))
      }),
      { numRuns: 1500 },
    )
  })

  it('is read through to an end, and judged', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (zones) => {
        const tree = await walkSpf('a.example', lookUpIn(zones))
        const records = zones['a.example'].TXT ?? []
        const { weaknesses } = judgeSpfTree(tree, records.length > 0 ? records : ['v=spf1'])
        const ranks = weaknesses.map(({ kind }) => spfWeaknesses.indexOf(kind))
        expect(ranks).toEqual(ranks.toSorted((left, right) => left - right))
        for (const { record } of weaknesses) if (record) expect(readSpf(record.value).kind).toBe('record')
      }),
      { numRuns: 500 },
    )
  })
})

describe('a record written by the grammar', () => {
  it('is read, term by term', () => {
    fc.assert(
      fc.property(goodRecord, (text) => {
        const reading = readSpf(text)
        if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.problems))
        expect(['v=spf1', ...reading.record.terms.map((term) => term.text)].join(' ')).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read the same with spaces more and in other capitals', () => {
    const plain = fc.array(fc.constantFrom('mx', '-all', 'a:b.example/24', 'ip4:192.0.2.1'))
    fc.assert(
      fc.property(fc.mixedCase(plain.map((terms) => terms.join('  '))), (text) => {
        expect(readSpf(`v=spf1  ${text} `).kind).toBe('record')
      }),
    )
  })
})

describe('a proposed record', () => {
  it('ends well and no longer holds what it repairs', () => {
    fc.assert(
      fc.property(
        goodRecord,
        fc.constantFrom('anybody-allowed', 'nothing-said', 'no-ending', 'never-reached'),
        (text, kind) => {
          const proposed = proposeRecord(kind, 'a.example', [text], '')
          if (proposed === null) return
          const reading = readSpf(proposed.value)
          if (reading.kind === 'faulty') throw new Error(proposed.value)
          const { mechanisms, redirect } = reading.record
          const all = mechanisms.findIndex((each) => each.name === 'all')
          if (all < 0) expect(redirect).not.toBeNull()
          else expect([all, redirect]).toEqual([mechanisms.length - 1, null])
          expect(mechanisms[all]?.qualifier ?? '~').toMatch(/[-~]/)
        },
      ),
    )
  })
})

it('an address that is written is read again as itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const written = writeIp([...bytes])
      const again = readIp(written)
      const isMapped = bytes.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 0xff))
      expect(again).toEqual(isMapped ? [...bytes.slice(12)] : [...bytes])
    }),
  )
})
