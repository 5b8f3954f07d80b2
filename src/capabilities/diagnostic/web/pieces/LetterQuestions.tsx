import { Link } from 'react-router'
import type { ProviderLetterNow } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import styles from './QuestionRows.module.css'

interface LetterQuestionsProps {
  readonly insee: string
  readonly questions: ProviderLetterNow['questions']
  /** Those that no letter has asked yet, when one already went. */
  readonly newIds: readonly string[]
}

const words = texts.letter

/** What the letter asks, question by question, and where the answer is to be noted. */
export function LetterQuestions({ insee, questions, newIds }: LetterQuestionsProps) {
  return (
    <Card title={words.asksTitle}>
      <p className="soft">{words.asksMeaning}</p>
      <Rows ordered>
        {questions.map(({ id, text }) => (
          <Row key={id}>
            <Link className={styles.question ?? ''} to={diagnosticPaths.question(insee, id)}>
              {text}
            </Link>{' '}
            {newIds.includes(id) && <Tag tone="soon">{words.isNew}</Tag>}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
