/** What is wrong with the SPF of a domain; `content/spf.fr.yaml` has a sentence for each. The gravest come first. */
export const spfWeaknesses = [
  /** Receivers give up on all of them (RFC 7208 section 4.5). */
  'several-records',
  /** A term that is not of the language, one variant a kind of fault: receivers give up (section 4.6). */
  'unknown-mechanism',
  'bad-modifier',
  'bad-domain',
  'bad-macro',
  'bad-address',
  'bad-prefix',
  'missing-value',
  'value-not-allowed',
  'not-ascii',
  'repeated-modifier',
  /** `+all`, in the record or where its `redirect` leads: everybody may write in your name. */
  'anybody-allowed',
  /** The same, through an `include`. */
  'anybody-included',
  /** A network of millions of addresses. */
  'wide-network',
  /** An `include` or `redirect` to a domain without SPF record: receivers give up (sections 5.2 and 6.1). */
  'leads-nowhere',
  /** To a name that does not exist, or cannot. */
  'leads-to-no-name',
  /** To a record that is faulty itself, or to several. */
  'leads-to-fault',
  'leads-to-several',
  /** To a domain that leads back to itself. */
  'loop',
  /** Section 4.6.4. */
  'too-many-look-ups',
  'too-many-void-look-ups',
  'too-many-mail-servers',
  /** `?all`: says nothing of the servers that are not listed. */
  'nothing-said',
  /** Neither `all` nor `redirect`: same effect as `?all` (section 4.7). */
  'no-ending',
  /** `include=` or `ip4=` is read as a modifier that nobody knows: it counts for nothing (section 6). */
  'mistaken-modifier',
  /** Terms after `all`, and `redirect` beside it: never read (sections 5.1 and 6.1). */
  'never-reached',
  /** « ptr » must not be used (section 5.5). */
  'ptr-used',
] as const

export type SpfWeakness = (typeof spfWeaknesses)[number]
