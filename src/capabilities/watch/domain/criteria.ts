import type { Evidence, IssueSeen, IssuesSeen } from './issue-seen.ts'
import { type Criterion, criteria, type IssueCode, issuesThatLose } from './rpnt.ts'
import type { Verdict } from './verdict.ts'

/** A criterion's verdict and the issue that decides it; null when nothing is wrong. */
export interface CriterionJudged {
  readonly criterion: Criterion
  readonly verdict: Extract<Verdict, 'ok' | 'to-fix' | 'could-not-tell'>
  readonly because: { readonly code: IssueCode; readonly seen: IssueSeen } | null
  /** The state of each issue that could lose it, and what was observed for them. */
  readonly evidence: Evidence
}

/**
 * A criterion is lost as soon as one issue that loses it is seen, whatever is not known of the others;
 * kept when all of them are certainly absent; not to be told otherwise.
 */
export function judgeCriterion(criterion: Criterion, seen: IssuesSeen): CriterionJudged {
  const codes = issuesThatLose(criterion)
  const issues: Record<string, IssueSeen['state']> = {}
  const evidence: Record<string, unknown> = { issues }
  for (const code of codes) {
    const each = seen[code]
    issues[code] = each.state
    // Of what was not asked there is nothing to show.
    if (each.state !== 'unknown' || each.doubt !== 'not-asked') Object.assign(evidence, each.evidence)
  }
  const first = (state: IssueSeen['state']) => codes.find((code) => seen[code].state === state)
  const lost = first('present')
  if (lost !== undefined) {
    return { criterion, verdict: 'to-fix', because: { code: lost, seen: seen[lost] }, evidence }
  }
  const doubtful = first('unknown')
  if (doubtful !== undefined) {
    return {
      criterion,
      verdict: 'could-not-tell',
      because: { code: doubtful, seen: seen[doubtful] },
      evidence,
    }
  }
  return { criterion, verdict: 'ok', because: null, evidence }
}

export function judgeCriteria(seen: IssuesSeen): readonly CriterionJudged[] {
  return criteria.map((criterion) => judgeCriterion(criterion, seen))
}
