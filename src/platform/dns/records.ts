import type { Answer } from 'dns-packet'
import type { MailServer, RecordOf, RecordType } from './look-up.ts'

const lowerName = (name: string) => withoutFinalDot(name).toLowerCase()

const withoutFinalDot = (name: string) => (name === '.' || name === '' ? '.' : name.replace(/\.$/, ''))

/** Names compare without case (RFC 4343). */
export const sameName = (left: string, right: string) =>
  withoutFinalDot(left).toLowerCase() === withoutFinalDot(right).toLowerCase()

function joinStrings(data: string | Buffer | readonly (string | Buffer)[]): string {
  const parts = typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))).toString(
    'latin1',
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
  PTR: (answer) => (answer.type === 'PTR' ? lowerName(answer.data) : null),
  NS: (answer) => (answer.type === 'NS' ? lowerName(answer.data) : null),
  SOA: (answer) =>
    answer.type === 'SOA'
      ? {
          mname: lowerName(answer.data.mname),
          rname: lowerName(answer.data.rname),
          serial: answer.data.serial ?? 0,
          minimum: answer.data.minimum ?? 0,
        }
      : null,
  CAA: (answer) =>
    answer.type === 'CAA'
      ? { flags: answer.data.flags ?? 0, tag: answer.data.tag.toLowerCase(), value: answer.data.value }
      : null,
  TLSA: (answer) =>
    answer.type === 'TLSA'
      ? {
          usage: answer.data.usage,
          selector: answer.data.selector,
          matchingType: answer.data.matchingType,
          data: answer.data.certificate.toString('hex'),
        }
      : null,
  DS: (answer) =>
    answer.type === 'DS'
      ? {
          keyTag: answer.data.keyTag,
          algorithm: answer.data.algorithm,
          digestType: answer.data.digestType,
          digest: answer.data.digest.toString('hex'),
        }
      : null,
  DNSKEY: (answer) =>
    answer.type === 'DNSKEY'
      ? { flags: answer.data.flags, algorithm: answer.data.algorithm, key: answer.data.key.toString('hex') }
      : null,
}
