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
  /** The person asked for less than everything. */
  | 'not-asked'

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

/** A visit that was not made, because the person did not ask for it. */
export function notVisited(url: string): PageVisit {
  const { href, hostname, protocol } = new URL(url)
  const scheme = protocol === 'http:' ? 'http' : 'https'
  const hop: Hop = { url: href, host: hostname, scheme, address: null, status: null, certificate: null }
  return {
    hops: [hop],
    end: { kind: 'could-not-tell', reason: 'not-asked', detail: '' },
    answers: [],
    body: null,
  }
}

/** One complete answer of a web server: of the hop with the same address. */
export interface HttpAnswer {
  readonly url: string
  readonly host: string
  readonly scheme: 'http' | 'https'
  readonly status: number
  /** As they came, in their order; names in lower case, a name as often as the server wrote it. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

export interface PageBody {
  readonly html: string
  /** False when there was more than is read, or when the server stopped on the way. */
  readonly isWhole: boolean
}

/** A visit with what the servers said on the way, and the page at its end. Too large to be kept as evidence. */
export interface PageVisit extends Visit {
  readonly answers: readonly HttpAnswer[]
  /** Null when the visit did not end on a text in HTML. */
  readonly body: PageBody | null
}

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const
export type TlsVersion = (typeof tlsVersions)[number]

/** A certificate of the chain as the server sent it. */
export interface ServedCertificate {
  readonly subject: string
  readonly issuer: string
  /** ISO instants; as they stand when they cannot be read. */
  readonly validFrom: string
  readonly validTo: string
  readonly isSelfIssued: boolean
  /** `rsa`, `ec`, `ed25519`…; null when it cannot be read. */
  readonly keyType: string | null
  /** Of RSA and DSA keys, and of the curve of EC ones. */
  readonly keyBits: number | null
  /** As OpenSSL writes it, such as `sha256WithRSAEncryption`; null when it cannot be read. */
  readonly signature: string | null
}

/** Which versions of TLS a server accepts, one handshake each, and the chain it sends. */
export interface TlsSeen {
  /** `unknown`: neither a handshake nor a refusal came. */
  readonly versions: Readonly<Record<TlsVersion, 'accepted' | 'refused' | 'unknown'>>
  /** The server's own certificate first; empty when no handshake succeeded. */
  readonly chain: readonly ServedCertificate[]
  /** Why a version is unknown; null when none is. */
  readonly fault: VisitFault | null
}

export function lastHop(visit: Visit): Hop {
  return visit.hops.at(-1) ?? visit.hops[0]
}

/** A site and its `www.` are one and the same (RPNT 0.2.1). */
export const withoutWww = (host: string) => host.replace(/^www\./, '')
