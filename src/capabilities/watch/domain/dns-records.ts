import type { DmarcRecord } from './dmarc/record.ts'
import { isValidReportUri, readReportUris } from './dmarc/report-uri.ts'
import { tagStanding } from './dmarc/tags.ts'
import type { DnsRecord } from './issue-seen.ts'
import type { MailProvider } from './mail-providers.ts'

/** A first SPF record: the provider's servers, and doubt on all others (`~all`), which loses no mail. */
export function firstSpf(domain: string, provider: MailProvider): DnsRecord {
  return { name: domain, type: 'TXT', value: `v=spf1 include:${provider.include} ~all` }
}

/** A first DMARC record: nothing changes for the mail, and reports tell who writes in its name (RFC 9989 section 5.1). */
export function firstDmarc(domain: string, address: string): DnsRecord {
  return { name: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=none; rua=mailto:${address}` }
}

/** Tags about the domain that holds the record, without meaning in a copy below it. */
const tagsOfHolder = ['sp', 'np', 'psd']

/**
 * The record that is enough for RPNT 2.7: the same tags as far as they are valid, quarantine at least, for every message.
 * `isOwn` is false when `record` stands above `domain` and is copied.
 */
export function strengthenDmarc(domain: string, record: DmarcRecord, isOwn = true): DnsRecord {
  return rewriteDmarc(domain, record, record.p === 'reject' ? 'reject' : 'quarantine', isOwn)
}

/** The same policy, well written: valid tags once each, no test mode, reports to `address` where none are asked. */
export function tidyDmarc(domain: string, record: DmarcRecord, address: string): DnsRecord {
  const policy = record.p === null || record.p === 'invalid' ? 'none' : record.p
  const tidy = rewriteDmarc(domain, record, policy, true)
  return tagStanding('rua', record.tags.get('rua') ?? '') === 'valid'
    ? tidy
    : { ...tidy, value: `${tidy.value}; rua=mailto:${address}` }
}

function rewriteDmarc(domain: string, record: DmarcRecord, policy: string, isOwn: boolean): DnsRecord {
  const isKept = (name: string, value: string) =>
    !['p', 't'].includes(name) &&
    (isOwn || !tagsOfHolder.includes(name)) &&
    tagStanding(name, value) === 'valid'
  const kept = [...record.tags]
    .filter(([name, value]) => isKept(name, value))
    .map(([name, value]) => `${name}=${['rua', 'ruf'].includes(name) ? validUris(value) : value}`)
  return { name: `_dmarc.${domain}`, type: 'TXT', value: ['v=DMARC1', `p=${policy}`, ...kept].join('; ') }
}

function validUris(list: string): string {
  return readReportUris(list)
    .filter(isValidReportUri)
    .map(({ text }) => text)
    .join(',')
}

/** The address a bare name lacks: that of its `www.`. */
export function sameAddress(name: string, address: string): DnsRecord {
  return { name, type: address.includes(':') ? 'AAAA' : 'A', value: address }
}
