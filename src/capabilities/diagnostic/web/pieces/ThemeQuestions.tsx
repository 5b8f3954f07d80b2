import type { Question, Questionnaire, Theme } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { diagnosticPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import { entryOf, themeWalk } from '../walk.ts'
import { QuestionRows } from './QuestionRows.tsx'
import styles from './ThemeQuestions.module.css'

interface ThemeQuestionsProps {
  readonly insee: string
  readonly theme: Theme
  readonly questionnaire: Questionnaire
}

const words = texts.questions

/** One theme of the questionnaire: how far it is, its questions behind it. */
export function ThemeQuestions({ insee, theme, questionnaire }: ThemeQuestionsProps) {
  const questions = questionnaire.questions.filter((question) => theme.questionIds.includes(question.id))
  const answered = questions.filter(({ isOpen }) => !isOpen).length
  const walk = themeWalk(questionnaire, theme.id)
  const entry = entryOf(walk, questions)
  return (
    <div className={styles.theme}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${(100 * answered) / questions.length}%` }} />
      </span>
      <Disclosure
        summary={
          <>
            {theme.title} <span className={styles.count}>{progressInWords(answered, questions)}</span>
          </>
        }
      >
        <QuestionRows insee={insee} questions={questions} walk={walk} hasReplies />
        {entry !== null && answered < questions.length && (
          <div className={styles.start}>
            <LinkButton to={diagnosticPaths.question(insee, entry, walk)}>{words.startTheme}</LinkButton>
          </div>
        )}
      </Disclosure>
    </div>
  )
}

function progressInWords(answered: number, questions: readonly Question[]): string {
  const count = words.answeredOf(answered, questions.length)
  return answered === questions.length ? `${count}, ${words.complete}` : count
}
