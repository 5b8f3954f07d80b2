/** What the registry of an ending said of a domain name (RDAP). */
export type RegistryAnswer =
  /** The JSON of the answer, not yet read. */
  | { readonly kind: 'answer'; readonly server: string; readonly content: unknown }
  /** The registry knows no such name (404, RFC 7480 section 5.3). */
  | { readonly kind: 'not-registered'; readonly server: string }
  /** No server is known to answer for this ending. */
  | { readonly kind: 'no-server' }
  | {
      readonly kind: 'could-not-tell'
      readonly server: string
      readonly reason: RegistryFault
      readonly detail: string
    }

export type RegistryFault = 'busy' | 'no-answer' | 'unreadable' | 'private-address' | 'stopped' | 'not-asked'

/** A registration as the registry tells it (RFC 9083 section 5.3). */
export interface Registration {
  /** As `registry` wrote it, in lower case. */
  readonly domain: string
  /** ISO instants; null when not told. */
  readonly expiresAt: string | null
  readonly registeredAt: string | null
  /** Without spaces and in lower case: `redemptionperiod`, `clienthold`, `active`… */
  readonly statuses: readonly string[]
  readonly registrar: string | null
  readonly nameServers: readonly string[]
}

const mostListed = 20
const longestText = 200

/** Reads an answer about `domain` (A-labels); null when it is no description of that very domain. */
export function readRegistration(content: unknown, domain: string): Registration | null {
  if (!isRecord(content) || textOf(content.objectClassName)?.toLowerCase() !== 'domain') return null
  const told = textOf(content.ldhName)?.toLowerCase().replace(/\.$/, '')
  if (told !== undefined && told !== domain) return null
  return {
    domain,
    expiresAt: eventAt(content.events, 'expiration'),
    registeredAt: eventAt(content.events, 'registration'),
    statuses: listOf(content.status).flatMap((status) => normalise(textOf(status)) ?? []),
    registrar: registrarIn(content.entities),
    nameServers: listOf(content.nameservers).flatMap((server) =>
      isRecord(server) ? (textOf(server.ldhName)?.toLowerCase().replace(/\.$/, '') ?? []) : [],
    ),
  }
}

/** The earliest one, should an action be told twice (RFC 9083 section 4.5). */
function eventAt(events: unknown, action: string): string | null {
  const times = listOf(events).flatMap((event) => {
    if (!isRecord(event) || textOf(event.eventAction)?.toLowerCase() !== action) return []
    const time = Date.parse(textOf(event.eventDate) ?? '')
    return Number.isNaN(time) ? [] : [time]
  })
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString()
}

/** RDAP writes `redemption period` where EPP writes `redemptionPeriod` (RFC 8056). */
const normalise = (status: string | undefined) => status?.toLowerCase().replace(/[\s_-]/g, '')

/** The name in the contact card of the entity that is the registrar (RFC 7095: `["fn", {}, "text", "…"]`). */
function registrarIn(entities: unknown): string | null {
  for (const entity of listOf(entities)) {
    if (!isRecord(entity) || !listOf(entity.roles).includes('registrar')) continue
    const properties = Array.isArray(entity.vcardArray) ? listOf(entity.vcardArray[1]) : []
    const named = properties.find((property) => Array.isArray(property) && property[0] === 'fn')
    const name = Array.isArray(named) ? textOf(named[3]) : undefined
    const shown = name?.trim() || textOf(entity.handle)
    if (shown) return shown
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, mostListed) : []

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, longestText) : undefined

/** How a registration stands. The gravest is told. */
export type RegistrationStage =
  /** Held for its owner, some weeks, before anybody may take it. */
  | 'redemption'
  /** About to be free for anybody. */
  | 'pending-delete'
  /** Not published in DNS: neither site nor mail work. */
  | 'hold'
  | 'expired'
  | 'within-7-days'
  | 'within-30-days'
  | 'within-60-days'
  | 'far'
  /** The registry gives no date. */
  | 'no-date'

const inDay = 24 * 60 * 60 * 1000
const marks: readonly (readonly [atMostDays: number, stage: RegistrationStage])[] = [
  [7, 'within-7-days'],
  [30, 'within-30-days'],
  [60, 'within-60-days'],
]

/** `daysLeft` counts whole days, negative once over; null without a date. */
export function stageOf(
  { statuses, expiresAt }: Registration,
  now: Date,
): { readonly stage: RegistrationStage; readonly daysLeft: number | null } {
  const has = (...each: readonly string[]) => each.some((status) => statuses.includes(status))
  const daysLeft = expiresAt === null ? null : Math.floor((Date.parse(expiresAt) - now.getTime()) / inDay)
  // A name in redemption is pending delete too, in the words of EPP (RFC 3915 section 2).
  if (has('redemptionperiod', 'pendingrestore')) return { stage: 'redemption', daysLeft }
  if (has('pendingdelete')) return { stage: 'pending-delete', daysLeft }
  if (has('clienthold', 'serverhold')) return { stage: 'hold', daysLeft }
  if (daysLeft === null) return { stage: 'no-date', daysLeft }
  if (daysLeft < 0) return { stage: 'expired', daysLeft }
  return { stage: marks.find(([atMost]) => daysLeft <= atMost)?.[1] ?? 'far', daysLeft }
}
