import type { Finding } from '../../../api-client/index.ts'
import { verdictOrder } from './verdicts.ts'

export type FindingGroup = Finding['about']

export const findingGroups = ['mail', 'site', 'domain'] as const satisfies FindingGroup[]

/** The findings of a group: what asks for something first, then in the order of the visit. */
export function findingsIn<F extends Pick<Finding, 'about' | 'verdict'>>(
  group: FindingGroup,
  findings: readonly F[],
): F[] {
  return findings
    .filter(({ about }) => about === group)
    .sort((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
}
