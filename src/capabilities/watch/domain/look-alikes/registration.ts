import type { LookUp, LookUpFault, MailServer, SoaRecord } from '../look-up.ts'

/** What the DNS told of a name that somebody could have registered. */
export interface NameAnswers {
  readonly soa: LookUp<SoaRecord>
  readonly ns: LookUp<string>
}

/**
 * What an ending says of a name that nobody would register: that it is not there, that it is there without being a
 * zone (a wildcard of addresses, RFC 4592), that it is a zone like any other, or nothing.
 */
export type EndingHabit = 'refuses' | 'knows-all' | 'zone-for-all' | 'unknown'

export type Registration =
  | { readonly state: 'registered'; readonly nameServers: readonly string[] }
  | { readonly state: 'free' }
  | { readonly state: 'could-not-tell'; readonly reason: LookUpFault; readonly detail: string }

/**
 * Whether a registrable domain is registered and published, as far as DNS says. It is when it is the top of a zone
 * (SOA, RFC 1035 section 3.3.13, or NS); also when it merely exists (RFC 2308 section 2.2) under an ending that refuses
 * other names. A name that does not exist is free, or registered and not published: it can be used in neither case.
 */
export function registrationOf({ soa, ns }: NameAnswers, habit: EndingHabit): Registration {
  const answers = [soa, ns]
  const kinds = answers.map(({ kind }) => kind)
  const nameServers = ns.kind === 'answer' ? ns.records.toSorted() : []
  const unclear = { state: 'could-not-tell', reason: 'referral', detail: `the ending: ${habit}` } as const
  if (kinds.includes('answer')) {
    return habit === 'zone-for-all' ? unclear : { state: 'registered', nameServers }
  }
  if (kinds.includes('no-such-name')) return { state: 'free' }
  for (const each of answers) {
    if (each.kind === 'could-not-tell') return { state: each.kind, reason: each.reason, detail: each.detail }
  }
  if (habit === 'unknown') return unclear
  return habit === 'refuses' ? { state: 'registered', nameServers } : { state: 'free' }
}

/** Read from the answers of a name nobody would register. */
export function habitOf({ soa, ns }: NameAnswers): EndingHabit {
  const kinds = [soa.kind, ns.kind]
  if (kinds.includes('answer')) return 'zone-for-all'
  if (kinds.includes('no-such-name')) return 'refuses'
  return kinds.includes('could-not-tell') ? 'unknown' : 'knows-all'
}

/** Name servers whose only trade is to show advertisements on unused names, or to sell them. Source: each one's own pages, 2026. */
const parkingServers = [
  'above.com',
  'afternic.com',
  'bodis.com',
  'dan.com',
  'parkingcrew.net',
  'sedoparking.com',
] as const

/** Whether every name server is of such a trade; one other server, and nothing is concluded. */
export function isParked(nameServers: readonly string[]): boolean {
  const isParking = (host: string) =>
    parkingServers.some((each) => host === each || host.endsWith(`.${each}`))
  return nameServers.length > 0 && nameServers.every(isParking)
}

/** What a registered look-alike shows of itself. Null: could not be told. */
export interface LookAlikeSeen {
  readonly nameServers: readonly string[]
  /** Hosts that take mail for it; empty when it says it takes none (RFC 7505) or names none. */
  readonly mailServers: readonly string[] | null
  /** Where a browser would go: its own addresses or those of its `www`. */
  readonly addresses: readonly string[] | null
  /** Shares an address with the site of the commune. */
  readonly isAtOwnSite: boolean
  readonly isParked: boolean
}

/** Mail servers named by MX; null when it could not be told. */
export function mailServersIn(mx: LookUp<MailServer>): string[] | null {
  if (mx.kind === 'could-not-tell') return null
  if (mx.kind !== 'answer') return []
  const named = mx.records.toSorted((one, other) => one.preference - other.preference)
  return named.map(({ exchange }) => exchange).filter((exchange) => exchange !== '.' && exchange !== '')
}

/** Addresses of several look-ups together; null when none was found and one of them could not be told. */
export function addressesIn(lookUps: readonly LookUp<string>[]): string[] | null {
  const found = lookUps.flatMap((each) => (each.kind === 'answer' ? each.records : []))
  const isWhole = lookUps.every(({ kind }) => kind !== 'could-not-tell')
  return found.length === 0 && !isWhole ? null : [...new Set(found)].sort()
}
