/** A TXT record that is SPF: `v=spf1`, in any case, alone or followed by a space (RFC 7208 section 4.5). */
export const isSpf = (text: string) => /^v=spf1(?: |$)/i.test(text)

/** What is weak in an SPF record that exists. Its full evaluation is another matter: these are seen in the text itself. */
export type SpfWeakness =
  /** Several records: receivers give up on all of them (section 4.5). */
  | 'several-records'
  /** `+all`: everybody may write in your name. */
  | 'anybody-allowed'
  /** `?all`: says nothing of the servers that are not listed. */
  | 'nothing-said'
  /** Neither `all` nor `redirect`: same effect as `?all` (section 4.7). */
  | 'no-ending'
  /** `ptr`, which must not be used (section 5.5). */
  | 'ptr-used'
  /** More than ten terms that need a look-up, without even counting what they include (section 4.6.4). */
  | 'too-many-look-ups'
  /** A term that is not of the language: receivers give up (section 4.6). */
  | 'unknown-term'

const mostLookUps = 10
const needsLookUp = /^[+\-~?]?(?:include:|a(?:[:/]|$)|mx(?:[:/]|$)|ptr(?:[:]|$)|exists:)|^redirect=/i
const known =
  /^(?:[+\-~?]?(?:all|include:\S+|a(?:[:/]\S+)?|mx(?:[:/]\S+)?|ptr(?::\S+)?|ip4:\S+|ip6:\S+|exists:\S+)|[a-z][a-z0-9._-]*=\S*)$/i

/** The weaknesses of the SPF records of a domain, the gravest first. An empty list of records has none. */
export function spfWeaknesses(records: readonly string[]): readonly SpfWeakness[] {
  if (records.length > 1) return ['several-records']
  const [record] = records
  if (record === undefined) return []
  const terms = record
    .split(/ +/)
    .slice(1)
    .filter((term) => term !== '')
  const all = terms.find((term) => /^[+\-~?]?all$/i.test(term))?.toLowerCase()
  const seen: [SpfWeakness, boolean][] = [
    ['unknown-term', terms.some((term) => !known.test(term))],
    ['anybody-allowed', all === 'all' || all === '+all'],
    ['too-many-look-ups', terms.filter((term) => needsLookUp.test(term)).length > mostLookUps],
    ['nothing-said', all === '?all'],
    ['no-ending', all === undefined && !terms.some((term) => /^redirect=/i.test(term))],
    ['ptr-used', terms.some((term) => /^[+\-~?]?ptr(?::|$)/i.test(term))],
  ]
  return seen.filter(([, isSeen]) => isSeen).map(([weakness]) => weakness)
}
