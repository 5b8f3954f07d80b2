import type { Answer, Finding, MeasureSummary, Question } from '../../../api-client/index.ts'
import type { StateKind } from '../../../ui/show/tones.ts'
import { diagnosticPaths } from '../../diagnostic/web/index.ts'
import { stateOfVerdict, watchPaths } from '../../watch/web/index.ts'
import { texts } from './cards-texts.fr.ts'

/** One line of « Ce que nous avons vérifié pour vous »: what, what was found, how sure, and where it stands in full. */
export interface CheckedLine {
  readonly key: string
  readonly what: string
  readonly found: string
  readonly state: StateKind
  readonly path: string
}

export interface Checked {
  readonly insee: string
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly measures: readonly MeasureSummary[]
}

const linesAtMost = 8
const words = texts.checked

/** The findings people ask about first, then what was answered last; what asks for something before what is well. */
export function checkedLines(checked: Checked): CheckedLine[] {
  return [...findingLines(checked), ...answerLines(checked)].slice(0, linesAtMost)
}

/** One line per thing and per cause: without an address, nothing more is said of what depends on it. */
function findingLines({ insee, findings }: Checked): CheckedLine[] {
  const lines: CheckedLine[] = []
  for (const [code, what] of Object.entries(words.findings)) {
    const finding = findings.find((one) => one.code === code)
    if (finding === undefined || finding.verdict === 'not-applicable') continue
    const found = firstSentence(finding.meaning)
    if (lines.some((line) => line.what === what || line.found === found)) continue
    const state = stateOfVerdict[finding.verdict]
    lines.push({ key: code, what, found, state, path: watchPaths.finding(insee, code) })
  }
  return lines
}

/** One line per measure. Several questions may speak of it: the answer that made its state is told. */
function answerLines({ insee, questions, measures }: Checked): CheckedLine[] {
  const lines = new Map<string, { line: CheckedLine; answeredAt: string }>()
  for (const { answer, measures: spokenOf } of questions) {
    const measure = measures.find(({ id }) => id === spokenOf[0]?.id)
    if (answer === null || measure === undefined) continue
    if (lines.has(measure.id) && !makesState[measure.state].includes(answer.reply)) continue
    const line = {
      key: measure.id,
      what: measure.title,
      found: foundIn(measure, answer),
      state: measure.state,
      path: diagnosticPaths.measure(insee, measure.id),
    }
    lines.set(measure.id, { line, answeredAt: answer.answeredAt })
  }
  return [...lines.values()]
    .sort((one, other) => rankOf(one.line) - rankOf(other.line) || newestFirst(one, other))
    .map(({ line }) => line)
}

/** The replies that make each state. */
const makesState: Readonly<Record<StateKind, readonly NonNullable<Answer>['reply'][]>> = {
  proven: [],
  declared: ['yes'],
  'to-do': ['no', 'partly'],
  unknown: ['dont-know', 'provider-knows'],
  expired: [],
  'not-applicable': ['not-concerned'],
}

/** What was seen speaks louder than what was said. */
function foundIn({ state, because }: MeasureSummary, answer: NonNullable<Answer>): string {
  const isSeen = state === 'proven' || state === 'expired'
  return (isSeen && because[0]) || words.answered[answer.reply](answer.answeredBy)
}

const order: readonly StateKind[] = ['to-do', 'unknown', 'expired', 'declared', 'proven', 'not-applicable']
const rankOf = ({ state }: CheckedLine) => order.indexOf(state)
const newestFirst = (one: { answeredAt: string }, other: { answeredAt: string }) =>
  one.answeredAt < other.answeredAt ? 1 : -1

/** The sentences of a finding explain; a line of a table only states. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
}
