import type { LookUpOptions, RecordType } from './look-up.ts'
import { byteAt, endOfName, MalformedMessage, readName, writeName } from './names.ts'

/** Numbers of the types of record (RFC 1035 section 3.2.2 and the RFC of each). */
export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  DNSKEY: 48,
  TLSA: 52,
  CAA: 257,
} as const satisfies Record<RecordType | 'CNAME' | 'DNAME' | 'OPT', number>

export interface Question {
  /** As `readName` gives it: answers compare with it. */
  readonly name: string
  readonly type: RecordType
  /** The message to send; whoever sends it writes its id. */
  readonly bytes: Buffer
  /** Where the question ends in `bytes`. */
  readonly end: number
}

/** A record where it lies: its data is read only when somebody wants it. */
export interface FoundRecord {
  readonly owner: string
  readonly type: number
  readonly ttlInS: number
  readonly from: number
  readonly to: number
}

export interface Message {
  /** NOERROR, NXDOMAIN… or the number of a rarer one; the upper bits of EDNS included. */
  readonly code: string
  readonly isAuthoritative: boolean
  readonly isAuthenticated: boolean
  readonly bytes: Buffer
  /** Records of class IN, in their order. */
  readonly answers: readonly FoundRecord[]
  readonly authorities: readonly FoundRecord[]
}

export type Reading =
  | { readonly kind: 'message'; readonly message: Message }
  /** The UDP answer did not fit: ask again over TCP. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed'; readonly detail: string }
  /** An answer to another question: to be ignored, the right one may still come. */
  | { readonly kind: 'not-ours' }

/** RFC 1035 section 4.1.1, RFC 2136 section 2.2, RFC 6891 section 9. */
const responseCodes: Readonly<Record<number, string>> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
  6: 'YXDOMAIN',
  9: 'NOTAUTH',
  16: 'BADVERS',
}

const headerInBytes = 12
const classIn = 1
const flags = { response: 0x8000, opcode: 0x7800, aa: 0x0400, tc: 0x0200, rd: 0x0100, ad: 0x0020, cd: 0x0010 }
/** Largest UDP answer announced: what crosses the Internet without fragments (DNS flag day 2020). */
const udpPayloadSize = 1232
const optionsInBytes = 11
const scratch = Buffer.alloc(512)

/**
 * A question with recursion desired, and AD: it says that the answer's AD is understood (RFC 6840 section 5.7).
 * Throws a RangeError for a name no message can hold.
 */
export function writeQuestion(
  name: string,
  type: RecordType,
  { checkingDisabled = false }: LookUpOptions = {},
): Question {
  scratch.fill(0, 0, headerInBytes)
  scratch.writeUInt16BE(flags.rd | flags.ad | (checkingDisabled ? flags.cd : 0), 2)
  scratch.writeUInt16BE(1, 4)
  const end = scratch.writeUInt16BE(
    classIn,
    scratch.writeUInt16BE(typeNumbers[type], writeName(name, scratch, headerInBytes)),
  )
  scratch.writeUInt16BE(1, 10)
  // Root name, type, size, extended code, version, flags, no option (RFC 6891 section 6.1.2).
  scratch.fill(0, end, end + optionsInBytes)
  scratch.writeUInt16BE(typeNumbers.OPT, end + 1)
  scratch.writeUInt16BE(udpPayloadSize, end + 3)
  const bytes = Buffer.from(scratch.subarray(0, end + optionsInBytes))
  return { name: readName(bytes, headerInBytes), type, bytes, end }
}

/** The same question for a server that knows nothing of EDNS(0). */
export function withoutEdns(question: Question): Question {
  const bytes = Buffer.from(question.bytes.subarray(0, question.end))
  bytes.writeUInt16BE(0, 10)
  return { ...question, bytes }
}

/** Reads what a server sent. Nothing in `bytes` is trusted: a fault in them is `malformed`. */
export function readReply(bytes: Buffer, question: Question): Reading {
  if (bytes.length < headerInBytes || bytes.readUInt16BE(0) !== question.bytes.readUInt16BE(0))
    return { kind: 'not-ours' }
  const header = bytes.readUInt16BE(2)
  if ((header & (flags.response | flags.opcode)) !== flags.response) return { kind: 'not-ours' }
  const asked = bytes.readUInt16BE(4)
  // Some servers leave the question out of an error; an answer without it could be anybody's.
  const lowCode = responseCodes[header & 0x0f]
  if (asked === 0 ? lowCode === 'NOERROR' || lowCode === 'NXDOMAIN' : !repeatsQuestion(bytes, question))
    return asked > 0 && !hasQuestion(bytes)
      ? { kind: 'malformed', detail: 'no question' }
      : { kind: 'not-ours' }
  if (asked > 1) return { kind: 'malformed', detail: `${asked} questions in one answer (RFC 9619)` }
  if ((header & flags.tc) !== 0) return { kind: 'truncated' }
  try {
    return { kind: 'message', message: readMessage(bytes, header, asked, question) }
  } catch (error) {
    if (error instanceof MalformedMessage) return { kind: 'malformed', detail: error.message }
    throw error
  }
}

/** Names compare without the case of ASCII letters (RFC 4343). The question comes first: it cannot be a pointer. */
function repeatsQuestion(bytes: Buffer, question: Question): boolean {
  if (bytes.length < question.end) return false
  for (let at = headerInBytes; at < question.end; at++) {
    const ours = question.bytes[at] ?? 0
    const theirs = bytes[at] ?? 0
    if (ours !== theirs && lowerCase(ours) !== lowerCase(theirs)) return false
  }
  return true
}

function hasQuestion(bytes: Buffer): boolean {
  try {
    readName(bytes, headerInBytes)
    return endOfName(bytes, headerInBytes) + 4 <= bytes.length
  } catch (error) {
    if (error instanceof MalformedMessage) return false
    throw error
  }
}

const lowerCase = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)

function readMessage(bytes: Buffer, header: number, asked: number, question: Question): Message {
  let at = asked === 0 ? headerInBytes : question.end
  let extendedCode = 0
  let options = 0

  function readSection(count: number, mayHoldOptions = false): FoundRecord[] {
    const found: FoundRecord[] = []
    for (let index = 0; index < count; index++) {
      const nameAt = at
      const head = endOfName(bytes, at)
      if (head + 10 > bytes.length) throw new MalformedMessage('record cut short')
      const type = bytes.readUInt16BE(head)
      const from = head + 10
      const to = from + bytes.readUInt16BE(head + 8)
      if (to > bytes.length) throw new MalformedMessage('record longer than its message')
      at = to
      if (mayHoldOptions && type === typeNumbers.OPT && bytes[nameAt] === 0) {
        options++
        extendedCode = byteAt(bytes, head + 4) << 4
      } else if (bytes.readUInt16BE(head + 2) === classIn) {
        found.push({ owner: readOwner(nameAt), type, ttlInS: readTtl(bytes, head + 4), from, to })
      }
    }
    return found
  }

  /** Most owners are a pointer to the name of the question. */
  function readOwner(nameAt: number): string {
    const isThatOfQuestion = asked === 1 && bytes.readUInt16BE(nameAt) === (0xc000 | headerInBytes)
    return isThatOfQuestion ? question.name : readName(bytes, nameAt)
  }

  const answers = readSection(bytes.readUInt16BE(6))
  const authorities = readSection(bytes.readUInt16BE(8))
  readSection(bytes.readUInt16BE(10), true)
  if (options > 1) throw new MalformedMessage('EDNS twice (RFC 6891 section 6.1.1)')
  const code = (header & 0x0f) | extendedCode
  return {
    code: responseCodes[code] ?? String(code),
    isAuthoritative: (header & flags.aa) !== 0,
    isAuthenticated: (header & flags.ad) !== 0,
    bytes,
    answers,
    authorities,
  }
}

/** A TTL with its highest bit set counts as none (RFC 2181 section 8). */
function readTtl(bytes: Buffer, at: number): number {
  const ttlInS = bytes.readUInt32BE(at)
  return ttlInS > 0x7fffffff ? 0 : ttlInS
}
