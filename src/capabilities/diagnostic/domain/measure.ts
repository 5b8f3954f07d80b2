/** The six states of a measure, as `product.md` counts them. */
export type MeasureState = 'proven' | 'declared' | 'to-do' | 'unknown' | 'expired' | 'not-applicable'

/** Where a legal or technical line comes from: `legal-facts.md` codes V, V2, M, U. */
export interface Citation {
  readonly text: string
  readonly source: string
  /** Day on which the source was read. */
  readonly checkedOn: string
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
  /** Territories where the rule holds; absent means everywhere in France. */
  readonly territories?: readonly string[]
}

/**
 * One way of proving a measure. `subject` names evidence: `check:2.7`, `document:backup-restorable`.
 * The checks of a measure prove it together (all of them, those that do not apply left aside);
 * each document proves it alone; one fresh denial of any of them is enough against it.
 */
export interface Proof {
  readonly subject: string
  readonly validForDays: number
  /** What the person should provide, or what the check looks at, in plain French. */
  readonly how: string
}

export interface Measure {
  /** kebab-case, stable for ever. */
  readonly id: string
  readonly theme: string
  readonly essential: boolean
  /** « Les sauvegardes sont restaurables »: true when the measure is in place. */
  readonly title: string
  readonly what: string
  readonly why: string
  /** The risk covered, in a few words, and its weight from 1 (nuisance) to 5 (the town hall stops). */
  readonly risk: { readonly label: string; readonly weight: 1 | 2 | 3 | 4 | 5 }
  readonly doneBy: 'secretary' | 'mayor' | 'provider' | 'relay' | 'dpo'
  readonly effortInMinutes: number
  /** Range in euros, all taxes included (TTC); per year when `yearly`. */
  readonly cost: { readonly from: number; readonly to: number; readonly yearly: boolean }
  /** The action to show when the measure is not in place, as an imperative: « Activer la double authentification… ». */
  readonly action: string
  /** Ordered steps of the action, each a sentence. */
  readonly steps: readonly string[]
  readonly proofs: readonly Proof[]
  /** Other measures to do first. */
  readonly after: readonly string[]
  /** Namespaced identifiers: `cyberdepart:AUTH.5`, `recyf:10.B.5`, `hygiene:13`, `rpnt:2.7`. */
  readonly references: readonly string[]
  readonly citations: readonly Citation[]
  /** Asked of larger communes only. */
  readonly fromWorkstations?: number
  /** What a public council report may say: a theme that tells an attacker nothing about this commune. */
  readonly publicTitle: string
}
