import { holdsUri } from './report-uri.ts'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** A part between two semicolons that is not a tag of the language, or is one twice. */
interface DmarcStray {
  readonly kind: 'not-a-tag' | 'repeated'
  readonly text: string
}

/** A DMARC policy record (RFC 9989 section 4.7), read by the formal definition of section 4.8. */
export interface DmarcRecord {
  readonly text: string
  /** Null when the tag is absent. `invalid` is anything but one of the three. */
  readonly p: DmarcPolicy | null | 'invalid'
  readonly sp: DmarcPolicy | null | 'invalid'
  readonly np: DmarcPolicy | null | 'invalid'
  /** `y`: test mode, the policy is applied one step lower. */
  readonly isTest: boolean
  readonly psd: 'y' | 'n' | 'u'
  /** Reports are asked for: `rua` holds a URI. */
  readonly hasReports: boolean
  /** All the tags but `v`, in writing order, names in lower case, values as written; the first of two counts. */
  readonly tags: ReadonlyMap<string, string>
  readonly strays: readonly DmarcStray[]
  /** Percentage of older receivers (RFC 7489), 100 when absent; RFC 9989 dropped it. */
  readonly pct: number
}

/** `v` first, then its exact value alone. `"v"` is without case in the formal definition, `DMARC1` is not. */
const version = /^v[ \t]*=[ \t]*(DMARC1)[ \t]*(?:;|$)/i
const tag = /^([a-z]+)[ \t]*=[ \t]*(.*)$/is

/** Whether a TXT record is a DMARC record: for policies, and for those who accept reports (RFC 9990 section 4, step 6). */
export const isDmarc = (text: string) => version.exec(text)?.[1] === 'DMARC1'

/** Reads a TXT record; null when it is no DMARC record. A fault after the version never makes it one the less. */
export function readDmarc(text: string): DmarcRecord | null {
  const start = version.exec(text)
  if (start === null || start[1] !== 'DMARC1') return null
  const { tags, strays } = tagsIn(text.slice(start[0].length))
  const psd = tags.get('psd')?.toLowerCase()
  const pct = tags.get('pct') ?? ''
  return {
    text,
    tags,
    strays,
    p: policyOf(tags.get('p')),
    sp: policyOf(tags.get('sp')),
    np: policyOf(tags.get('np')),
    isTest: tags.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    hasReports: holdsUri(tags.get('rua') ?? ''),
    pct: /^\d{1,3}$/.test(pct) && Number(pct) <= 100 ? Number(pct) : 100,
  }
}

function tagsIn(text: string) {
  const tags = new Map<string, string>()
  const strays: DmarcStray[] = []
  for (const piece of text.split(';').map(trim)) {
    if (piece === '') continue
    const [, name = '', value = ''] = tag.exec(piece) ?? []
    if (name === '') strays.push({ kind: 'not-a-tag', text: piece })
    else if (tags.has(name.toLowerCase())) strays.push({ kind: 'repeated', text: piece })
    else tags.set(name.toLowerCase(), value)
  }
  return { tags, strays }
}

/**
 * Trims WSP of RFC 5234 only: a line break or a non-breaking space is a fault that must stay seen. No regular expression:
 * between two letters, 64 kB of spaces would take it seconds.
 */
function trim(text: string): string {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t'
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return text.slice(start, end)
}

function policyOf(value: string | undefined): DmarcRecord['p'] {
  const lower = value?.toLowerCase()
  if (lower === undefined) return null
  return lower === 'none' || lower === 'quarantine' || lower === 'reject' ? lower : 'invalid'
}

/** The single record among the TXT of one name; `several` are none (RFC 9989 section 4.10, steps 2 and 6). */
export function soleDmarc(texts: readonly string[]): {
  readonly record: DmarcRecord | null
  readonly several: readonly DmarcRecord[]
} {
  const records = texts.flatMap((text) => readDmarc(text) ?? [])
  if (records.length > 1) return { record: null, several: records }
  return { record: records[0] ?? null, several: [] }
}

const strength = { none: 0, quarantine: 1, reject: 2, invalid: 0 } as const

/** The record that asks most, to be the one kept. */
export function strongest(records: readonly DmarcRecord[]): DmarcRecord {
  const [first, ...others] = records
  if (first === undefined) throw new Error('no record to choose from')
  return others.reduce(
    (best, each) => (strength[each.p ?? 'none'] > strength[best.p ?? 'none'] ? each : best),
    first,
  )
}
