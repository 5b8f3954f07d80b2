/** What a visit to a web address showed, as the rules need it. */
export interface Visit {
  /** The first address asked, then each one a redirect led to. */
  readonly hops: readonly [Hop, ...Hop[]]
  readonly end: VisitEnd
}

export interface Hop {
  readonly url: string
  /** Lower case, A-labels, without the final dot. */
  readonly host: string
  readonly scheme: 'http' | 'https'
  readonly address: string | null
  /** Null when no complete answer came. */
  readonly status: number | null
  readonly certificate: Certificate | null
}

export type VisitEnd =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'tls-fault'; readonly code: string }
  | { readonly kind: 'bad-redirect'; readonly location: string }
  | { readonly kind: 'too-many-redirects' }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }

export type VisitFault =
  | 'timeout'
  | 'reset'
  | 'unreachable'
  | 'malformed'
  | 'stopped'
  | `dns-${'timeout' | 'failed' | 'refused' | 'unreadable' | 'unreachable'}`
  | 'private-address'

export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'self-signed'
  | 'unknown-issuer'
  | 'untrusted'
  | 'weak-or-broken'

export interface Certificate {
  readonly subject: string
  readonly names: readonly string[]
  readonly issuer: string
  /** ISO instants. */
  readonly validFrom: string
  readonly validTo: string
  /** The reason to tell first comes first; empty when browsers accept it. */
  readonly faults: readonly CertificateFault[]
}

export function lastHop(visit: Visit): Hop {
  return visit.hops.at(-1) ?? visit.hops[0]
}

/** A site and its `www.` are one and the same (RPNT 0.2.1). */
export const withoutWww = (host: string) => host.replace(/^www\./, '')
