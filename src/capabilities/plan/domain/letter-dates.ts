/** The date by which the provider said, or was asked, to answer: it dates the questions put to them. */
import { type Day, dayInWords } from '../../../kernel/day.ts'
import type { ActionKind } from './planned-measure.ts'

export interface LetterSent {
  readonly questionIds: readonly string[]
  readonly sentOn: Day
  readonly dueOn: Day
}

export interface Asking {
  readonly id: string
  readonly measureId: string
  readonly kind: ActionKind
  readonly status: 'open' | 'done' | 'closed'
  readonly openedOn: Day
  readonly dueOn: Day | null
  readonly dueSetByPerson: boolean
}

/** The newest letter since `openedOn` that put one of these questions. `letters`: newest first. */
export function letterAsking<L extends LetterSent>(
  letters: readonly L[],
  questionIds: readonly string[],
  openedOn: Day,
): L | null {
  const asks = (letter: L) =>
    letter.sentOn >= openedOn && letter.questionIds.some((id) => questionIds.includes(id))
  return letters.find(asks) ?? null
}

export interface LetterDate {
  readonly actionId: string
  readonly dueOn: Day
  readonly sentence: string
}

/** The open questions whose date a letter sets. A date that a person set is never moved. */
export function datesFromLetters(
  actions: readonly Asking[],
  letters: readonly LetterSent[],
  questionsOf: (measureId: string) => readonly string[],
): LetterDate[] {
  return actions.flatMap(({ id, measureId, kind, status, openedOn, dueOn, dueSetByPerson }) => {
    if (kind !== 'ask' || status !== 'open' || dueSetByPerson) return []
    const letter = letterAsking(letters, questionsOf(measureId), openedOn)
    if (letter === null || letter.dueOn === dueOn) return []
    const sentence = `Question envoyée au prestataire le ${dayInWords(letter.sentOn)}, réponse attendue avant le ${dayInWords(letter.dueOn)}.`
    return [{ actionId: id, dueOn: letter.dueOn, sentence }]
  })
}
