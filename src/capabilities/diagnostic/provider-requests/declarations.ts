import type { z } from '@hono/zod-openapi'
import type { Assessment } from '../assess.ts'
import type { DiagnosticContent } from '../content.ts'
import {
  contradictionsOf,
  declarerInWords,
  type ProviderReply,
  providerReplies,
} from '../domain/provider-request.ts'
import type { Question } from '../domain/question.ts'
import { offeredReplies } from '../domain/replies.ts'
import type * as requestShapes from './request-shapes.ts'
import type { KeptReply } from './request-store.ts'

/** What a provider may say of a question, with the words of the question where it has some. */
export function repliesForProvider(
  content: DiagnosticContent,
  question: Question,
): { reply: ProviderReply; label: string }[] {
  return offeredReplies(question, content.replies, { hasProvider: true }).flatMap(({ reply, label }) => {
    const known = providerReplies.find((one) => one === reply)
    if (known === undefined) return []
    const own = question.replies?.[reply]?.label
    return [{ reply: known, label: known === 'not-concerned' ? (own ?? notConcerned) : label }]
  })
}

const notConcerned = 'Cette mairie n’est pas concernée'

/** What a provider sent, beside what the commune answered and what checks say to the contrary. */
export function showDeclaration(
  content: DiagnosticContent,
  { answers, proofs }: Pick<Assessment, 'answers' | 'proofs'>,
  kept: KeptReply,
  now: Date,
): z.input<typeof requestShapes.declaration>[] {
  const question = content.questions.find(({ id }) => id === kept.questionId)
  const { reply, sentAt, personName } = kept
  if (question === undefined || reply === null || sentAt === null || personName === null) return []
  const answer = answers.find(({ questionId }) => questionId === question.id)
  const words = offeredReplies(question, content.replies, { hasProvider: true })
  return [
    {
      id: kept.id,
      requestId: kept.requestId,
      questionId: question.id,
      questionText: question.text,
      reply,
      replyLabel: repliesForProvider(content, question).find((one) => one.reply === reply)?.label ?? reply,
      note: kept.note,
      file: kept.fileId === null ? null : { id: kept.fileId, name: kept.fileName ?? 'preuve' },
      sentAt,
      declaredBy: declarerInWords(personName, kept.companyName),
      yours:
        answer === undefined
          ? null
          : {
              label:
                words.find((one) => one.reply === answer.reply)?.label ?? content.replies[answer.reply].label,
              note: answer.note,
              answeredAt: answer.answeredAt,
              answeredBy: answer.answeredBy,
            },
      answerVersion: answer?.version ?? 0,
      contradictions: contradictionsOf(reply, question, { measures: content.measures, proofs, now }).map(
        ({ measureId, measureTitle, verdict, observedAt }) => ({
          measureId,
          measureTitle,
          verdict,
          observedAt,
        }),
      ),
      decision: kept.decision,
      decidedAt: kept.decidedAt,
      decidedBy: kept.decidedBy,
      decisionNote: kept.decisionNote,
    },
  ]
}
