/** How a name differs from the commune's own, likeliest first. */
export const lookAlikeKinds = [
  'other-ending',
  'own-name',
  'accents',
  'town-hall-word',
  'country-word',
  'hyphen',
  'short-word',
  'missing-dot',
  'swap',
  'omission',
  'doubling',
  'same-sound',
  'twin-letters',
  'marked-letters',
  'other-alphabet',
  'neighbour-key',
] as const

export type LookAlikeKind = (typeof lookAlikeKinds)[number]

/** A label that somebody could confuse with one of the commune's, before an ending is put behind it. */
export interface Variant {
  /** Lower case; a letter of another alphabet makes it a U-label. */
  readonly label: string
  readonly kind: LookAlikeKind
  /** What stands in the commune's name, and what stands here instead; empty where nothing does. */
  readonly was: string
  readonly is: string
}

/** A name under which somebody could pose as the commune. */
export interface LookAlike extends Omit<Variant, 'label'> {
  /** A registrable domain, in lower-case A-labels. */
  readonly name: string
  /** As a person reads it: U-labels. */
  readonly shown: string
}
