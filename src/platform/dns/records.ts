import type { RecordOf, RecordType } from './look-up.ts'
import type { FoundRecord } from './message.ts'
import { endOfName, MalformedMessage, readName } from './names.ts'

/** Reads the data of one record, from `from` to `to` and no byte further; null for a record that counts for nothing. */
type Read<T> = (bytes: Buffer, from: number, to: number) => T | null

/** How the data of each type is read. Throws `MalformedMessage`. */
const read: { readonly [T in RecordType]: Read<RecordOf[T]> } = {
  A(bytes, from, to) {
    needExactly(to - from, 4, 'A')
    return `${bytes[from]}.${bytes[from + 1]}.${bytes[from + 2]}.${bytes[from + 3]}`
  },
  AAAA(bytes, from, to) {
    needExactly(to - from, 16, 'AAAA')
    return writeIpv6(bytes.subarray(from, to))
  },
  TXT: readStrings,
  MX(bytes, from, to) {
    needAtLeast(to - from, 3, 'MX')
    return { preference: bytes.readUInt16BE(from), exchange: readNameThatFills(bytes, from + 2, to) }
  },
  PTR: readNameThatFills,
  NS: readNameThatFills,
  SOA(bytes, from, to) {
    const rnameAt = endOfName(bytes, from)
    const numbersAt = endOfName(bytes, rnameAt)
    needExactly(to - numbersAt, 20, 'SOA')
    return {
      mname: readName(bytes, from),
      rname: readName(bytes, rnameAt),
      serial: bytes.readUInt32BE(numbersAt),
      minimum: bytes.readUInt32BE(numbersAt + 16),
    }
  },
  CAA(bytes, from, to) {
    needAtLeast(to - from, 2, 'CAA')
    const tagEnd = from + 2 + (bytes[from + 1] ?? 0)
    if (tagEnd === from + 2 || tagEnd > to) throw new MalformedMessage('CAA without its tag')
    return {
      flags: bytes[from] ?? 0,
      tag: bytes.toString('latin1', from + 2, tagEnd).toLowerCase(),
      value: bytes.toString('latin1', tagEnd, to),
    }
  },
  TLSA(bytes, from, to) {
    needAtLeast(to - from, 3, 'TLSA')
    return {
      usage: bytes[from] ?? 0,
      selector: bytes[from + 1] ?? 0,
      matchingType: bytes[from + 2] ?? 0,
      data: bytes.toString('hex', from + 3, to),
    }
  },
  DS(bytes, from, to) {
    needAtLeast(to - from, 4, 'DS')
    return {
      keyTag: bytes.readUInt16BE(from),
      algorithm: bytes[from + 2] ?? 0,
      digestType: bytes[from + 3] ?? 0,
      digest: bytes.toString('hex', from + 4, to),
    }
  },
  DNSKEY(bytes, from, to) {
    needAtLeast(to - from, 4, 'DNSKEY')
    // "If the value is not 3, the key MUST be treated as invalid" (RFC 4034 section 2.1.2).
    if (bytes[from + 2] !== 3) return null
    return {
      flags: bytes.readUInt16BE(from),
      algorithm: bytes[from + 3] ?? 0,
      key: bytes.toString('hex', from + 4, to),
    }
  },
}

export function readData<T extends RecordType>(
  bytes: Buffer,
  type: T,
  { from, to }: FoundRecord,
): RecordOf[T] | null {
  return read[type](bytes, from, to)
}

/** The name that is the whole data of a record: PTR, NS, CNAME, DNAME. */
export function readNameThatFills(bytes: Buffer, from: number, to: number): string {
  if (endOfName(bytes, from) !== to) throw new MalformedMessage('a name is not as long as its record')
  return readName(bytes, from)
}

/** The strings joined without a space (RFC 7208 section 3.3), each byte one character. */
function readStrings(bytes: Buffer, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; ) {
    const next = at + 1 + (bytes[at] ?? 0)
    if (next > to) throw new MalformedMessage('a string longer than its record')
    text += bytes.toString('latin1', at + 1, next)
    at = next
  }
  return text
}

/** As RFC 5952 recommends. */
function writeIpv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(2 * index))
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `::ffff:${[...bytes.subarray(12)].join('.')}`
  const text = groups.map((group) => group.toString(16)).join(':')
  const zeros = text.match(/\b0(?::0)+\b/g)?.toSorted((left, right) => right.length - left.length)[0]
  return zeros === undefined ? text : text.replace(new RegExp(`(?:^|:)${zeros}(?::|$)`), '::')
}

function needExactly(size: number, wanted: number, type: string): void {
  if (size !== wanted) throw new MalformedMessage(`${type} of ${size} bytes`)
}

function needAtLeast(size: number, wanted: number, type: string): void {
  if (size < wanted) throw new MalformedMessage(`${type} of ${size} bytes`)
}
