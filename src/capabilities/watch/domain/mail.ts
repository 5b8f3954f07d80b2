import { countryInWords, isInUnion } from './countries.ts'
import { firstSpf } from './dns-records.ts'
import { doubtOfLookUp } from './doubt.ts'
import { absent, type Evidence, type IssueSeen, present, unknown } from './issue-seen.ts'
import { genericMailDomains } from './lists.ts'
import { type LookUp, type MailServer, recordsOf } from './look-up.ts'
import type { MailProvider } from './mail-providers.ts'
import { isSpf } from './spf/record.ts'

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
