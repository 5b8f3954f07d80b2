/**
 * What a reason is worth. `decisive`: no honest mail does that. `strong`: one is enough to be suspected, two to be taken as
 * dangerous. `light`: means nothing alone. `eases`: takes one light reason away. `blind`: something could not be examined.
 */
export type Weight = 'decisive' | 'strong' | 'light' | 'eases' | 'blind'

/** Every reason and its weight. Its sentences are in `content/reasons.fr.yaml` under the same code. */
export const weights = {
  'sender-forges-known-name': 'decisive',
  'sender-looks-alike': 'decisive',
  'link-looks-alike': 'decisive',
  'link-runs-code': 'decisive',
  'attachment-program': 'decisive',
  'attachment-script': 'decisive',
  'attachment-shortcut': 'decisive',
  'attachment-hides-its-end': 'decisive',
  'attachment-asks-password': 'decisive',
  'mail-asks-password': 'decisive',

  'sender-forged': 'strong',
  'sender-resembles': 'strong',
  'link-resembles': 'strong',
  'sender-refused': 'strong',
  'name-is-institution': 'strong',
  'name-shows-other-address': 'strong',
  'several-authors': 'strong',
  'reply-leaves-for-free-mail': 'strong',
  'link-shows-other-site': 'strong',
  'link-hides-host': 'strong',
  'link-to-number': 'strong',
  'link-in-other-alphabet': 'strong',
  'attachment-macro': 'strong',
  'attachment-disk-image': 'strong',
  'attachment-notebook': 'strong',
  'attachment-active-page': 'strong',
  'attachment-other-kind': 'strong',
  'attachment-fetches-template': 'strong',
  'attachment-starts-program': 'strong',
  'archive-swells': 'strong',
  'bank-details-change': 'strong',
  'secret-transfer': 'strong',
  'gift-cards': 'strong',
  blackmail: 'strong',

  'sender-not-authenticated': 'light',
  'name-shows-relayed-address': 'light',
  'reply-goes-elsewhere': 'light',
  'link-shows-tracked-site': 'light',
  'link-shortened': 'light',
  'link-passes-on': 'light',
  'link-to-free-hosting': 'light',
  'link-in-image': 'light',
  'attachment-page': 'light',
  'attachment-has-script': 'light',
  'attachment-embeds': 'light',
  'attachment-locked': 'light',
  urgency: 'light',
  threat: 'light',
  'asks-secret-code': 'light',
  'foreign-account': 'light',

  'sender-authenticated': 'eases',
  'sender-internal': 'eases',

  'sender-unverifiable': 'blind',
  'no-route-seen': 'blind',
  'not-openable': 'blind',
  'not-readable': 'blind',
  'too-much-to-read': 'blind',
} as const satisfies Record<string, Weight>

export type ReasonCode = keyof typeof weights

export interface Reason {
  readonly code: ReasonCode
  /** What stands in the message, safe to show; each once. */
  readonly evidence: readonly string[]
  /** Words for the sentence. */
  readonly words?: Readonly<Record<string, string>>
}
