import PostalMime, { addressParser, decodeWords, type Email } from 'postal-mime'
import type { Unread } from '../domain/mail.ts'
import type { HeaderLine } from '../domain/route.ts'
import type { Mailbox } from '../domain/sender.ts'
import { limits } from './limits.ts'
import type { PartAttached, Parts } from './message.ts'

const longestHeader = 20_000
const mostParts = 5000

/** Takes a message apart (RFC 5322, 2045–2047). Null where there is none: no header line, or no author, route or subject. */
export async function readEml(bytes: Buffer): Promise<Parts | null> {
  const headEnd = endOfHead(bytes)
  const head = bytes.subarray(0, Math.min(headEnd, limits.headersInBytes))
  if (
    !/^[!-9;-~]{1,80}:/.test(
      head
        .subarray(0, 100)
        .toString('latin1')
        .replace(/^From [^\n]*\n/, ''),
    )
  )
    return null
  const unread: Unread[] = []
  const isTooMuch = headEnd > limits.headersInBytes || countsParts(bytes) > mostParts
  const whole = isTooMuch ? null : await parse(bytes)
  if (whole === null) unread.push(isTooMuch ? 'too-much' : 'too-deep')
  const email = whole ?? (await parse(cutAfterLine(head)))
  if (email === null) return null
  const lines = email.headers.map(
    ({ key, value }): HeaderLine => ({ name: key, value: value.slice(0, longestHeader) }),
  )
  const headers = lines.slice(0, limits.headerLines)
  if (email.headers.length > limits.headerLines) unread.push('too-much')
  if (!lines.some(({ name }) => known.has(name))) return null
  return {
    headers,
    from: mailboxesIn(lines, 'from'),
    replyTo: mailboxesIn(lines, 'reply-to'),
    returnPath: returnPathIn(lines),
    subject: (email.subject ?? '').slice(0, 2000),
    text: email.text ?? '',
    html: email.html ?? '',
    attachments: attachmentsOf(email),
    mails: mailsOf(email),
    unread,
  }
}

/** A text file with a colon in its first line is no mail. */
const known = new Set(['from', 'received', 'subject', 'return-path', 'to', 'message-id'])

function endOfHead(bytes: Buffer): number {
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  const ends = [crlf, lf].filter((at) => at >= 0)
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 2
}

/** Lines that may begin a part. */
function countsParts(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf('\n--'); at >= 0 && count <= mostParts; at = bytes.indexOf('\n--', at + 3))
    count += 1
  return count
}

const cutAfterLine = (head: Buffer) =>
  Buffer.concat([head.subarray(0, Math.max(0, head.lastIndexOf('\n') + 1)), Buffer.from('\r\n')])

async function parse(bytes: Buffer): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: limits.depthOfParts,
      maxHeadersSize: 2 * limits.headersInBytes,
    })
  } catch {
    return null
  }
}

/** All of them, of all lines: a second « From » is a trap, not a mistake. */
function mailboxesIn(headers: readonly HeaderLine[], wanted: string): Mailbox[] {
  const lines = headers.filter(({ name }) => name === wanted).slice(0, limits.authors)
  return lines
    .flatMap(({ value }) => addressParser(value, { flatten: true }))
    .slice(0, limits.authors)
    .flatMap(({ name, address }) =>
      address === undefined
        ? []
        : [{ name: decodeWords(name).slice(0, 1000), address: address.trim().slice(0, 320) }],
    )
}

function returnPathIn(headers: readonly HeaderLine[]): string | null {
  const value = headers.find(({ name }) => name === 'return-path')?.value.trim()
  return value === undefined ? null : value.replace(/^<|>$/g, '').trim().slice(0, 320)
}

function attachmentsOf({ attachments }: Email): PartAttached[] {
  return attachments
    .filter(({ mimeType }) => mimeType !== 'message/rfc822')
    .map(({ filename, mimeType, content }) => ({
      name: (filename ?? '').slice(0, 500),
      mimeType,
      bytes: bytesOf(content),
    }))
}

const mailsOf = ({ attachments }: Email) =>
  attachments.filter(({ mimeType }) => mimeType === 'message/rfc822').map(({ content }) => bytesOf(content))

function bytesOf(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
