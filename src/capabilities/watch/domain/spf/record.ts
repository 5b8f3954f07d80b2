import type { IpBytes } from './ip-address.ts'
import type { MacroString } from './macro-string.ts'

/** A TXT record that is SPF: `v=spf1`, in any case, alone or followed by a space (RFC 7208 section 4.5). */
export const isSpf = (text: string) => /^v=spf1(?: |$)/i.test(text)

export type Qualifier = '+' | '-' | '~' | '?'

interface Written {
  /** The term to the letter. */
  readonly text: string
}
interface Directive extends Written {
  readonly qualifier: Qualifier
}

/** What a mechanism looks at (section 5). A `target` that is null is the domain of the record itself. */
export interface All extends Directive {
  readonly name: 'all'
}
export interface Include extends Directive {
  readonly name: 'include'
  readonly target: MacroString
}
export interface Exists extends Directive {
  readonly name: 'exists'
  readonly target: MacroString
}
export interface Hosts extends Directive {
  readonly name: 'a' | 'mx'
  readonly target: MacroString | null
  readonly prefix4: number
  readonly prefix6: number
}
export interface Pointer extends Directive {
  readonly name: 'ptr'
  readonly target: MacroString | null
}
interface Network extends Directive {
  readonly name: 'ip4' | 'ip6'
  readonly network: IpBytes
  readonly prefix: number
}

export type Mechanism = All | Include | Exists | Hosts | Pointer | Network

export type MechanismName = Mechanism['name']

/** Section 6. */
export interface Redirect extends Written {
  readonly name: 'redirect'
  readonly target: MacroString
}
interface Explanation extends Written {
  readonly name: 'exp'
  readonly target: MacroString
}
/** A modifier that is not known: it is read and has no effect. */
interface UnknownModifier extends Written {
  readonly name: 'unknown'
  /** Its own name, in lower case. */
  readonly modifier: string
}

export type Modifier = Redirect | Explanation | UnknownModifier

export type Term = Mechanism | Modifier

export interface SpfRecord {
  /** All that follows the version, in its order. */
  readonly terms: readonly Term[]
  readonly mechanisms: readonly Mechanism[]
  readonly redirect: Redirect | null
  readonly exp: Explanation | null
}

/** Why a term is not of the language of section 12. */
export type SyntaxFault =
  | 'unknown-mechanism'
  | 'bad-modifier'
  | 'bad-domain'
  | 'bad-macro'
  | 'bad-address'
  | 'bad-prefix'
  | 'missing-value'
  | 'value-not-allowed'
  | 'not-ascii'
  | 'repeated-modifier'

/** A term to the letter, and what is wrong with it. */
export interface SyntaxProblem {
  readonly term: string
  readonly fault: SyntaxFault
}

/** Terms for which receivers ask the DNS, and of which ten are allowed (section 4.6.4). */
const askingTerms: ReadonlySet<Term['name']> = new Set(['include', 'a', 'mx', 'ptr', 'exists', 'redirect'])

export const needsLookUp = ({ name }: Term) => askingTerms.has(name)
