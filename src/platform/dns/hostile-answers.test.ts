import { afterEach, describe, expect, it } from 'vitest'
import {
  headOf,
  type RawAnswers,
  type RawDnsServer,
  record,
  startRawDnsServer,
  wireName,
} from '../../../test/support/raw-dns-server.ts'
import type { LookUp, RecordOf, RecordType } from './look-up.ts'
import { openBulkResolver } from './open-bulk-resolver.ts'
import { openResolver } from './open-resolver.ts'

const never = new AbortController().signal
const patience = { timeoutInMs: 250, resendAfterMs: 100 }
const number = { A: 1, NS: 2, CNAME: 5, SOA: 6, MX: 15, TXT: 16, DNAME: 39, OPT: 41 }
const address = Buffer.from([192, 0, 2, 1])
const commune = wireName('commune', 'fr')

let server: RawDnsServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function ask<T extends RecordType>(
  answers: RawAnswers | RawAnswers['udp'],
  type: T,
  name = 'commune.fr',
  open: typeof openResolver = openResolver,
  waits = patience,
): Promise<LookUp<RecordOf[T]>> {
  server = await startRawDnsServer(typeof answers === 'function' ? { udp: answers } : (answers ?? {}))
  return open({ servers: [{ ip: '127.0.0.1', port: server.port }], patience: waits }).lookUp(
    name,
    type,
    never,
  )
}

/** One answer with these records, each written at its place. */
const answer =
  (...records: readonly Buffer[]) =>
  (query: Buffer) => [Buffer.concat([headOf(query, { answers: records.length }), ...records])]

const told = (result: LookUp<unknown>) => (result.kind === 'could-not-tell' ? result.reason : result.kind)

/** The first record of an answer to `commune.fr` begins here: 12 bytes, `commune.fr`, its type and class. */
const firstRecordAt = 12 + commune.length + 4
const pointer = (at: number) => Buffer.from([0xc0 | (at >> 8), at & 0xff])

describe('an answer that cannot be right', () => {
  it.each<[string, number, RecordType, Buffer | string, object?]>([
    ['a compression pointer to itself', number.MX, 'MX', Buffer.from([0, 10, 0xc0, firstRecordAt + 14])],
    ['a compression pointer forwards', number.MX, 'MX', Buffer.from([0, 10, 0xc0, 0xff])],
    ['a compression pointer into the header', number.MX, 'MX', Buffer.from([0, 10, 0xc0, 0])],
    ['a label of a kind that does not exist', number.MX, 'MX', Buffer.from([0, 10, 0x80, 1, 0])],
    ['a label longer than the message', number.MX, 'MX', Buffer.from([0, 10, 63, 1])],
    ['an MX whose name is longer than its record', number.MX, 'MX', Buffer.from([0, 10])],
    ['an MX with bytes after its name', number.MX, 'MX', Buffer.from([0, 10, 0, 0])],
    ['a name of more than 255 bytes', number.MX, 'MX', `\0\x0a${`\x3f${'a'.repeat(63)}`.repeat(4)}\0`],
    ['a TXT string longer than its record', number.TXT, 'TXT', '\x09v=spf1'],
    ['a record longer than its message', number.TXT, 'TXT', '\x06v=spf1', { length: 200 }],
    ['an address of three bytes', number.A, 'A', Buffer.from([192, 0, 2])],
    ['an address of five bytes', number.A, 'A', Buffer.from([192, 0, 2, 1, 1])],
  ])('says nothing: %s', async (_, type, asked, rdata, options) => {
    expect(told(await ask(answer(record(type, rdata, options)), asked))).toBe('malformed')
  })

  it.each<[string, (query: Buffer) => readonly Buffer[], string]>([
    ['fewer records than announced', (query) => [headOf(query, { answers: 1 })], 'malformed'],
    [
      'two questions in one answer (RFC 9619)',
      (query) => [Buffer.concat([headOf(query, { questions: 2 }), query.subarray(12)])],
      'malformed',
    ],
    ['an answer without a question', (query) => [headOf(query, { questions: 0 }).subarray(0, 12)], 'timeout'],
    ['a question instead of an answer', (query) => [headOf(query, { flags: 0x0100 })], 'timeout'],
    ['another operation than a query', (query) => [headOf(query, { flags: 0xa180 })], 'timeout'],
    ['fewer bytes than a header', (query) => [query.subarray(0, 5)], 'timeout'],
    [
      'two aliases for one name',
      answer(record(number.CNAME, wireName('a', 'fr')), record(number.CNAME, wireName('b', 'fr'))),
      'malformed',
    ],
    [
      'records of a name said not to exist',
      (query) => [Buffer.concat([headOf(query, { flags: 0x8183, answers: 1 }), record(number.A, address)])],
      'malformed',
    ],
    [
      'EDNS twice',
      (query) => {
        const options = record(number.OPT, '', { owner: Buffer.from([0]), ttl: 0 })
        return [Buffer.concat([headOf(query, { additionals: 2 }), options, options])]
      },
      'malformed',
    ],
    [
      'a code in the upper bits of EDNS that calls itself NOERROR without them',
      (query) => {
        const options = record(number.OPT, '', { owner: Buffer.from([0]), ttl: 0x02000000 })
        return [Buffer.concat([headOf(query, { additionals: 1 }), options])]
      },
      'servfail',
    ],
  ])('says nothing: %s', async (_, udp, reason) => {
    expect(told(await ask(udp, 'A'))).toBe(reason)
  })

  it.each([0, 1, 110])('ends: the right answer comes after %i for other questions', async (count) => {
    const strays = (query: Buffer) => {
      const other = headOf(query)
      other.writeUInt16BE(query.readUInt16BE(0) ^ 1, 0)
      return Array.from({ length: count }, () => other)
    }
    const udp = (query: Buffer) => [...strays(query), ...answer(record(number.A, address))(query)]
    const long = { timeoutInMs: 30_000, resendAfterMs: 5000 }
    expect(told(await ask(udp, 'A', 'commune.fr', openResolver, long))).toBe(
      count > 100 ? 'malformed' : 'answer',
    )
  })
})

describe('an answer that holds more than was asked for', () => {
  it.each<[string, Buffer]>([
    ['another name', record(number.A, address, { owner: wireName('ailleurs', 'fr') })],
    ['one label that reads like two', record(number.A, address, { owner: wireName('commune.fr') })],
    ['a name with a NUL in it', record(number.A, address, { owner: wireName('commune\0', 'fr') })],
    ['a name below it', record(number.A, address, { owner: wireName('www', 'commune', 'fr') })],
    ['another class', record(number.A, address, { dnsClass: 3 })],
    ['EDNS among the answers', record(number.OPT, address, { owner: Buffer.from([0]) })],
  ])('gives no record of %s', async (_, stranger) => {
    expect(told(await ask(answer(stranger), 'A'))).toBe('no-record')
  })

  it('gives the record whatever the case of its owner', async () => {
    const owner = wireName('CoMMune', 'FR')
    expect(await ask(answer(record(number.A, address, { owner })), 'A')).toMatchObject({
      records: ['192.0.2.1'],
    })
  })

  it('writes the dot and the bytes of a label as a zone file does', async () => {
    const mx = Buffer.concat([Buffer.from([0, 10]), wireName('mx.a\\\xe9 b', 'fr')])
    expect(await ask(answer(record(number.MX, mx)), 'MX')).toMatchObject({
      records: [{ preference: 10, exchange: 'mx\\.a\\\\\\233\\032b.fr' }],
    })
  })

  it('follows a DNAME whose CNAME was left out', async () => {
    const dname = record(number.DNAME, wireName('mairie', 'fr'), { owner: pointer(12 + 4) })
    const own = record(number.A, address, { owner: wireName('www', 'mairie', 'fr') })
    expect(await ask(answer(dname, own), 'A', 'www.commune.fr')).toMatchObject({
      records: ['192.0.2.1'],
      aliases: ['www.mairie.fr'],
    })
  })

  it.each([8, 9])(
    'follows %i aliases in a row, and says so when there are more than eight',
    async (count) => {
      const label = (index: number) => (index === 0 ? commune : wireName(`a${index}`, 'fr'))
      const chain = Array.from({ length: count }, (_, index) =>
        record(number.CNAME, label(index + 1), { owner: label(index) }),
      )
      const end = record(number.A, address, { owner: label(count) })
      expect(told(await ask(answer(...chain, end), 'A'))).toBe(count === 8 ? 'answer' : 'alias-loop')
    },
  )

  it('asks no more where the zone of the alias says that there is nothing', async () => {
    const alias = record(number.CNAME, wireName('www', 'mairie', 'fr'))
    const numbers = Buffer.alloc(20)
    const soa = record(number.SOA, Buffer.concat([wireName('ns'), wireName('root'), numbers]), {
      owner: wireName('mairie', 'fr'),
    })
    const udp = (query: Buffer) => [
      Buffer.concat([headOf(query, { answers: 1, authorities: 1 }), alias, soa]),
    ]
    expect(told(await ask(udp, 'A'))).toBe('no-record')
    expect(server?.asked()).toBe(1)
  })
})

describe('a server that never ends', () => {
  it.each<[string, RawAnswers['tcp']]>([
    [
      'a byte at a time',
      (_, socket) => {
        const timer = setInterval(() => socket.write('\xff', 'latin1'), 20)
        socket.on('close', () => clearInterval(timer))
      },
    ],
    ['a length, and nothing after it', (_, socket) => socket.write(Buffer.from([0xff, 0xff]))],
    ['nothing', () => {}],
  ])('over TCP: %s', async (_, tcp) => {
    const udp = (query: Buffer) => [headOf(query, { flags: 0x8380 })]
    expect(['timeout', 'malformed']).toContain(told(await ask({ udp, ...(tcp && { tcp }) }, 'A')))
  })

  it('over TCP: a TXT of 64 kB comes whole, and 64 kB of records one byte off say nothing', async () => {
    const udp = (query: Buffer) => [headOf(query, { flags: 0x8380 })]
    const text = Buffer.concat(
      Array.from({ length: 250 }, () => Buffer.from(`\xff${'x'.repeat(255)}`, 'latin1')),
    )
    const send =
      (length: number): RawAnswers['tcp'] =>
      (query, socket) => {
        const head = headOf(query.subarray(2), { answers: 1 })
        const message = Buffer.concat([head, record(number.TXT, text, { length })])
        const size = Buffer.alloc(2)
        size.writeUInt16BE(message.length)
        // In small pieces, as a slow network gives them.
        for (const piece of [size, message.subarray(0, 5), message.subarray(5, 9000), message.subarray(9000)])
          socket.write(piece)
      }
    expect(await ask({ udp, tcp: send(text.length) ?? (() => {}) }, 'TXT')).toMatchObject({
      records: ['x'.repeat(255 * 250)],
    })
    await server?.close()
    expect(told(await ask({ udp, tcp: send(text.length - 1) ?? (() => {}) }, 'TXT'))).toBe('malformed')
  })

  it.each([openResolver, openBulkResolver])('over UDP: junk for ever, read by $name', async (open) => {
    const long = { timeoutInMs: 30_000, resendAfterMs: 100 }
    const udp = (query: Buffer) => {
      const other = Buffer.concat([
        headOf(query).subarray(0, 12),
        wireName('ailleurs', 'fr'),
        Buffer.alloc(4),
      ])
      return Array.from({ length: 60 }, () => other)
    }
    expect(told(await ask(udp, 'A', 'commune.fr', open, long))).toBe('malformed')
  })
})
