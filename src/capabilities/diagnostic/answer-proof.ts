import type { NewEvidence } from '../evidence/index.ts'
import type { Question, Reply } from './domain/question.ts'
import type { Author, KeptAnswer } from './store.ts'

/** What a reply says of the measures that its question speaks of. */
export const verdictOfReply = {
  yes: 'supports',
  partly: 'denies',
  no: 'denies',
  'dont-know': 'could-not-tell',
  'provider-knows': 'could-not-tell',
  'not-concerned': 'not-applicable',
} as const satisfies Record<Reply, NewEvidence['verdict']>

/** The answer as a dated fact, for the history of the measures it speaks of. */
export function proofOfAnswer(
  question: Question,
  answer: KeptAnswer,
  label: string,
  by: Author,
): NewEvidence {
  const { reply, reason, note, version } = answer
  return {
    subject: `answer:${question.id}`,
    verdict: verdictOfReply[reply],
    source: 'answer',
    observedAt: by.at,
    expiresAt: null,
    summary: `${by.name} a répondu « ${label} » à la question « ${question.text} »`,
    detail: { reply, reason, note, version, by: by.name },
    personId: by.personId,
  }
}
