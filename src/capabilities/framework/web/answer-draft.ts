import type { FrameworkAnswer, FrameworkAnswerChange, FrameworkQuestion } from '../../../api-client/index.ts'

export type KeptAnswer = NonNullable<FrameworkAnswer>

/** What stands on the screen for one question. Texts as typed. */
export interface Draft {
  readonly choices: readonly string[]
  readonly value: string
  readonly isUnknown: boolean
  readonly note: string
}

export function draftOf(answer: FrameworkAnswer): Draft {
  return {
    choices: answer?.choices ?? [],
    value: answer?.value ?? '',
    isUnknown: answer?.isUnknown ?? false,
    note: answer?.note ?? '',
  }
}

/** The screen says what the server has: there is nothing to save. */
export function isKept(draft: Draft, kept: FrameworkAnswer): boolean {
  const saved = draftOf(kept)
  const inOrder = (choices: readonly string[]) => choices.slice().sort().join(' ')
  return (
    inOrder(draft.choices) === inOrder(saved.choices) &&
    draft.value.trim() === saved.value &&
    draft.isUnknown === saved.isUnknown &&
    draft.note.trim() === saved.note
  )
}

export const isEmpty = ({ choices, value, isUnknown }: Draft): boolean =>
  choices.length === 0 && value.trim() === '' && !isUnknown

export const changeOf = (questionUrn: string, draft: Draft): FrameworkAnswerChange => ({
  questionUrn,
  choices: [...draft.choices],
  value: draft.value,
  isUnknown: draft.isUnknown,
  note: draft.note,
})

/** Chosen beside the answers that the question offers. */
export const unknownChoice = 'je-ne-sais-pas'

/** What one more tick makes of a draft: not knowing goes with nothing else. */
export function chosen(
  draft: Draft,
  type: FrameworkQuestion['type'],
  choice: string,
  isChecked: boolean,
): Draft {
  if (choice === unknownChoice) return { ...draft, choices: [], value: '', isUnknown: isChecked }
  const others = type === 'multiple_choice' ? draft.choices.filter((one) => one !== choice) : []
  return { ...draft, choices: isChecked ? [...others, choice] : others, isUnknown: false }
}

/** What a draft says, in the words of its question. */
export function wordsOf(draft: Draft, question: FrameworkQuestion, unknown: string): string[] {
  if (draft.isUnknown) return [unknown]
  if (draft.value !== '') return [draft.value]
  return draft.choices.map((urn) => question.choices.find((choice) => choice.urn === urn)?.value ?? urn)
}

/** Both sides of a conflict; null for a body of another shape. */
export function conflictIn(
  extra: Readonly<Record<string, unknown>>,
): { readonly saved: FrameworkAnswer; readonly currentVersion: number } | null {
  const { saved, currentVersion } = extra
  if (typeof currentVersion !== 'number') return null
  if (saved === null) return { saved, currentVersion }
  return isAnswer(saved) ? { saved, currentVersion } : null
}

const isAnswer = (value: unknown): value is KeptAnswer =>
  typeof value === 'object' &&
  value !== null &&
  'choices' in value &&
  'answeredBy' in value &&
  'version' in value
