import { type Answers, type Framework, isAnswered, type Result } from './framework.ts'
import type { PreparedFramework } from './prepared.ts'
import { type Scope, scopeOf } from './scope.ts'
import { judge, overallScore, type Scored } from './score.ts'
import type { Section } from './sections.ts'

export interface Tally {
  /** Questions asked today. */
  readonly asked: number
  readonly answered: number
  /** « Je ne sais pas »: neither answered nor forgotten. */
  readonly unknown: number
}

export interface SectionStanding extends Tally {
  readonly section: Section
  readonly results: Readonly<Record<Result | 'not-assessed', number>>
  readonly score: number | null
}

/** Where an organisation stands in a framework. */
export interface FrameworkStanding extends Tally {
  readonly scope: Scope
  /** Those that concern it. */
  readonly sections: readonly SectionStanding[]
  readonly results: Readonly<Record<Result | 'not-assessed', number>>
  readonly score: number | null
}

export function standingIn(
  prepared: PreparedFramework,
  kept: readonly string[],
  answers: Answers,
): FrameworkStanding {
  const { framework } = prepared
  const scope = scopeOf(prepared, kept, answers)
  const scored: Scored[] = []
  const sections = prepared.sections.flatMap((section) => {
    const standing = sectionStanding(framework, section, scope, answers)
    if (standing.requirementCount === 0) return []
    scored.push(...standing.scored)
    return [standing]
  })
  const sum = (of: (tally: Tally) => number) => sections.reduce((total, section) => total + of(section), 0)
  return {
    scope,
    sections,
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    unknown: sum(({ unknown }) => unknown),
    results: added(sections.map(({ results }) => results)),
    score: overallScore(framework, scored),
  }
}

function sectionStanding(framework: Framework, section: Section, scope: Scope, answers: Answers) {
  const requirements = section.requirements.filter(scope.has)
  const name = section.heading?.urn ?? ''
  const results = noResults()
  const scored: Scored[] = []
  let asked = 0
  let answered = 0
  let unknown = 0
  for (const node of requirements) {
    const { result, score } = judge(framework, node, scope, answers)
    results[result]++
    if (score !== null && result !== 'not-applicable')
      scored.push({ score, weight: node.weight, section: name })
    for (const { urn } of node.questions.filter((one) => scope.isAsked(one.urn))) {
      asked++
      if (isAnswered(answers.get(urn))) answered++
      else if (answers.get(urn)?.isUnknown === true) unknown++
    }
  }
  const score = overallScore(framework, scored)
  return { section, requirementCount: requirements.length, asked, answered, unknown, results, scored, score }
}

type Results = Record<Result | 'not-assessed', number>

const noResults = (): Results => ({
  compliant: 0,
  'partially-compliant': 0,
  'non-compliant': 0,
  'not-applicable': 0,
  'not-assessed': 0,
})

function added(parts: readonly Readonly<Results>[]): Results {
  const total = noResults()
  for (const part of parts) for (const key of Object.keys(total) as (keyof Results)[]) total[key] += part[key]
  return total
}
