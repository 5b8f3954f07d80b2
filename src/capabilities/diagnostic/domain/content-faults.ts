import type { Measure } from './measure.ts'
import type { Question } from './question.ts'
import type { Theme } from './theme.ts'

interface Named {
  readonly id: string
}

interface Content {
  readonly measures: readonly Measure[]
  readonly questions: readonly Question[]
  readonly themes: readonly Theme[]
  readonly criticalData: readonly Named[]
}

/** What makes the files disagree with each other, one sentence each; none when they agree. */
export function contentFaults(content: Content): readonly string[] {
  const { measures, questions, themes, criticalData } = content
  return [
    ...twice('measure', measures),
    ...twice('question', questions),
    ...twice('theme', themes),
    ...twice('critical data', criticalData),
    ...measures.flatMap((measure) => missing(`measure ${measure.id}`, 'theme', [measure.theme], themes)),
    ...questions.flatMap((question) => missing(`question ${question.id}`, 'theme', [question.theme], themes)),
    ...questions.flatMap((question) =>
      missing(`question ${question.id}`, 'measure', question.measures, measures),
    ),
    ...measures.flatMap((measure) => missing(`measure ${measure.id}`, 'measure', measure.after, measures)),
    ...cycles(measures),
  ]
}

function twice(kind: string, entries: readonly Named[]): readonly string[] {
  const ids = entries.map((entry) => entry.id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `${kind} ${id} is written twice`,
  )
}

function missing(
  where: string,
  kind: string,
  ids: readonly string[],
  entries: readonly Named[],
): readonly string[] {
  return ids
    .filter((id) => !entries.some((entry) => entry.id === id))
    .map((id) => `${where} names the ${kind} ${id}, which does not exist`)
}

/** Takes away, again and again, the measures that wait for nothing left; those that remain wait for each other. */
function cycles(measures: readonly Measure[]): readonly string[] {
  let left = measures
  for (;;) {
    const waiting = left.filter((one) => one.after.some((id) => left.some((other) => other.id === id)))
    if (waiting.length === left.length) break
    left = waiting
  }
  return left.length === 0
    ? []
    : [`these measures wait for each other: ${left.map((one) => one.id).join(', ')}`]
}
