import type { MeasureState } from './measure.ts'
import type { Answer, Question } from './question.ts'
import type { Reason, Told } from './reason.ts'

export interface AnswerTold extends Told {
  readonly reason: string | null
}

/** The answers to these questions, by question. */
export function whatWasTold(
  questions: readonly Question[],
  answers: readonly Answer[],
): ReadonlyMap<string, AnswerTold> {
  const byQuestion = new Map<string, AnswerTold>()
  for (const question of questions) {
    const answer = answers.find((one) => one.questionId === question.id)
    if (answer === undefined) continue
    const { reply, reason, answeredAt } = answer
    byQuestion.set(question.id, {
      questionId: question.id,
      question: question.text,
      reply,
      reason,
      answeredAt,
    })
  }
  return byQuestion
}

/** What the answers alone say of a measure. Those given before `since`, the end of its last proof, no longer speak. */
export function whatAnswersSay(
  questions: readonly Question[],
  told: ReadonlyMap<string, AnswerTold>,
  since: string | null,
): { state: MeasureState; because: readonly Reason[]; anySpeaks: boolean } {
  const said = questions.map((question) => whatOneAnswerSays(question, told.get(question.id), since))
  // The least favourable first: the state is that of the first, and so is its explanation.
  const ranked = said.toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state))
  return {
    state: ranked[0]?.state ?? 'unknown',
    because: ranked.map((one) => one.because),
    anySpeaks: said.some((one) => one.speaks),
  }
}

const rank: readonly MeasureState[] = ['to-do', 'unknown', 'declared', 'not-applicable']

function whatOneAnswerSays(
  question: Question,
  told: AnswerTold | undefined,
  since: string | null,
): { state: MeasureState; because: Reason; speaks: boolean } {
  if (told === undefined) {
    const because: Reason = { kind: 'unanswered', questionId: question.id, question: question.text }
    return { state: 'unknown', because, speaks: false }
  }
  const { reason, ...rest } = told
  if (since !== null && Date.parse(told.answeredAt) < Date.parse(since)) {
    return { state: 'unknown', because: { kind: 'answer-too-old', ...rest, expiredAt: since }, speaks: false }
  }
  if (told.reply === 'not-concerned' && (reason === null || reason.trim() === '')) {
    return { state: 'unknown', because: { kind: 'not-concerned-without-reason', ...rest }, speaks: false }
  }
  return { state: stateByReply[told.reply], because: { kind: 'answered', ...told }, speaks: true }
}

const stateByReply = {
  yes: 'declared',
  partly: 'to-do',
  no: 'to-do',
  'dont-know': 'unknown',
  'provider-knows': 'unknown',
  'not-concerned': 'not-applicable',
} as const satisfies Record<Answer['reply'], MeasureState>
