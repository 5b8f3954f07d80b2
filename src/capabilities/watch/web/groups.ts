import type { Finding } from '../../../api-client/index.ts'
import { verdictOrder } from './verdicts.ts'

export type FindingGroup = 'mail' | 'site' | 'other'

export const findingGroups = ['mail', 'site', 'other'] as const satisfies FindingGroup[]

const beside: Readonly<Record<string, FindingGroup>> = {
  'mail-kind': 'mail',
  'mail-location': 'mail',
  'mx-others': 'mail',
  'spf-quality': 'mail',
  'dmarc-policy': 'mail',
  'bare-certificate': 'site',
  'certificate-expiry': 'site',
}

/** What a finding speaks of: 1.* is the site, 2.* the mail (RPNT). */
export function groupOf(code: string): FindingGroup {
  if (code.startsWith('1.')) return 'site'
  if (code.startsWith('2.')) return 'mail'
  return beside[code] ?? 'other'
}

/** The findings of a group: what asks for something first, then in the order of the visit. */
export function findingsIn<F extends Pick<Finding, 'code' | 'verdict'>>(
  group: FindingGroup,
  findings: readonly F[],
): F[] {
  return findings
    .filter(({ code }) => groupOf(code) === group)
    .sort((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
}
