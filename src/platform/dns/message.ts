import { randomInt } from 'node:crypto'
import {
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  type DecodedPacket,
  decode,
  encode,
  RECURSION_DESIRED,
} from 'dns-packet'
import type { LookUpOptions, RecordType } from './look-up.ts'
import { sameName } from './records.ts'

export interface Question {
  readonly id: number
  readonly name: string
  readonly type: RecordType
  readonly bytes: Buffer
}

/** Names a response code of RFC 1035 section 4.1.1; others come as their number. */
const responseCodes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED']

export type Reading =
  | { readonly kind: 'message'; readonly code: string; readonly packet: DecodedPacket }
  /** The UDP answer did not fit: ask again over TCP. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed'; readonly detail: string }
  /** An answer to another question: to be ignored, the right one may still come. */
  | { readonly kind: 'not-ours' }

/** Largest UDP answer announced: what crosses the Internet without fragments (DNS flag day 2020). */
const udpPayloadSize = 1232

/**
 * A question with recursion desired, and AD: it says that the answer's AD is understood (RFC 6840 section 5.7).
 * EDNS(0) is left out on the second try with an old server.
 * Throws for a name that cannot be written in a DNS message.
 */
export function writeQuestion(
  name: string,
  type: RecordType,
  withEdns: boolean,
  { checkingDisabled = false }: LookUpOptions = {},
): Question {
  if (name.length > 253 || name.split('.').some((label) => label.length === 0 || label.length > 63)) {
    throw new RangeError(`not a DNS name: ${name.slice(0, 80)}`)
  }
  const id = randomInt(0x10000)
  const bytes = encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA | (checkingDisabled ? CHECKING_DISABLED : 0),
    questions: [{ type, name, class: 'IN' }],
    additionals: withEdns
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  })
  return { id, name, type, bytes }
}

/** Reads what a server sent. Nothing in `bytes` is trusted: a fault in them is `malformed`. */
export function readReply(bytes: Buffer, question: Question): Reading {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== question.id || (bytes.readUInt8(2) & 0x80) === 0) {
    return { kind: 'not-ours' }
  }
  if ((bytes.readUInt8(2) & 0x02) !== 0) return { kind: 'truncated' }
  const number = bytes.readUInt8(3) & 0x0f
  const code = responseCodes[number] ?? String(number)
  let packet: DecodedPacket
  try {
    packet = decode(bytes)
  } catch (error) {
    return { kind: 'malformed', detail: error instanceof Error ? error.message : String(error) }
  }
  const asked = packet.questions ?? []
  const repeats =
    asked.length === 1 && asked[0]?.type === question.type && sameName(asked[0].name, question.name)
  // Some servers leave the question out of an error; an answer without it could be anybody's.
  if (!repeats && !(asked.length === 0 && code !== 'NOERROR' && code !== 'NXDOMAIN'))
    return { kind: 'not-ours' }
  return { kind: 'message', code, packet }
}
