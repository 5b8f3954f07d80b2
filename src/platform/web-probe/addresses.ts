import { isIP } from 'node:net'
import type { LookUp, LookUpFault, Resolver } from '../dns/look-up.ts'
import { refusalOf } from './address-guard.ts'
import type { VisitEnd, VisitFault } from './visit.ts'

/** One of each family is enough to tell, two of IPv4 forgive a dead one. */
const mostAddresses = { A: 2, AAAA: 1 }

export type Addresses =
  | { readonly kind: 'addresses'; readonly addresses: readonly [string, ...string[]] }
  | Extract<VisitEnd, { kind: 'no-such-host' | 'could-not-tell' }>

/** The addresses to connect to for a host name or a literal address, after the guard. IPv4 first. */
export async function findAddresses(
  resolver: Resolver,
  host: string,
  allowPrivate: boolean,
  signal: AbortSignal,
): Promise<Addresses> {
  if (isIP(host) !== 0) return guard([host], allowPrivate)
  const [v4, v6] = await Promise.all([
    resolver.lookUp(host, 'A', signal),
    resolver.lookUp(host, 'AAAA', signal),
  ])
  const found = [...recordsOf(v4).slice(0, mostAddresses.A), ...recordsOf(v6).slice(0, mostAddresses.AAAA)]
  if (found.length > 0) return guard([...recordsOf(v4), ...recordsOf(v6)], allowPrivate)
  // The name does not exist: true for every type, even if the other look-up failed (RFC 8020).
  if (v4.kind === 'no-such-name' || v6.kind === 'no-such-name')
    return { kind: 'no-such-host', answer: 'no-such-name' }
  const failed = [v4, v6].find((lookUp) => lookUp.kind === 'could-not-tell')
  if (failed?.kind !== 'could-not-tell') return { kind: 'no-such-host', answer: 'no-record' }
  return {
    kind: 'could-not-tell',
    reason: faultOf[failed.reason],
    detail: `${failed.reason}: ${failed.detail}`,
  }
}

const faultOf: Readonly<Record<LookUpFault, VisitFault>> = {
  timeout: 'dns-timeout',
  servfail: 'dns-failed',
  referral: 'dns-failed',
  'alias-loop': 'dns-failed',
  refused: 'dns-refused',
  malformed: 'dns-unreadable',
  unreachable: 'dns-unreachable',
  stopped: 'stopped',
}

const recordsOf = (lookUp: LookUp<string>) => (lookUp.kind === 'answer' ? lookUp.records : [])

/** A name with one public address is visited there; its inner addresses are never connected to. */
function guard(all: readonly string[], allowPrivate: boolean): Addresses {
  const allowed = all.filter((address) => allowPrivate || refusalOf(address) === null)
  const v4 = allowed.filter((address) => isIP(address) === 4).slice(0, mostAddresses.A)
  const v6 = allowed.filter((address) => isIP(address) === 6).slice(0, mostAddresses.AAAA)
  const [first, ...others] = [...v4, ...v6]
  if (first !== undefined) return { kind: 'addresses', addresses: [first, ...others] }
  return { kind: 'could-not-tell', reason: 'private-address', detail: all.slice(0, 4).join(', ') }
}
