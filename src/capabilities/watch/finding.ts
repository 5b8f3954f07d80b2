import type { Beside } from './checks/check.ts'
import { fill, findingTexts, isFilledBy, type Said } from './content.ts'
import type { CriterionJudged } from './domain/criteria.ts'
import type { DnsRecord, Doubt, Evidence, Words } from './domain/issue-seen.ts'
import { criteriaLostBy } from './domain/rpnt.ts'
import type { Verdict } from './domain/verdict.ts'

/** Whom to ask what, in French; `record` is the exact DNS line to add, where one repairs it. */
export interface Fix {
  readonly who: string
  readonly ask: string
  readonly gravity: Said['gravity']
  readonly record?: DnsRecord
}

/** One thing seen from outside, as it is shown, kept and sent. */
export interface Finding {
  /** `1.1` to `2.8`, or the name of a finding beside the criteria (`spf-quality`). */
  readonly code: string
  readonly verdict: Verdict
  /** Why nothing can be said, for a machine; null with any other verdict. */
  readonly reason: Doubt | null
  readonly title: string
  /** What it means for the town hall, in plain French. */
  readonly meaning: string
  /** What was seen: records, statuses, certificate. */
  readonly evidence: Evidence
  /** ISO instant, UTC. */
  readonly observedAt: string
  readonly fix: Fix | null
}

/** @param observedAt ISO instant, UTC */
export function findingOfCriterion(judged: CriterionJudged, observedAt: string): Finding {
  const texts = findingTexts()
  const { criterion, verdict, because, evidence } = judged
  const { title, what, ok } = texts.criteria[criterion]
  const finding = (meaning: string, fix: Fix | null): Finding => ({
    code: criterion,
    verdict,
    reason: because?.seen.state === 'unknown' ? because.seen.doubt : null,
    title,
    meaning,
    evidence,
    observedAt,
    fix,
  })
  if (because === null || because.seen.state === 'absent') return finding(ok, null)
  const { code, seen } = because
  if (seen.state === 'unknown') {
    const doubt = fill(texts.doubts[seen.doubt], seen.words)
    return finding(fill(texts['could-not-tell'], { what, doubt }), null)
  }
  const said = saidOf(texts.issues[code], seen.variant ?? 'plain', 'plain', code)
  const isDirect = criteriaLostBy[code][0] === criterion
  const meaning = fill(said.meaning, seen.words)
  return finding(isDirect ? meaning : `${meaning} ${texts.depends}`, fixOf(said, seen.words, seen.record))
}

/** @param observedAt ISO instant, UTC */
export function findingBeside(beside: Beside, observedAt: string): Finding {
  const { code, verdict, doubt, variant, words = {}, evidence, record } = beside
  const entry = findingTexts().beside[code]
  if (entry === undefined) throw new Error(`no sentence for the finding ${code}`)
  const said = saidOf(entry.said, variant === undefined ? verdict : `${verdict}.${variant}`, verdict, code)
  const meaning = fill(said.meaning, words)
  const reason = reasonSaid(beside)
  return {
    code,
    verdict,
    reason: doubt ?? null,
    title: entry.title,
    meaning: reason === null ? meaning : `${meaning} ${reason}`,
    evidence,
    observedAt,
    fix: fixOf(said, words, record ?? null),
  }
}

/** Why nothing can be said; a sentence of its own variant says it already. */
function reasonSaid({ doubt, variant, words = {} }: Beside): string | null {
  if (doubt === undefined || variant !== undefined) return null
  const { doubts, because } = findingTexts()
  const template = doubts[doubt]
  return isFilledBy(template, words) ? fill(because, { doubt: fill(template, words) }) : null
}

function saidOf<S extends Said>(
  sentences: Readonly<Record<string, S>>,
  key: string,
  plainKey: string,
  code: string,
): S {
  const said = sentences[key] ?? sentences[plainKey]
  if (said === undefined) throw new Error(`no sentence for ${code} ${key} or ${plainKey}`)
  return said
}

function fixOf({ who, ask, gravity }: Said, words: Words, record: DnsRecord | null): Fix | null {
  if (who === undefined || ask === undefined) return null
  const fix = { who: findingTexts().who[who], ask: fill(ask, words), gravity }
  return record === null ? fix : { ...fix, record }
}
