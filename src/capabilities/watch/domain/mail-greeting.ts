import type { Certificate, VisitFault } from './visit.ts'

/** What a mail server showed to somebody who greets it and sends nothing. */
export interface Greeting {
  readonly host: string
  readonly address: string | null
  readonly end: GreetingEnd
}

/** The person asked for less than everything. */
export const notGreeted = (host: string): Greeting => ({ host, address: null, end: { kind: 'not-asked' } })

export type GreetingEnd =
  | Secured
  | { readonly kind: 'without-starttls' }
  | { readonly kind: 'starttls-fault'; readonly fault: StarttlsFault; readonly detail: string }
  /** It answers that it does not want to speak, to us or now. */
  | { readonly kind: 'turned-away'; readonly code: number }
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }
  | { readonly kind: 'not-asked' }

export interface Secured {
  readonly kind: 'secured'
  readonly protocol: string
  readonly certificate: Certificate | null
  /** What the server sent, its own certificate first. */
  readonly chain: readonly SentCertificate[]
}

export type StarttlsFault = 'declined' | 'text-in-clear' | 'no-agreement'

/** A certificate as DANE compares it, in lower-case hexadecimal. */
export interface SentCertificate {
  readonly subject: string
  readonly whole: Digests
  readonly key: Digests | null
  readonly isSignedByNext: boolean
}

export interface Digests {
  readonly raw: string
  readonly sha256: string
  readonly sha512: string
}
