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

/** One complete answer of a web server: of the hop with the same address. */
export interface HttpAnswer {
  readonly url: string
  readonly host: string
  readonly scheme: 'http' | 'https'
  readonly status: number
  /** As they came, in their order; names in lower case, a name as often as the server wrote it. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** The text of a page, at most 512 kB of it. */
export interface PageBody {
  readonly html: string
  /** False when there was more than is read, or when the server stopped on the way. */
  readonly isWhole: boolean
  /** As the Encoding standard names it. */
  readonly charset: string
}

/** A visit with what the servers said on the way, and the page at its end. Too large to be kept as evidence. */
export interface PageVisit extends Visit {
  /** Of the hops that answered. */
  readonly answers: readonly HttpAnswer[]
  /** Null when the visit did not end on a text in HTML. */
  readonly body: PageBody | null
}
