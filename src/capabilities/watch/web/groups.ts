import type { Finding } from '../../../api-client/index.ts'
import { verdictOrder } from './verdicts.ts'

export type FindingGroup = Finding['about']

export const findingGroups = ['mail', 'site', 'domain'] as const satisfies FindingGroup[]

/** The findings of a group: what asks for something first, the gravest before; then in the order of the visit. */
export function findingsIn<F extends Pick<Finding, 'about' | 'verdict' | 'fix'>>(
  group: FindingGroup,
  findings: readonly F[],
): F[] {
  return findings
    .filter(({ about }) => about === group)
    .sort(
      (one, other) =>
        rank(one.verdict, verdictOrder) - rank(other.verdict, verdictOrder) || byGravity(one, other),
    )
}

const gravities = ['serious', 'usual', 'minor'] as const

const rank = <T>(value: T, order: readonly T[]) => order.indexOf(value)
const gravityOf = ({ fix }: Pick<Finding, 'fix'>) => rank(fix?.gravity ?? 'usual', gravities)
const byGravity = (one: Pick<Finding, 'fix'>, other: Pick<Finding, 'fix'>) =>
  gravityOf(one) - gravityOf(other)
