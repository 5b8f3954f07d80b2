import type { EntryPlace } from '../domain/log/entry.ts'

/** Why a logbook does not hold. */
export type Fault =
  | { readonly kind: 'misshapen'; readonly where: string }
  | { readonly kind: 'not-canonical' }
  | { readonly kind: 'wrong-place' }
  | { readonly kind: 'changed-leaf' }
  | { readonly kind: 'changed-body' }
  | { readonly kind: 'written-twice' }
  | { readonly kind: 'redacted-without-reason' }
  | { readonly kind: 'redaction-of-nothing' }
  | { readonly kind: 'bad-key' }
  | { readonly kind: 'bad-checkpoint'; readonly size: number | null }
  /** The root of the entries is not the one that was signed. */
  | { readonly kind: 'other-root'; readonly size: number }
  | { readonly kind: 'not-covered' }
  | { readonly kind: 'epochs-not-chained' }
  /** An entry names a checkpoint of an earlier epoch with more entries than are left of it. */
  | { readonly kind: 'lost'; readonly missing: number }
  | { readonly kind: 'bad-cosignature' }
  | { readonly kind: 'bad-stamp' }
  | { readonly kind: 'bad-seal' }
  /** The key asked for is not the one that signed. */
  | { readonly kind: 'other-key' }
  /** The checkpoint asked for is of another logbook, or its signature does not hold. */
  | { readonly kind: 'foreign-checkpoint' }
  | { readonly kind: 'cut-before-checkpoint'; readonly missing: number }

export interface Cosigned {
  readonly witness: string
  readonly epoch: number
  readonly size: number
  readonly at: Date
}

export type Verdict =
  | {
      readonly kind: 'holds'
      readonly entries: number
      readonly epochs: number
      readonly redacted: number
      /** Of the key that signed the last epoch, hexadecimal. */
      readonly fingerprint: string
      readonly isKeyKnown: boolean
      /** What the checkpoint that was shown vouches for; null without one. */
      readonly checkpoint: { readonly epoch: number; readonly size: number } | null
      readonly cosigned: readonly Cosigned[]
      readonly stamps: readonly { readonly epoch: number; readonly size: number; readonly at: Date }[]
      /** Places of entries that say that the server had been set back and had written on. */
      readonly divergences: readonly EntryPlace[]
    }
  | { readonly kind: 'broken'; readonly fault: Fault; readonly at: EntryPlace | null }
  | { readonly kind: 'no-export' }

/** Ends a verification at the first thing that does not hold. Caught where the verification begins. */
export class Broken extends Error {
  readonly fault: Fault
  readonly at: EntryPlace | null

  constructor(fault: Fault, at: EntryPlace | null = null) {
    super(fault.kind)
    this.fault = fault
    this.at = at
  }
}
