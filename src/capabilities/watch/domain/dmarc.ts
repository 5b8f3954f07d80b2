export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** A DMARC policy record, its tags read by RFC 9989 section 4.7. */
export interface DmarcRecord {
  readonly text: string
  /** Null when the tag is absent or its value is not one of the three. */
  readonly p: DmarcPolicy | null
  readonly sp: DmarcPolicy | null | 'invalid'
  readonly np: DmarcPolicy | null | 'invalid'
  /** `y`: test mode, the policy is applied one step lower. */
  readonly isTest: boolean
  readonly psd: 'y' | 'n' | 'u'
  readonly hasReports: boolean
  /** All the tags but `v`, as they stand. */
  readonly tags: ReadonlyMap<string, string>
  /** Percentage of older receivers (RFC 7489), 100 when absent; RFC 9989 dropped it. */
  readonly pct: number
}

/** `v` first and alone with its exact value, then the tags (section 4.8). */
const version = /^v[ \t]*=[ \t]*(DMARC1)[ \t]*(?:;|$)/i
const tagValue = /^([a-z]+)[ \t]*=[ \t]*([\x20-\x3a\x3c-\x7e]+)$/i

/**
 * Reads a TXT record; null when it is no DMARC record: `v` must come first and its value match to the letter.
 * Tags and their values are without case; a tag that is badly written counts as absent, the first of two counts.
 */
export function readDmarc(text: string): DmarcRecord | null {
  const start = version.exec(text)
  if (start === null || start[1] !== 'DMARC1') return null
  const tags = tagsAfterVersion(text.slice(start[0].length))
  const policyIn = (name: string) => {
    const value = tags.get(name)
    return value === undefined ? null : (asPolicy(value) ?? 'invalid')
  }
  const p = policyIn('p')
  const psd = tags.get('psd')?.toLowerCase()
  const pct = tags.get('pct') ?? ''
  return {
    text,
    tags,
    p: p === 'invalid' ? null : p,
    sp: policyIn('sp'),
    np: policyIn('np'),
    isTest: tags.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    hasReports: /(?:^|,)\s*[a-z][a-z0-9+.-]*:[^\s,]+/i.test(tags.get('rua') ?? ''),
    pct: /^\d{1,3}$/.test(pct) && Number(pct) <= 100 ? Number(pct) : 100,
  }
}

/** The tags after `v`, in writing order, names in lower case, values trimmed. */
function tagsAfterVersion(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const piece of text.split(';')) {
    const [, name, value] = tagValue.exec(piece.trim()) ?? []
    if (name === undefined || value === undefined) continue
    if (!tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), value.trim())
  }
  return tags
}

function asPolicy(value: string): DmarcPolicy | null {
  const lower = value.toLowerCase()
  return lower === 'none' || lower === 'quarantine' || lower === 'reject' ? lower : null
}

/** Whose policy is asked: the domain that holds the record, or one below it (section 4.10.1). */
export type DmarcReader = 'itself' | 'existing-subdomain' | 'absent-subdomain'

/**
 * The policy as written for the reader, before test mode and percentage. A record without a valid `p`, or with an
 * `sp` or `np` that is not valid, counts as `none` (section 4.10.1).
 */
export function writtenPolicy(record: DmarcRecord, reader: DmarcReader): DmarcPolicy {
  if (record.p === null || record.sp === 'invalid' || record.np === 'invalid') return 'none'
  if (reader === 'itself') return record.p
  const forExisting = record.sp ?? record.p
  return reader === 'existing-subdomain' ? forExisting : (record.np ?? forExisting)
}

/** Why a policy protects less than « quarantine for every message »; null when it protects at least that. */
export type DmarcWeakness = 'no-policy' | 'policy-none' | 'test-mode' | 'partial'

/**
 * RPNT 2.7: at least `quarantine`, on all messages. `p=reject; t=y` is applied as quarantine (RFC 9989 section 4.7),
 * and `p=reject; pct=50` as quarantine for the other half (RFC 7489 section 6.6.4): both are enough.
 */
export function dmarcWeakness(record: DmarcRecord, reader: DmarcReader): DmarcWeakness | null {
  const policy = writtenPolicy(record, reader)
  if (policy === 'none')
    return record.p === null || record.sp === 'invalid' || record.np === 'invalid'
      ? 'no-policy'
      : 'policy-none'
  if (policy === 'reject') return null
  if (record.isTest) return 'test-mode'
  return record.pct < 100 ? 'partial' : null
}

/** The single record among the TXT of one name; `several` are none (section 4.10, step 2). */
export function soleDmarc(texts: readonly string[]): {
  readonly record: DmarcRecord | null
  readonly several: readonly DmarcRecord[]
} {
  const records = texts.flatMap((text) => readDmarc(text) ?? [])
  if (records.length > 1) return { record: null, several: records }
  return { record: records[0] ?? null, several: [] }
}

const strength: Readonly<Record<DmarcPolicy, number>> = { none: 0, quarantine: 1, reject: 2 }

/** The record that asks most, to be the one kept. */
export function strongest(records: readonly DmarcRecord[]): DmarcRecord {
  const [first, ...others] = records
  if (first === undefined) throw new Error('no record to choose from')
  return others.reduce(
    (best, each) => (strength[each.p ?? 'none'] > strength[best.p ?? 'none'] ? each : best),
    first,
  )
}

const mostWalkedLabels = 7

/** Names above a domain where its policy may stand, nearest first (section 4.10: eight queries at most, the first included). */
export function namesAbove(domain: string): readonly string[] {
  const labels = domain.split('.')
  const above = labels.length > mostWalkedLabels + 1 ? labels.slice(-mostWalkedLabels) : labels.slice(1)
  return above.map((_, index) => above.slice(index).join('.'))
}

/** A record met while walking up from a domain. */
export interface DmarcMet {
  readonly domain: string
  readonly record: DmarcRecord
}

/** Whether the walk stops at a record (section 4.10, steps 2 and 6). */
export const endsWalk = (record: DmarcRecord) => record.psd !== 'u'

/**
 * The record that holds for `domain`, which has none of its own: that of its organisational domain, else that of the
 * public suffix above it (section 4.10.1). `met` is in walking order, nearest first.
 */
export function applicableRecord(domain: string, met: readonly DmarcMet[]): DmarcMet | null {
  const ofOrganisation = met.find(({ record }) => record.psd === 'n')
  if (ofOrganisation !== undefined) return ofOrganisation
  const suffix = met.find(({ record }) => record.psd === 'y')
  if (suffix === undefined) return met.at(-1) ?? null
  const labelsBelow = suffix.domain.split('.').length + 1
  const organisation = domain.split('.').slice(-labelsBelow).join('.')
  return met.find((each) => each.domain === organisation) ?? suffix
}
