import type { Certificate, VisitFault } from './visit.ts'

/** What came of asking for one text at one exact https address. */
export type PolicyFetched =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly contentType: string | null
      /** Each byte one character. */
      readonly text: string
      /** The text was longer than what is read. */
      readonly isCut: boolean
    }
  | { readonly kind: 'certificate-fault'; readonly certificate: Certificate | null }
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'tls-fault'; readonly code: string }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }
  /** The person asked for less than everything (`--dns-only`). */
  | { readonly kind: 'not-asked' }
