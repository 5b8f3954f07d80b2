import type { Answer, AnswerChange, Question } from '../../../api-client/index.ts'

export type Reply = AnswerChange['reply']
export type KeptAnswer = NonNullable<Answer>

/** What stands on the screen for one question. Texts as typed. */
export interface Draft {
  readonly reply: Reply | null
  readonly reason: string
  readonly note: string
}

export function draftOf(answer: Answer): Draft {
  return { reply: answer?.reply ?? null, reason: answer?.reason ?? '', note: answer?.note ?? '' }
}

/** What keeps a draft from being saved: a reply, or the reason that « pas concernés » needs. */
export type Missing = 'reply' | 'reason'

export function missingIn({ reply, reason }: Draft): Missing | null {
  if (reply === null) return 'reply'
  return reply === 'not-concerned' && reason.trim() === '' ? 'reason' : null
}

/** The screen says what the server has: there is nothing to save. */
export function isKept(draft: Draft, kept: Answer): boolean {
  const saved = draftOf(kept)
  const isSameReason = draft.reply !== 'not-concerned' || draft.reason.trim() === saved.reason
  return draft.reply === saved.reply && isSameReason && draft.note.trim() === saved.note
}

/** Both sides of a conflict; `saved` is null when the answer was taken away. Null for a body of another shape. */
export function conflictIn(
  extra: Readonly<Record<string, unknown>>,
): { readonly saved: Answer; readonly currentVersion: number } | null {
  const { saved, currentVersion } = extra
  if (typeof currentVersion !== 'number') return null
  if (saved === null) return { saved, currentVersion }
  return isAnswer(saved) ? { saved, currentVersion } : null
}

function isAnswer(value: unknown): value is KeptAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reply' in value &&
    'answeredBy' in value &&
    'answeredAt' in value &&
    'version' in value
  )
}

/** The words of a reply to this question, as it offers them. */
export function replyLabel({ replies }: Question, reply: Reply): string {
  return replies.find((offered) => offered.reply === reply)?.label ?? reply
}
