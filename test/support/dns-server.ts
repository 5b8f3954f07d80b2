import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import {
  type Answer,
  AUTHENTIC_DATA,
  AUTHORITATIVE_ANSWER,
  CHECKING_DISABLED,
  type DecodedPacket,
  decode,
  encode,
  type Packet,
  type Question,
  TRUNCATED_RESPONSE,
} from 'dns-packet'
import type {
  CaaRecord,
  DnskeyRecord,
  DsRecord,
  SoaRecord,
  TlsaRecord,
} from '../../src/platform/dns/look-up.ts'

/**
 * The records of one name. A TXT of several strings is written as an array of strings; each character is one byte
 * (U+0000 to U+00FF).
 */
export interface Records {
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  readonly MX?: readonly (readonly [preference: number, exchange: string])[]
  readonly TXT?: readonly (string | readonly string[])[]
  readonly CNAME?: string
  readonly PTR?: readonly string[]
  readonly NS?: readonly string[]
  readonly SOA?: Partial<SoaRecord>
  readonly CAA?: readonly CaaRecord[]
  readonly TLSA?: readonly TlsaRecord[]
  readonly DS?: readonly DsRecord[]
  readonly DNSKEY?: readonly DnskeyRecord[]
  /** Answers carry AD as those of a validating resolver do: for this name and those below it that do not say. */
  readonly authenticated?: boolean
}

/**
 * How the server misbehaves for one question: an error code, no answer at all, an answer after some time,
 * an answer that does not fit in a datagram (`truncated`), unreadable bytes, the answer to another question,
 * a pointer to other servers, or an alias without its target.
 * `first-lost` is a datagram lost on the way: the same question is answered the second time.
 * `bogus` is what a validating resolver does of wrong signatures: SERVFAIL, and the records when checking is disabled.
 */
export type Misbehaviour =
  | 'SERVFAIL'
  | 'REFUSED'
  | 'FORMERR'
  | 'silent'
  | 'truncated'
  | 'garbage'
  | 'other-name'
  | 'referral'
  | 'no-edns'
  | 'alias-only'
  | 'bogus'
  | 'first-lost'
  /** Does not fit in a datagram, and comes a byte a second over TCP. */
  | 'drip'
  | { readonly delayInMs: number }

export interface DnsServer {
  /** `127.0.0.1:PORT`, for `--resolver`. */
  readonly address: string
  readonly port: number
  /** What was asked so far, as `NAME TYPE over udp|tcp`, and ` cd` where checking was disabled. */
  readonly asked: string[]
  close(): Promise<void>
}

const codes: Record<string, number> = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 }

const soa: Answer = {
  type: 'SOA',
  name: 'fr',
  ttl: 60,
  data: { mname: 'ns.test', rname: 'root.test', serial: 1, refresh: 60, retry: 60, expire: 60, minimum: 60 },
}

/**
 * An authoritative server over UDP and TCP on loopback. A name of no zone and above no name is NXDOMAIN,
 * a known name without the asked type is NODATA with an SOA. `misbehave` is keyed `name TYPE`, or `name` for all types.
 */
export async function startDnsServer(
  zones: Readonly<Record<string, Records>>,
  misbehave: Readonly<Record<string, Misbehaviour>> = {},
): Promise<DnsServer> {
  const asked: string[] = []
  const open = new Set<Socket>()
  const pending = new Set<NodeJS.Timeout>()

  const udp = createSocket('udp4')
  const tcp = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    let received = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
      answer(received.subarray(2), 'tcp', (bytes, isDripping) => {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(bytes.length)
        const whole = Buffer.concat([length, bytes])
        if (isDripping) drip(socket, whole)
        else socket.end(whole)
      })
    })
  })
  udp.on('message', (bytes, from) =>
    answer(bytes, 'udp', (reply) => udp.send(reply, from.port, from.address)),
  )
  const port = await listenOnOnePort()

  function drip(socket: Socket, bytes: Buffer): void {
    let sent = 0
    const timer = setInterval(() => {
      socket.write(bytes.subarray(sent, sent + 1))
      sent += 1
      if (sent === bytes.length) clearInterval(timer)
    }, 1000)
    socket.on('close', () => clearInterval(timer))
  }

  function answer(
    bytes: Buffer,
    over: 'udp' | 'tcp',
    send: (reply: Buffer, isDripping: boolean) => void,
  ): void {
    const query = decode(bytes)
    const question = query.questions?.[0]
    if (question === undefined) return
    const name = question.name.toLowerCase()
    asked.push(`${name} ${question.type} over ${over}${query.flag_cd ? ' cd' : ''}`)
    const how = misbehave[`${name} ${question.type}`] ?? misbehave[name]
    if (how === 'silent') return
    if (how === 'first-lost' && asked.indexOf(asked.at(-1) ?? '') === asked.length - 1) return
    const withEdns = (query.additionals?.length ?? 0) > 0
    const reply = () => send(write(query, question, how, over, withEdns), how === 'drip')
    if (typeof how !== 'object') {
      reply()
      return
    }
    const timer = setTimeout(() => {
      pending.delete(timer)
      reply()
    }, how.delayInMs)
    pending.add(timer)
  }

  function write(
    query: DecodedPacket,
    question: Question,
    how: Misbehaviour | undefined,
    over: string,
    withEdns: boolean,
  ): Buffer {
    const packet: Packet = { type: 'response', id: query.id, questions: [question] }
    if (how === 'SERVFAIL' || how === 'REFUSED' || how === 'FORMERR')
      return encode({ ...packet, flags: codes[how] ?? 2 })
    if (how === 'bogus' && !query.flag_cd) return encode({ ...packet, flags: codes.SERVFAIL ?? 2 })
    if (how === 'no-edns' && withEdns) return encode({ ...packet, flags: 1 })
    if ((how === 'truncated' || how === 'drip') && over === 'udp')
      return encode({ ...packet, flags: TRUNCATED_RESPONSE })
    if (how === 'garbage')
      return Buffer.concat([encode(packet).subarray(0, 12), Buffer.from([0xff, 0xff, 0xff])])
    if (how === 'other-name') return encode({ ...packet, questions: [{ ...question, name: 'other.test' }] })
    if (how === 'referral')
      return encode({ ...packet, authorities: [{ type: 'NS', name: 'fr', data: 'ns.fr' }] })
    const found = find(question.name.toLowerCase(), question, how === 'alias-only')
    const isValidated =
      query.flag_ad &&
      !query.flag_cd &&
      [question.name.toLowerCase(), ...found.answers.map((answer) => answer.name)].every(isAuthenticated)
    const flags =
      AUTHORITATIVE_ANSWER |
      (codes[found.code] ?? 0) |
      (isValidated ? AUTHENTIC_DATA : 0) |
      (query.flag_cd ? CHECKING_DISABLED : 0)
    return encode({
      ...packet,
      flags,
      answers: found.answers,
      authorities: found.answers.length === 0 ? [soa] : [],
    })
  }

  function isAuthenticated(name: string): boolean {
    for (let at = name; at !== ''; at = at.slice(at.indexOf('.') + 1 || at.length)) {
      const said = zones[at]?.authenticated
      if (said !== undefined) return said
    }
    return false
  }

  function find(
    name: string,
    question: Question,
    isAliasAlone: boolean,
  ): { code: string; answers: Answer[] } {
    const records = zones[name]
    if (records === undefined) {
      const isAboveOne = Object.keys(zones).some((other) => other.endsWith(`.${name}`))
      return { code: isAboveOne ? 'NOERROR' : 'NXDOMAIN', answers: [] }
    }
    if (records.CNAME !== undefined) {
      const alias: Answer = { type: 'CNAME', name, ttl: 60, data: records.CNAME }
      if (isAliasAlone || zones[records.CNAME]?.CNAME !== undefined)
        return { code: 'NOERROR', answers: [alias] }
      const target = find(records.CNAME, question, false)
      return { code: target.code, answers: [alias, ...target.answers] }
    }
    return { code: 'NOERROR', answers: answersOf(name, question, records) }
  }

  async function listenOnOnePort(): Promise<number> {
    for (let attempt = 0; ; attempt++) {
      tcp.listen(0, '127.0.0.1')
      await once(tcp, 'listening')
      const { port } = tcp.address() as AddressInfo
      const isFree = await new Promise<boolean>((resolve) => {
        udp.once('error', () => resolve(false))
        udp.bind(port, '127.0.0.1', () => resolve(true))
      })
      if (isFree) return port
      tcp.close()
      if (attempt > 20) throw new Error('no port free for UDP and TCP at once')
    }
  }

  return {
    address: `127.0.0.1:${port}`,
    port,
    asked,
    async close() {
      for (const timer of pending) clearTimeout(timer)
      for (const socket of open) socket.destroy()
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}

function answersOf(name: string, question: Question, records: Records): Answer[] {
  const head = { name, ttl: 60 }
  switch (question.type) {
    case 'A':
      return (records.A ?? []).map((data) => ({ ...head, type: 'A', data }))
    case 'AAAA':
      return (records.AAAA ?? []).map((data) => ({ ...head, type: 'AAAA', data }))
    case 'MX':
      return (records.MX ?? []).map(([preference, exchange]) => ({
        ...head,
        type: 'MX',
        data: { preference, exchange },
      }))
    case 'TXT':
      return (records.TXT ?? []).map((text) => ({
        ...head,
        type: 'TXT',
        data: (typeof text === 'string' ? inStrings(text) : text).map((each) => Buffer.from(each, 'latin1')),
      }))
    case 'PTR':
      return (records.PTR ?? []).map((data) => ({ ...head, type: 'PTR', data }))
    case 'NS':
      return (records.NS ?? []).map((data) => ({ ...head, type: 'NS', data }))
    case 'SOA':
      return records.SOA === undefined
        ? []
        : [{ ...head, type: 'SOA', data: { mname: 'ns.test', rname: 'root.test', ...records.SOA } }]
    case 'CAA':
      return (records.CAA ?? []).map(({ flags, tag, value }) => ({
        ...head,
        type: 'CAA',
        // The library knows three tags by type, and writes any.
        data: { flags, tag: tag as 'issue', value },
      }))
    case 'TLSA':
      return (records.TLSA ?? []).map(({ data, ...rest }) => ({
        ...head,
        type: 'TLSA',
        data: { ...rest, certificate: Buffer.from(data, 'hex') },
      }))
    case 'DS':
      return (records.DS ?? []).map(({ digest, ...rest }) => ({
        ...head,
        type: 'DS',
        data: { ...rest, digest: Buffer.from(digest, 'hex') },
      }))
    case 'DNSKEY':
      return (records.DNSKEY ?? []).map(({ key, ...rest }) => ({
        ...head,
        type: 'DNSKEY',
        data: { ...rest, key: Buffer.from(key, 'hex') },
      }))
    default:
      return []
  }
}

/** A TXT record is made of strings of at most 255 bytes. */
function inStrings(text: string): string[] {
  return text.match(/.{1,255}/gs) ?? ['']
}
