import type { Finding } from '../../../api-client/index.ts'
import { criteriaNeeded, type LevelName } from '../domain/levels.ts'

/**
 * The findings that keep a level from being reached (`reached` false) or told (null), in their order. Empty once it
 * is reached.
 */
export function whatIsMissing(
  level: LevelName,
  reached: boolean | null,
  findings: readonly Finding[],
): readonly Finding[] {
  if (reached === true) return []
  const stopping = reached === false ? 'to-fix' : 'could-not-tell'
  const needed: readonly string[] = criteriaNeeded(level, isMatchNeeded(findings))
  return findings.filter(({ code, verdict }) => needed.includes(code) && verdict === stopping)
}

/** As `domain/levels.ts` says it of issues: here, of what the findings show of them. */
function isMatchNeeded(findings: readonly Finding[]): boolean {
  const isSeen = (issue: string) => findings.some(({ evidence }) => issuesIn(evidence)[issue] === 'present')
  const hasUsableSite =
    !isSeen('WEBSITE_MISSING') && !isSeen('WEBSITE_MALFORMED') && !isSeen('WEBSITE_DOMAIN_EXTENSION')
  return hasUsableSite || isSeen('EMAIL_DOMAIN_EXTENSION')
}

function issuesIn(evidence: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(evidence)) return {}
  return isRecord(evidence.issues) ? evidence.issues : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
