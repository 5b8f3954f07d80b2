import { countryInWords, isInUnion } from './countries.ts'
import { type DmarcMet, type DmarcReader, dmarcWeakness, soleDmarc, strongest } from './dmarc.ts'
import { firstDmarc, firstSpf, strengthenDmarc } from './dns-records.ts'
import { doubtOfLookUp } from './doubt.ts'
import { absent, type DnsRecord, type Evidence, type IssueSeen, present, unknown } from './issue-seen.ts'
import { genericMailDomains } from './lists.ts'
import { type LookUp, type LookUpFault, type MailServer, recordsOf } from './look-up.ts'
import type { MailProvider } from './mail-providers.ts'
import { isSpf } from './spf.ts'

/** Servers that take the mail of a domain, most preferred first. A null MX (RFC 7505) names none. */
export function mailServersOf(mx: LookUp<MailServer>): readonly MailServer[] {
  const named = (recordsOf(mx) ?? []).filter(({ exchange }) => exchange !== '.')
  return named.toSorted((left, right) => left.preference - right.preference)
}

/** 2.4 to 2.8. A name that does not exist is DNS_DOWN as in the reference; a failed look-up is not to be told. */
export function judgeMailServers(
  domain: string,
  mx: LookUp<MailServer>,
): Record<'DNS_DOWN' | 'DNS_MX_MISSING', IssueSeen> {
  const evidence = { mx }
  const words = { mailDomain: domain }
  if (mx.kind === 'could-not-tell') {
    const doubt = unknown(doubtOfLookUp[mx.reason], evidence, words)
    return { DNS_DOWN: doubt, DNS_MX_MISSING: doubt }
  }
  if (mx.kind === 'no-such-name')
    return { DNS_DOWN: present(evidence, words), DNS_MX_MISSING: absent(evidence) }
  if (mailServersOf(mx).length > 0) return { DNS_DOWN: absent(evidence), DNS_MX_MISSING: absent(evidence) }
  const variant = mx.kind === 'answer' ? 'null-mx' : null
  return { DNS_DOWN: absent(evidence), DNS_MX_MISSING: present(evidence, words, variant) }
}

/** 2.5: presence alone; the quality of the record is a finding beside it. */
export function judgeSpf(domain: string, txt: LookUp<string>, provider: MailProvider | null): IssueSeen {
  const spf = spfEvidence(txt)
  const words = { mailDomain: domain, provider: provider?.name ?? '' }
  if (txt.kind === 'could-not-tell') return unknown(doubtOfLookUp[txt.reason], { spf }, words)
  if (spfRecords(txt).length > 0) return absent({ spf })
  if (genericMailDomains.has(domain)) return present({ spf }, words, 'not-yours')
  if (provider === null) return present({ spf }, words)
  return present({ spf }, words, 'known-provider', firstSpf(domain, provider))
}

export const spfRecords = (txt: LookUp<string>) => (recordsOf(txt) ?? []).filter(isSpf)

/** Only the SPF records: the other TXT of a domain are nobody's business here. */
function spfEvidence(txt: LookUp<string>): Evidence {
  return txt.kind === 'answer' ? { kind: txt.kind, records: spfRecords(txt) } : { ...txt }
}

/** What was found at `_dmarc.<mail domain>` and, when nothing was there, above it. */
export interface DmarcSeen {
  readonly domain: string
  /** Where reports may be sent. */
  readonly address: string
  readonly own: LookUp<string>
  /** The record that holds when the domain has none; null when none was met. */
  readonly inherited: DmarcMet | null
  /** The look-up above that could not be told, if one counts. */
  readonly doubtAbove: Extract<LookUp<string>, { kind: 'could-not-tell' }> | null
  /** False when the mail domain itself does not exist (tag `np`). */
  readonly domainExists: boolean
}

/** The record that holds for the mail domain, and for whom it is read; null when there is none. */
export function heldDmarc(seen: DmarcSeen): (DmarcMet & { readonly reader: DmarcReader }) | null {
  const { record, several } = soleDmarc(recordsOf(seen.own) ?? [])
  if (record !== null) return { domain: seen.domain, record, reader: 'itself' }
  if (several.length > 0 || seen.inherited === null) return null
  return { ...seen.inherited, reader: seen.domainExists ? 'existing-subdomain' : 'absent-subdomain' }
}

/** 2.6 and 2.7. */
export function judgeDmarc(seen: DmarcSeen): Record<'DNS_DMARC_MISSING' | 'DNS_DMARC_WEAK', IssueSeen> {
  const { domain, own, inherited, doubtAbove } = seen
  const evidence = { dmarc: { name: `_dmarc.${domain}`, ...own, inherited: inherited && textOf(inherited) } }
  const words = { mailDomain: domain }
  const isYours = !genericMailDomains.has(domain)
  const none = (variant: string | null, record: DnsRecord) => ({
    DNS_DMARC_MISSING: isYours
      ? present(evidence, words, variant, record)
      : present(evidence, words, 'not-yours'),
    DNS_DMARC_WEAK: absent(evidence),
  })
  const doubtful = (reason: LookUpFault) => {
    const doubt = unknown(doubtOfLookUp[reason], evidence, words)
    return { DNS_DMARC_MISSING: doubt, DNS_DMARC_WEAK: doubt }
  }
  if (own.kind === 'could-not-tell') return doubtful(own.reason)
  const { several } = soleDmarc(recordsOf(own) ?? [])
  if (several.length > 0) {
    const replaces = several.map(({ text }) => text)
    return none('several', { ...strengthenDmarc(domain, strongest(several)), replaces })
  }
  const held = heldDmarc(seen)
  if (held === null) {
    return doubtAbove === null ? none(null, firstDmarc(domain, seen.address)) : doubtful(doubtAbove.reason)
  }
  const weakness = dmarcWeakness(held.record, held.reader)
  if (weakness === null) return { DNS_DMARC_MISSING: absent(evidence), DNS_DMARC_WEAK: absent(evidence) }
  const weakWords = { ...words, holder: held.domain, pct: String(held.record.pct) }
  return {
    DNS_DMARC_MISSING: absent(evidence),
    DNS_DMARC_WEAK: isYours
      ? present(evidence, weakWords, weakness, strengthenDmarc(domain, held.record, held.reader === 'itself'))
      : present(evidence, weakWords, 'not-yours'),
  }
}

const textOf = ({ domain, record }: DmarcMet) => ({ name: `_dmarc.${domain}`, text: record.text })

/** An address of a mail server and the country it is in; null when the table does not know. */
export interface Located {
  readonly address: string
  readonly country: string | null
}

/** Where one mail server is. `addresses` are those found; `failed` tells that one of the two look-ups could not be told. */
export interface ServerLocation {
  readonly server: MailServer
  readonly addresses: readonly Located[]
  readonly failed: Extract<LookUp<string>, { kind: 'could-not-tell' }> | null
}

/**
 * 2.8: « the first resolvable MX has an address located outside the EU 27 ». `locations` go from the most preferred
 * server on. An address outside decides even when others are not known; servers that all lead nowhere lose it too,
 * since no mail can reach the Union through them.
 */
export function judgeMailLocation(
  domain: string,
  mx: LookUp<MailServer>,
  locations: readonly ServerLocation[],
): IssueSeen {
  const evidence = { mx, mailServers: locations }
  const words = { mailDomain: domain }
  if (mx.kind === 'could-not-tell') return unknown(doubtOfLookUp[mx.reason], evidence, words)
  if (mailServersOf(mx).length === 0) return absent(evidence)
  const first = locations.find(({ addresses, failed }) => addresses.length > 0 || failed !== null)
  if (first === undefined)
    return present(evidence, { ...words, server: locations[0]?.server.exchange ?? '' }, 'nowhere')
  const named = { ...words, server: first.server.exchange }
  const outside = first.addresses.find(({ country }) => country !== null && !isInUnion(country))
  if (outside?.country) return present(evidence, { ...named, country: countryInWords(outside.country) })
  if (first.failed !== null) return unknown(doubtOfLookUp[first.failed.reason], evidence, named)
  return first.addresses.some(({ country }) => country === null)
    ? unknown('unknown-country', evidence, named)
    : absent(evidence)
}
