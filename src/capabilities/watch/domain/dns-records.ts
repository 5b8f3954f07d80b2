import type { DmarcRecord } from './dmarc.ts'
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
 * The record that is enough for RPNT 2.7: same tags, quarantine at least, for every message. `isOwn` is false when
 * `record` stands above `domain` and is copied.
 */
export function strengthenDmarc(domain: string, record: DmarcRecord, isOwn = true): DnsRecord {
  const isLeftOut = (name: string, value: string) =>
    ['p', 'pct', 't'].includes(name) ||
    (!isOwn && tagsOfHolder.includes(name)) ||
    (['sp', 'np'].includes(name) && !/^(?:none|quarantine|reject)$/i.test(value))
  const kept = [...record.tags].filter(([name, value]) => !isLeftOut(name, value))
  const policy = record.p === 'reject' ? 'reject' : 'quarantine'
  const value = ['v=DMARC1', `p=${policy}`, ...kept.map(([name, each]) => `${name}=${each}`)].join('; ')
  return { name: `_dmarc.${domain}`, type: 'TXT', value, ...(isOwn ? { replaces: [record.text] } : {}) }
}

/** The address a bare name lacks: that of its `www.`. */
export function sameAddress(name: string, address: string): DnsRecord {
  return { name, type: address.includes(':') ? 'AAAA' : 'A', value: address }
}
