import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headOf, record, wireName } from '../../../test/support/raw-dns-server.ts'
import { readAnswer } from './answer.ts'
import type { RecordType } from './look-up.ts'
import { type Question, readReply, typeNumbers, writeQuestion } from './message.ts'
import { MalformedMessage, readName, writeName } from './names.ts'

// A million: FUZZ_RUNS=1000000 npx vitest run --project rules src/platform/dns/message.property.test.ts
const numRuns = Number(process.env.FUZZ_RUNS ?? 2000)
const timeoutInMs = 30_000 + numRuns

const types = Object.keys(typeNumbers).filter(
  (type): type is RecordType => !['CNAME', 'DNAME', 'OPT'].includes(type),
)
const anyType = fc.constantFrom(...types)
const anyLabel = fc.oneof(
  fc.constantFrom('commune', 'fr', 'www', 'mx', 'COMMUNE'),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)
const anyName = fc.array(anyLabel, { maxLength: 4 }).map((labels) => wireName(...labels))
const anyOwner = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Buffer.from([0xc0, 12])) },
  { weight: 1, arbitrary: fc.nat(0x3fff).map((at) => Buffer.from([0xc0 | (at >> 8), at & 0xff])) },
  { weight: 2, arbitrary: anyName },
)
const bytesUpTo = (most: number) => fc.uint8Array({ maxLength: most }).map((bytes) => Buffer.from(bytes))
const someNumbers = (size: number) => fc.uint8Array({ minLength: size, maxLength: size }).map(Buffer.from)
const anyData = fc.oneof(
  bytesUpTo(40),
  anyName,
  fc.tuple(someNumbers(2), anyName).map((parts) => Buffer.concat(parts)),
  fc.tuple(anyName, anyName, someNumbers(20)).map((parts) => Buffer.concat(parts)),
  someNumbers(4),
  someNumbers(16),
  fc
    .array(bytesUpTo(255), { maxLength: 4 })
    .map((parts) => Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), part])))),
)
const anyRecord = fc
  .tuple(
    fc.oneof(fc.constantFrom(...Object.values(typeNumbers)), fc.nat(0xffff)),
    anyData,
    anyOwner,
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.constantFrom(1, 1, 1, 3, 255),
  )
  .map(([type, data, owner, ttl, dnsClass]) => ({ type, data, owner, ttl, dnsClass }))
const anySection = fc.array(anyRecord, { maxLength: 5 })
/** Bytes put in the place of others: one changed, some more, some less. */
const anyDamage = fc.array(fc.record({ at: fc.nat(0xffff), removed: fc.nat(3), added: bytesUpTo(3) }), {
  maxLength: 4,
})

function replyTo(
  question: Question,
  flags: number,
  sections: readonly (readonly {
    type: number
    data: Buffer
    owner: Buffer
    ttl: number
    dnsClass: number
  }[])[],
): Buffer {
  const [answers, authorities, additionals] = sections.map((section) => section.length)
  const counts = { answers: answers ?? 0, authorities: authorities ?? 0, additionals: additionals ?? 0 }
  const records = sections.flat().map(({ type, data, ...options }) => record(type, data, options))
  return Buffer.concat([headOf(question.bytes, { flags, ...counts }), ...records])
}

function damage(bytes: Buffer, damages: readonly { at: number; removed: number; added: Buffer }[]): Buffer {
  return damages.reduce((whole, { at, removed, added }) => {
    const place = at % (whole.length + 1)
    return Buffer.concat([whole.subarray(0, place), added, whole.subarray(place + removed)])
  }, bytes)
}

/** All that is done with an answer. The faults of the bytes are values, or `MalformedMessage` for the caller. */
function readAll(bytes: Buffer, question: Question) {
  const reading = readReply(bytes, question)
  if (reading.kind !== 'message') return reading
  try {
    return readAnswer(reading.message, question.name, question.type)
  } catch (error) {
    if (error instanceof MalformedMessage) return { kind: 'malformed' as const }
    throw error
  }
}

describe('a DNS message', () => {
  it(
    'is read to its end whatever its bytes are',
    () => {
      fc.assert(
        fc.property(
          anyType,
          fc.nat(0xffff),
          fc.tuple(anySection, anySection, anySection),
          anyDamage,
          (type, flags, sections, damages) => {
            const question = writeQuestion('commune.fr', type)
            readAll(damage(replyTo(question, flags | 0x8000, sections), damages), question)
          },
        ),
        { numRuns },
      )
    },
    timeoutInMs,
  )

  it(
    'gives records of the name asked for, or of its aliases, and of no other',
    () => {
      const address = (last: number) => Buffer.from([192, 0, 2, last])
      const owners = [
        wireName('commune', 'fr'),
        wireName('a', 'fr'),
        wireName('b', 'fr'),
        wireName('c', 'fr'),
      ]
      const place = fc.nat(owners.length - 1)
      const aliases = fc.uniqueArray(fc.tuple(place, place), { selector: ([from]) => from, maxLength: 3 })
      fc.assert(
        fc.property(aliases, fc.array(place, { maxLength: 5 }), (chosen, addressed) => {
          const question = writeQuestion('commune.fr', 'A')
          const common = { ttl: 60, dnsClass: 1 }
          const at = (index: number) => owners[index] ?? Buffer.alloc(1)
          const cnames = chosen.map(([from, to]) => ({ ...common, type: 5, owner: at(from), data: at(to) }))
          const records = addressed.map((index) => ({
            ...common,
            type: 1,
            owner: at(index),
            data: address(index),
          }))
          const read = readAll(replyTo(question, 0x8180, [[...records, ...cnames], [], []]), question)
          let end = 0
          for (let step = 0; step < 9; step++) end = chosen.find(([from]) => from === end)?.[1] ?? end
          expect('records' in read && read.records).toEqual(
            addressed.filter((index) => index === end).map((index) => `192.0.2.${index}`),
          )
        }),
        { numRuns: Math.min(numRuns, 20_000) },
      )
    },
    timeoutInMs,
  )

  it('writes the name it has read, byte for byte', () => {
    fc.assert(
      fc.property(anyName, (bytes) => {
        const written = Buffer.alloc(300)
        const end = writeName(readName(bytes, 0), written, 0)
        const lower = Buffer.from(bytes).map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte))
        expect(written.subarray(0, end).equals(lower)).toBe(true)
      }),
      { numRuns: Math.min(numRuns, 20_000) },
    )
  })

  it('keeps each byte of a TXT', () => {
    fc.assert(
      fc.property(fc.array(bytesUpTo(255), { minLength: 1, maxLength: 5 }), (strings) => {
        const question = writeQuestion('commune.fr', 'TXT')
        const data = Buffer.concat(strings.map((part) => Buffer.concat([Buffer.from([part.length]), part])))
        const owner = Buffer.from([0xc0, 12])
        const read = readAll(
          replyTo(question, 0x8180, [[{ type: 16, data, owner, ttl: 1, dnsClass: 1 }], [], []]),
          question,
        )
        expect('records' in read && read.records).toEqual([Buffer.concat(strings).toString('latin1')])
      }),
      { numRuns: Math.min(numRuns, 20_000) },
    )
  })
})
