import type { LookUp, MailServer } from './look-up.ts'

/** What was seen of one server named by an MX record. */
export interface ServerSeen {
  readonly exchange: string
  readonly addresses: readonly LookUp<string>[]
}

export type MxFault =
  /** « no mail » beside servers (RFC 7505 section 3). */
  | { readonly kind: 'null-and-others'; readonly server: string }
  /** An address where a name must stand (RFC 1035 section 3.3.9). */
  | { readonly kind: 'address'; readonly server: string }
  /** The final dot was forgotten: the zone's own name was added to the server's. */
  | { readonly kind: 'own-name-added'; readonly server: string; readonly meant: string }
  | { readonly kind: 'no-address'; readonly server: string }
  /** RFC 2181 section 10.3, RFC 5321 section 5.1. */
  | { readonly kind: 'alias'; readonly server: string; readonly target: string }
  | { readonly kind: 'twice'; readonly server: string }

/** The faults of a set of MX records, the worst first. `seen` holds what could be looked up, in any order. */
export function mxFaults(
  domain: string,
  servers: readonly MailServer[],
  seen: readonly ServerSeen[],
): MxFault[] {
  const names = servers.map(({ exchange }) => exchange).filter((exchange) => exchange !== '.')
  const found: MxFault[] = []
  const [first] = names
  if (first !== undefined && names.length < servers.length)
    found.push({ kind: 'null-and-others', server: first })
  for (const server of new Set(names)) {
    if (isAddress(server)) found.push({ kind: 'address', server })
    const lookUps = seen.find(({ exchange }) => exchange === server)?.addresses ?? []
    if (isNowhere(lookUps) && !isAddress(server)) found.push(lostServer(server, domain))
    const target = lookUps.flatMap((each) => (each.kind === 'answer' ? (each.aliases ?? []) : [])).at(-1)
    if (target !== undefined) found.push({ kind: 'alias', server, target })
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) found.push({ kind: 'twice', server: twice })
  return found.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

const order: readonly MxFault['kind'][] = [
  'null-and-others',
  'address',
  'own-name-added',
  'no-address',
  'alias',
  'twice',
]

/** All of its look-ups say that there is nothing: one that failed leaves a doubt, which is no fault. */
const isNowhere = (lookUps: readonly LookUp<string>[]) =>
  lookUps.some(({ kind }) => kind === 'no-such-name') ||
  (lookUps.length > 0 && lookUps.every(({ kind }) => kind === 'no-record'))

/** `mx.ovh.net.commune.fr` was meant to be `mx.ovh.net`. */
function lostServer(server: string, domain: string): MxFault {
  const meant = server.endsWith(`.${domain}`) ? server.slice(0, -domain.length - 1) : ''
  return meant.includes('.') ? { kind: 'own-name-added', server, meant } : { kind: 'no-address', server }
}

/** Written as a name of four numbers, with or without brackets, or as IPv6. */
const isAddress = (exchange: string) =>
  /^\[?\d{1,3}(?:\.\d{1,3}){3}\]?$/.test(exchange) || exchange.includes(':')

/**
 * Mail exchangers that only pass messages on to a mailbox elsewhere: nobody can have a mailbox there.
 * Source: each one's own help pages, 2026.
 */
const forwarders: readonly { readonly name: string; readonly isTheirs: (exchange: string) => boolean }[] = [
  { name: 'OVHcloud', isTheirs: (exchange) => exchange === 'redirect.ovh.net' },
  { name: 'ImprovMX', isTheirs: (exchange) => exchange.endsWith('.improvmx.com') },
  { name: 'Forward Email', isTheirs: (exchange) => /^mx\d\.forwardemail\.net$/.test(exchange) },
  { name: 'Cloudflare', isTheirs: (exchange) => exchange.endsWith('.mx.cloudflare.net') },
]

/** The service that passes all the mail of a domain on; null unless every server is known to be one that only does that. */
export function forwarderOf(servers: readonly MailServer[]): string | null {
  const [first] = servers
  if (first === undefined) return null
  const names = servers.map(({ exchange }) => forwarders.find(({ isTheirs }) => isTheirs(exchange))?.name)
  return names.every((name) => name !== undefined && name === names[0]) ? (names[0] ?? null) : null
}
