import type { ScanTarget } from './target.ts'
import type { Verdict } from './verdict.ts'

/** What a finding says of a measure, in the words of `evidence`. */
export type EvidenceVerdict = 'supports' | 'denies' | 'could-not-tell' | 'not-applicable'

const verdicts = {
  ok: 'supports',
  'to-fix': 'denies',
  'could-not-tell': 'could-not-tell',
  'not-applicable': 'not-applicable',
} as const satisfies Record<Verdict, EvidenceVerdict>

/**
 * The reference (RPNT 0.2.1) loses every criterion of the mail to a commune that has none, and of the site alike. That
 * counts in its levels; but nobody can publish an SPF for a mail that does not exist, so that beside 1.1 and 2.1
 * themselves it speaks of no measure.
 */
export function evidenceVerdict(
  code: string,
  verdict: Verdict,
  { mail, site }: Pick<ScanTarget, 'mail' | 'site'>,
): EvidenceVerdict {
  const isOfMail = code.startsWith('2.') && code !== '2.1'
  const isOfSite = (code.startsWith('1.') && code !== '1.1') || code === '2.3'
  const isOutOfReach = (mail.kind === 'none' && isOfMail) || (site.kind === 'none' && isOfSite)
  return isOutOfReach ? 'not-applicable' : verdicts[verdict]
}
