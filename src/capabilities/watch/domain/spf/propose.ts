import type { DnsRecord } from '../issue-seen.ts'
import { readSpf } from './read-record.ts'
import type { SpfRecord } from './record.ts'
import type { SpfWeakness } from './weaknesses.ts'

/** The terms that take the place of those of a record, for a fault in `term`; null when no repair is sure. */
type Repair = (terms: readonly string[], term: string) => readonly string[] | null

const isAll = (term: string) => /^[+\-~?]?all$/i.test(term)
const isRedirect = (term: string) => /^redirect=/i.test(term)

const leaveOut: Repair = (terms, term) => {
  const kept = terms.filter((each) => each !== term)
  return kept.length < terms.length ? kept : null
}
/** The ending is put right in every record that is proposed. */
const endWell: Repair = (terms) => terms
const softenOwnEnding: Repair = (terms) => (terms.some(isAll) ? terms : null)

/** `-all` and `~all` stay; otherwise `~all`, which loses no mail while the list of servers is being completed. */
function withEnding(terms: readonly string[]): readonly string[] {
  const ending = terms.find(isAll)
  if (ending === undefined && terms.some(isRedirect)) return terms
  const kept = terms.filter((term) => !isAll(term) && !isRedirect(term))
  return [...kept, ending !== undefined && /^[-~]/.test(ending) ? ending : '~all']
}

/** Slips of the pen whose meaning is certain. */
const slips: readonly (readonly [written: RegExp, meant: string])[] = [
  [/^([+\-~?]?)(?:ipv?4?|a):(\d+\.\d+\.\d+\.\d+(?:\/\d+)?)[,;.]?$/i, '$1ip4:$2'],
  [/^([+\-~?]?)ipv6:(.+)$/i, '$1ip6:$2'],
  [/^([+\-~?]?)(include|ip4|ip6|a|mx|exists)=(.+)$/i, '$1$2:$3'],
  [/^([+\-~?]?)includes?:(.+?)[,;]*$/i, '$1include:$2'],
  [/^redirect:(.+)$/i, 'redirect=$1'],
  [/^([+\-~?]?)all[.,;:"']+$/i, '$1all'],
  [/^(.+?)[,;]+$/i, '$1'],
]

const correct: Repair = (terms, term) => {
  const slip = slips.find(([written]) => written.test(term))
  if (slip === undefined) return null
  return terms.map((each) => (each === term ? each.replace(...slip) : each))
}

/** Only a fault of the record itself: what another domain publishes is not repaired from here. */
const repairs: Partial<Readonly<Record<SpfWeakness, Repair>>> = {
  'unknown-mechanism': correct,
  'bad-modifier': correct,
  'bad-domain': correct,
  'bad-address': correct,
  'value-not-allowed': correct,
  'mistaken-modifier': correct,
  'anybody-allowed': softenOwnEnding,
  'nothing-said': softenOwnEnding,
  'no-ending': endWell,
  'leads-nowhere': leaveOut,
  'leads-to-no-name': leaveOut,
  loop: leaveOut,
  'never-reached': endWell,
}

/**
 * The record that repairs a weakness of a domain's own SPF, the others left as they are; null when only the person who
 * runs the mail can say. What it gives is one readable record.
 */
export function proposeRecord(
  kind: SpfWeakness,
  domain: string,
  records: readonly string[],
  term: string,
): DnsRecord | null {
  const [text, ...others] = records
  if (text === undefined) return null
  const terms = kind === 'several-records' ? mergeRecords(records) : repairs[kind]?.(termsOf(text), term)
  if (!terms || (others.length > 0 && kind !== 'several-records')) return null
  const value = ['v=spf1', ...withEnding(terms)].join(' ')
  if (readSpf(value).kind === 'faulty') return null
  return { name: domain, type: 'TXT', value, replaces: [...records] }
}

const termsOf = (text: string) => text.split(' ').filter((term, index) => index > 0 && term !== '')

/** All servers of all records, with the mildest of their endings; null when one cannot be read or leads elsewhere. */
function mergeRecords(texts: readonly string[]): readonly string[] | null {
  const records: SpfRecord[] = []
  for (const text of texts) {
    const reading = readSpf(text)
    if (reading.kind === 'faulty' || reading.record.redirect !== null) return null
    records.push(reading.record)
  }
  const terms = records.flatMap((record) => record.terms.map(({ text }) => text))
  const isHard = records.every(({ mechanisms }) =>
    mechanisms.some((each) => each.name === 'all' && each.qualifier === '-'),
  )
  const exps = terms.filter((term) => /^exp=/i.test(term))
  const kept = terms.filter((term) => !isAll(term) && !exps.slice(1).includes(term))
  return [...new Set(kept), isHard ? '-all' : '~all']
}
