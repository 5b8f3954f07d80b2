import type { Certificate } from './certificate.ts'
import type { RequestFault } from './request.ts'

/** One address asked during a visit: the first one, then each one a redirect leads to. */
export interface Hop {
  readonly url: string
  /** Lower case, A-labels, without final dot. */
  readonly host: string
  readonly scheme: 'http' | 'https'
  /** The address connected to; null when none was. */
  readonly address: string | null
  /** Null when no complete answer came. */
  readonly status: number | null
  /** Null over http, or when TLS did not go that far. */
  readonly certificate: Certificate | null
}

/** How a visit ended, at its last hop. */
export type VisitEnd =
  | { readonly kind: 'answered'; readonly status: number }
  /** The host has no address, and the DNS says so. */
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'tls-fault'; readonly code: string }
  /** A redirect to something that is no web address. */
  | { readonly kind: 'bad-redirect'; readonly location: string }
  | { readonly kind: 'too-many-redirects' }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }

export type VisitFault =
  | RequestFault
  /** The addresses of the host could not be looked up, for the reason told. */
  | `dns-${'timeout' | 'failed' | 'refused' | 'unreadable' | 'unreachable'}`
  /** The host leads to an address of an inner network, which Beffroi does not connect to. */
  | 'private-address'

export interface Visit {
  readonly hops: readonly [Hop, ...Hop[]]
  readonly end: VisitEnd
}
