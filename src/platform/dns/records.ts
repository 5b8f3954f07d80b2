import type { Answer } from 'dns-packet'
import type { MailServer, RecordOf, RecordType } from './look-up.ts'

const withoutFinalDot = (name: string) => (name === '.' || name === '' ? '.' : name.replace(/\.$/, ''))

/** Names compare without case (RFC 4343). */
export const sameName = (left: string, right: string) =>
  withoutFinalDot(left).toLowerCase() === withoutFinalDot(right).toLowerCase()

function joinStrings(data: string | Buffer | readonly (string | Buffer)[]): string {
  const parts = typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))).toString(
    'utf8',
  )
}

function readMailServer(data: { preference?: number | undefined; exchange: string }): MailServer {
  return { preference: data.preference ?? 0, exchange: withoutFinalDot(data.exchange).toLowerCase() }
}

/** How the data of each type is read; null when the record is of another type. */
export const read: { readonly [T in RecordType]: (answer: Answer) => RecordOf[T] | null } = {
  TXT: (answer) => (answer.type === 'TXT' ? joinStrings(answer.data) : null),
  MX: (answer) => (answer.type === 'MX' ? readMailServer(answer.data) : null),
  A: (answer) => (answer.type === 'A' ? answer.data : null),
  AAAA: (answer) => (answer.type === 'AAAA' ? answer.data : null),
}
