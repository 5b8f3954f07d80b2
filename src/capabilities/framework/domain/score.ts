import { type Answers, type Framework, type FrameworkNode, isAnswered, type Result } from './framework.ts'
import type { Scope } from './scope.ts'

/** What the answers to one requirement make of it. */
export interface Judgement {
  readonly result: Result | 'not-assessed'
  readonly score: number | null
}

/**
 * The rules of the format, as docs/adr/0023 writes them. Result: nothing asked → not applicable; a question still open
 * or no choice that judges → not assessed; else the choices together. Score: the mean of the scores chosen, each with
 * the weight of its question, or their sum where the framework says so, held within the scale.
 */
export function judge(framework: Framework, node: FrameworkNode, scope: Scope, answers: Answers): Judgement {
  const asked = node.questions.filter(({ urn }) => scope.isAsked(urn))
  if (asked.length === 0) return { result: 'not-applicable', score: null }
  const chosen = asked.flatMap((question) => {
    const answer = answers.get(question.urn)
    if (answer === undefined || !isAnswered(answer)) return []
    return question.choices
      .filter(({ urn }) => answer.choiceUrns.includes(urn))
      .map((choice) => ({ choice, weight: question.weight }))
  })
  const isComplete = asked.every(({ urn }) => isAnswered(answers.get(urn)))
  const verdicts = chosen.flatMap(({ choice }) => choice.result ?? [])
  const result = (isComplete ? together(verdicts) : null) ?? 'not-assessed'
  return { result, score: scoreOf(framework, chosen) }
}

/** « Sans objet » weighs nothing beside the others; the rest is partial as soon as it disagrees. */
function together(verdicts: readonly Result[]): Result | null {
  const judged = new Set(verdicts.filter((one) => one !== 'not-applicable'))
  if (verdicts.length === 0) return null
  if (judged.size === 0) return 'not-applicable'
  if (judged.size > 1) return 'partially-compliant'
  return [...judged][0] ?? null
}

interface Chosen {
  readonly choice: { readonly score: number | null }
  readonly weight: number
}

function scoreOf(framework: Framework, chosen: readonly Chosen[]): number | null {
  const scored = chosen.filter(({ choice }) => choice.score !== null)
  if (scored.length === 0) return null
  const total = scored.reduce((sum, { choice, weight }) => sum + (choice.score ?? 0) * weight, 0)
  const weights = scored.reduce((sum, { weight }) => sum + weight, 0)
  const raw = framework.choiceAggregation === 'mean' ? total / weights : total
  return rounded(Math.max(framework.minScore, Math.min(framework.maxScore, raw)))
}

export interface Scored {
  readonly weight: number
  readonly score: number
  /** Of which section, for the average of averages. */
  readonly section: string
}

/** The score of a part or of the whole; null while nothing is scored. */
export function overallScore(framework: Framework, scored: readonly Scored[]): number | null {
  if (scored.length === 0) return null
  switch (framework.scoreMethod) {
    case 'sum':
      return rounded(scored.reduce((sum, { score, weight }) => sum + score * weight, 0))
    case 'average':
      return rounded(mean(scored))
    case 'average-of-averages': {
      const sections = [...new Set(scored.map(({ section }) => section))]
      const means = sections.map((section) => mean(scored.filter((one) => one.section === section)))
      return rounded(means.reduce((sum, one) => sum + one, 0) / means.length)
    }
  }
}

function mean(scored: readonly Scored[]): number {
  const weights = scored.reduce((sum, { weight }) => sum + weight, 0)
  return scored.reduce((sum, { score, weight }) => sum + score * weight, 0) / weights
}

/** Two decimals, half up, whatever binary fractions make of a half. */
const rounded = (score: number): number => Math.round(Number((score * 100).toFixed(6))) / 100
