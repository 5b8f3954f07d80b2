import type { Questionnaire } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { diagnosticPaths, entryOf, weekWalk } from '../../../diagnostic/web/index.ts'
import { texts } from '../cards-texts.fr.ts'

const words = texts.questions

export interface QuestionsCardProps {
  readonly insee: string
  readonly questionnaire: Questionnaire
}

/** « Cinq questions cette semaine », how long they take, and the first of them. */
export function QuestionsCard({ insee, questionnaire }: QuestionsCardProps) {
  const { questions, thisWeek, answeredCount, totalCount, remainingMinutes } = questionnaire
  const walk = weekWalk(questionnaire)
  const firstId = entryOf(walk, questions)
  if (firstId === null) {
    return (
      <Card title={words.doneTitle}>
        <p>{words.done}</p>
      </Card>
    )
  }
  const minutes = questions
    .filter(({ id }) => thisWeek.includes(id))
    .reduce((sum, question) => sum + question.minutes, 0)
  return (
    <Card title={`${words.title(thisWeek.length)} ${words.thisWeek(thisWeek.length)}`}>
      <p>{words.minutes(minutes)}</p>
      <p className="small soft">{words.left(answeredCount, totalCount, remainingMinutes)}</p>
      <LinkButton to={diagnosticPaths.question(insee, firstId, walk)}>{words.answer}</LinkButton>
    </Card>
  )
}
