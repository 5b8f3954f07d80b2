import { Link } from 'react-router'
import type { Question } from '../../../../api-client/index.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { replyLabel } from '../answer-draft.ts'
import { diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import type { Walk } from '../walk.ts'
import styles from './QuestionRows.module.css'

interface QuestionRowsProps {
  readonly insee: string
  readonly questions: readonly Question[]
  /** The walk that a question opens into. */
  readonly walk: Walk
  /** At the end of each line, what was answered. */
  readonly hasReplies?: boolean
}

/** Questions, each a link. */
export function QuestionRows({ insee, questions, walk, hasReplies = false }: QuestionRowsProps) {
  return (
    <Rows ordered={walk.kind !== 'theme'}>
      {questions.map((question) => (
        <Row
          key={question.id}
          end={hasReplies && <span className={styles.reply}>{replyInWords(question)}</span>}
        >
          <Link className={styles.question ?? ''} to={diagnosticPaths.question(insee, question.id, walk)}>
            {question.text}
          </Link>
        </Row>
      ))}
    </Rows>
  )
}

function replyInWords(question: Question): string {
  if (question.answer === null) return texts.questions.notAnswered
  return question.isOpen ? texts.questions.toConfirm : replyLabel(question, question.answer.reply)
}
