import type { LookUpFault } from '../look-up.ts'
import type { SpfAsked } from './asked.ts'
import type { SyntaxFault } from './record.ts'

/** RFC 7208 section 2.6. */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

/** The exact fault behind a `permerror` or a `temperror`; `domain` holds the record where it is. */
export type SpfProblem =
  | { readonly kind: 'several-records'; readonly domain: string }
  | { readonly kind: 'syntax'; readonly domain: string; readonly term: string; readonly fault: SyntaxFault }
  | {
      readonly kind: 'too-many-look-ups' | 'too-many-void-look-ups' | 'too-many-mail-servers'
      readonly domain: string
      readonly term: string
    }
  /** An `include` or a `redirect` whose `target` publishes no SPF record. */
  | { readonly kind: 'no-record'; readonly domain: string; readonly term: string; readonly target: string }
  | {
      readonly kind: 'dns'
      readonly domain: string
      readonly term: string | null
      readonly name: string
      readonly type: SpfAsked['type']
      readonly reason: LookUpFault
    }

/** Whether a mechanism matches the client, or why that cannot be known. */
export type Match =
  | { readonly kind: 'told'; readonly isMatch: boolean }
  | { readonly kind: 'problem'; readonly problem: SpfProblem }
