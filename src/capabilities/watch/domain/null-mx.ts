import type { DnsRecord } from './issue-seen.ts'
import type { MailServer } from './look-up.ts'

/** « This domain takes no mail »: one MX, whose server is the root (RFC 7505 section 3). */
export const isNullMx = (records: readonly MailServer[]) =>
  records.length > 0 && records.every(({ exchange }) => exchange === '.')

/** The three records of a domain that neither takes nor sends mail (RFC 7208 section 10.1.2, RFC 7505, RFC 9989). */
export function mailLessRecords(domain: string): Readonly<Record<'spf' | 'mx' | 'dmarc', DnsRecord>> {
  return {
    spf: { name: domain, type: 'TXT', value: 'v=spf1 -all' },
    mx: { name: domain, type: 'MX', value: '0 .' },
    dmarc: { name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=reject' },
  }
}
