import { writtenPolicy } from './policy.ts'
import { type DmarcPolicy, type DmarcRecord, isDmarc } from './record.ts'
import { tagStanding } from './tags.ts'

/** What is wrong or weak in how a policy is written, beside what RPNT 2.6 and 2.7 say of it. Gravest first. */
export type DmarcRemark =
  /** Several records at one name: none counts (RFC 9989 section 4.10). */
  | 'several-records'
  /** The text has quotation marks in it: it is no DMARC record. */
  | 'quoted'
  /** Nearly `v=DMARC1`: another case, a space before, a missing semicolon. */
  | 'version-badly-written'
  /** A record at the domain itself instead of `_dmarc.`. */
  | 'wrong-name'
  /** `p`, `sp` or `np` absent or with another value than the three: the policy is set aside. */
  | 'policy-badly-written'
  /** A value that its tag does not have: the default counts. */
  | 'value-badly-written'
  /** Something between semicolons that is no tag, or the same tag twice. */
  | 'stray-text'
  /** A tag that does not exist, such as `ruas` or `policy`. */
  | 'unknown-tag'
  /** The names below are less protected than the domain. */
  | 'weaker-below'
  /** Test mode (`t=y`): one step lower. */
  | 'test-mode'
  /** Not for all messages, for receivers that still read `pct`. */
  | 'partial'
  /** A tag that RFC 9989 dropped, without harm (`ri`, `rf`, `pct=100`). */
  | 'historic-tag'

export interface DmarcRemarkSeen {
  readonly remark: DmarcRemark
  /** What in the record it is about. */
  readonly part: string
}

const strength: Readonly<Record<DmarcPolicy, number>> = { none: 0, quarantine: 1, reject: 2 }

/** Remarks on one record. */
function remarksOn(record: DmarcRecord): readonly DmarcRemarkSeen[] {
  return [
    ...policyRemarks(record),
    ...[...record.tags].flatMap(([name, value]) => remarkOnTag(name, value)),
    ...record.strays.map(({ text }): DmarcRemarkSeen => ({ remark: 'stray-text', part: text })),
    ...(record.isTest && writtenPolicy(record, 'itself') !== 'none'
      ? [{ remark: 'test-mode', part: 't=y' } as const]
      : []),
  ]
}

function policyRemarks(record: DmarcRecord): readonly DmarcRemarkSeen[] {
  const written = (name: string) => `${name}=${record.tags.get(name) ?? ''}`
  const wrong = (['p', 'sp', 'np'] as const).filter((name) => record[name] === 'invalid')
  if (record.p === null) return [{ remark: 'policy-badly-written', part: 'p' }]
  if (wrong.length > 0) return wrong.map((name) => ({ remark: 'policy-badly-written', part: written(name) }))
  const [own, existing, absent] = (['itself', 'existing-subdomain', 'absent-subdomain'] as const).map(
    (reader) => strength[writtenPolicy(record, reader) ?? 'none'],
  )
  if (existing !== undefined && own !== undefined && existing < own)
    return [{ remark: 'weaker-below', part: written('sp') }]
  if (absent !== undefined && own !== undefined && absent < own)
    return [{ remark: 'weaker-below', part: written('np') }]
  return []
}

const remarkOfStanding = {
  valid: null,
  'badly-written': 'value-badly-written',
  historic: 'historic-tag',
  unknown: 'unknown-tag',
} as const

function remarkOnTag(name: string, value: string): readonly DmarcRemarkSeen[] {
  const part = `${name}=${value}`
  // Addresses of reports are another finding's; policies are judged together.
  if (['p', 'sp', 'np', 'rua', 'ruf'].includes(name)) return []
  if (name === 'pct' && value !== '100') return [{ remark: 'partial', part }]
  const remark = remarkOfStanding[tagStanding(name, value)]
  return remark === null ? [] : [{ remark, part }]
}

const gravity: readonly DmarcRemark[] = [
  'several-records',
  'quoted',
  'version-badly-written',
  'wrong-name',
  'policy-badly-written',
  'value-badly-written',
  'stray-text',
  'unknown-tag',
  'weaker-below',
  'test-mode',
  'partial',
  'historic-tag',
]

const byGravity = (one: DmarcRemarkSeen, other: DmarcRemarkSeen) =>
  gravity.indexOf(one.remark) - gravity.indexOf(other.remark)

/** A TXT that was meant to be DMARC and is not. */
function slipOf(text: string): DmarcRemark | null {
  if (isDmarc(text)) return null
  const bare = text.replace(/["'\\\s]/g, '')
  if (!/^(?:[a-z]+=[^;]*;)*v=DMARC\d*/i.test(bare)) return null
  return /["'\\]/.test(text) ? 'quoted' : 'version-badly-written'
}

/**
 * Remarks on what stands at `_dmarc.<domain>` (`texts`) and among the TXT of the domain itself (`atDomain`), gravest
 * first. A record at the wrong name is only told when none is at the right one.
 */
export function remarksOnTexts(
  texts: readonly string[],
  atDomain: readonly string[],
  record: DmarcRecord | null,
  several: readonly DmarcRecord[],
): readonly DmarcRemarkSeen[] {
  const seen: DmarcRemarkSeen[] = several.map(({ text }) => ({ remark: 'several-records', part: text }))
  for (const text of texts) {
    const slip = slipOf(text)
    if (slip !== null) seen.push({ remark: slip, part: text })
  }
  if (record !== null) seen.push(...remarksOn(record))
  else seen.push(...atDomain.filter(isDmarc).map((part) => ({ remark: 'wrong-name', part }) as const))
  return seen.toSorted(byGravity)
}
