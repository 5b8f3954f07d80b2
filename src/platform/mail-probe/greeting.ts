import type { Certificate } from '../web-probe/certificate.ts'
import type { VisitFault } from '../web-probe/visit.ts'
import type { SentCertificate } from './sent-chain.ts'

/** What a mail server showed to somebody who greets it and sends nothing. */
export interface Greeting {
  readonly host: string
  /** The address connected to; null when none was. */
  readonly address: string | null
  readonly end: GreetingEnd
}

export type GreetingEnd =
  /** The server takes mail over TLS. The certificate is read and not enforced; null when it showed none. */
  | {
      readonly kind: 'secured'
      /** `TLSv1.2` or `TLSv1.3`. */
      readonly protocol: string
      readonly certificate: Certificate | null
      /** What the server sent, its own certificate first: nothing is added from this machine's store. */
      readonly chain: readonly SentCertificate[]
    }
  /** It answers, and does not offer STARTTLS (RFC 3207). */
  | { readonly kind: 'without-starttls' }
  /** It offers STARTTLS, which then leads nowhere. */
  | { readonly kind: 'starttls-fault'; readonly fault: StarttlsFault; readonly detail: string }
  /** It answers that it does not want to speak, to us or now (RFC 5321 section 3.1, 4yz and 5yz). */
  | { readonly kind: 'turned-away'; readonly code: number }
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  /** Nothing listens on the port. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }

export type StarttlsFault =
  /** Offered, then refused for good. */
  | 'declined'
  /** Text in clear after the go-ahead: somebody slips words between the server and its clients (CVE-2011-0411). */
  | 'text-in-clear'
  /** The server and the client found no way to speak TLS. */
  | 'no-agreement'
