import type { AnswerLine } from './documents/answers-table.ts'
import { wordsOf } from './domain/carry-over.ts'
import { isAnswered } from './domain/framework.ts'
import { judge } from './domain/score.ts'
import type { FrameworkStanding } from './domain/standing.ts'
import type { Opened } from './opened.ts'
import { showTitle } from './views.ts'
import { resultInWords } from './words.ts'

/** Every question that concerns the organisation, in the order of the framework, and those answered that no longer do. */
export function answerLines(
  { prepared, answers }: Opened,
  { scope, sections }: FrameworkStanding,
): AnswerLine[] {
  return sections.flatMap(({ section }) => {
    const { title, trail } = showTitle(section)
    return section.requirements.filter(scope.has).flatMap((node) => {
      const { result, score } = judge(prepared.framework, node, scope, answers)
      return node.questions
        .filter(({ urn }) => scope.isAsked(urn) || answers.has(urn))
        .map((question): AnswerLine => {
          const answer = answers.get(question.urn)
          const isAsked = scope.isAsked(question.urn)
          return {
            trail: trail.join(' › '),
            section: title,
            refId: node.refId,
            requirement: node.name ?? node.description ?? question.text,
            question: question.text,
            answer: answer === undefined ? '' : wordsOf(answer, question).join(' ; '),
            state: !isAsked
              ? 'Plus posée'
              : isAnswered(answer)
                ? 'Répondu'
                : answer?.isUnknown === true
                  ? 'Inconnu'
                  : 'À répondre',
            note: answer?.note ?? null,
            result: resultInWords[result],
            score,
            answeredAt: answer?.answeredAt ?? null,
            answeredBy: answer?.answeredBy ?? null,
            urn: question.urn,
          }
        })
    })
  })
}
