import { type Framework, type FrameworkAnswer, type FrameworkQuestion, questionsOf } from './framework.ts'

/** What becomes of one answer in a newer version of the framework. */
export type Carried =
  | { readonly kind: 'kept'; readonly answer: FrameworkAnswer }
  /** The question or the choice says something else now: kept, and to be read again. */
  | { readonly kind: 'reworded'; readonly answer: FrameworkAnswer; readonly question: FrameworkQuestion }
  /** Some of the choices are gone. */
  | {
      readonly kind: 'reduced'
      readonly answer: FrameworkAnswer
      readonly question: FrameworkQuestion
      readonly lost: readonly string[]
    }
  | {
      readonly kind: 'lost'
      readonly questionUrn: string
      readonly question: string
      readonly lost: readonly string[]
    }

/** Answers follow the urn of their question and of their choices. Nothing is guessed: what has no place is lost, and said. */
export function carryOver(from: Framework, to: Framework, answers: readonly FrameworkAnswer[]): Carried[] {
  const before = new Map(questionsOf(from).map((question) => [question.urn, question]))
  const after = new Map(questionsOf(to).map((question) => [question.urn, question]))
  return answers.map((answer) => {
    const old = before.get(answer.questionUrn)
    const now = after.get(answer.questionUrn)
    const words = wordsOf(answer, old)
    const lost = (): Carried => ({
      kind: 'lost',
      questionUrn: answer.questionUrn,
      question: old?.text ?? answer.questionUrn,
      lost: words,
    })
    if (now === undefined || (old !== undefined && isOtherKind(old, now))) return lost()
    const known = new Set(now.choices.map(({ urn }) => urn))
    const choiceUrns = answer.choiceUrns.filter((urn) => known.has(urn))
    const missing = answer.choiceUrns.filter((urn) => !known.has(urn))
    if (missing.length === 0)
      return isReworded(answer, old, now)
        ? { kind: 'reworded', answer, question: now }
        : { kind: 'kept', answer }
    if (choiceUrns.length === 0) return lost()
    const said = missing.map((urn) => old?.choices.find((choice) => choice.urn === urn)?.value ?? urn)
    return { kind: 'reduced', answer: { ...answer, choiceUrns }, question: now, lost: said }
  })
}

/** A day is no text, and several choices do not fit where one is asked. One choice does where several are. */
function isOtherKind(old: FrameworkQuestion, now: FrameworkQuestion): boolean {
  if (old.type === now.type) return false
  return !(old.type === 'unique_choice' && now.type === 'multiple_choice')
}

function isReworded(
  answer: FrameworkAnswer,
  old: FrameworkQuestion | undefined,
  now: FrameworkQuestion,
): boolean {
  if (old === undefined || old.text !== now.text) return true
  return answer.choiceUrns.some(
    (urn) =>
      old.choices.find((choice) => choice.urn === urn)?.value !==
      now.choices.find((choice) => choice.urn === urn)?.value,
  )
}

/** What was said, in the words of the question it answered. */
export function wordsOf(answer: FrameworkAnswer, question: FrameworkQuestion | undefined): string[] {
  if (answer.isUnknown) return ['Je ne sais pas']
  if (answer.value !== null) return [answer.value]
  return answer.choiceUrns.map((urn) => question?.choices.find((choice) => choice.urn === urn)?.value ?? urn)
}
