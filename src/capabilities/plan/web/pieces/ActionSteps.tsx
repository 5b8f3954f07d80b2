import type { Action } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { actionTexts } from '../action-texts.fr.ts'
import styles from './ActionSteps.module.css'
import { OpenButton } from './OpenButton.tsx'

const words = actionTexts

export interface ActionPartProps {
  readonly insee: string
  readonly action: Action
}

/** What to do, step by step, and the one button that starts it. */
export function ActionSteps({ insee, action }: ActionPartProps) {
  const isAsking = action.kind === 'ask'
  return (
    <Card title={words.whatToDo}>
      <p>{action.what}</p>
      <p className="soft">{action.whyItMatters}</p>
      {isAsking ? (
        <Asking action={action} />
      ) : (
        <ol className={styles.steps}>
          {action.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {action.status === 'open' && <OpenButton insee={insee} action={action} />}
    </Card>
  )
}

function Asking({ action: { letter, questions } }: Pick<ActionPartProps, 'action'>) {
  return (
    <>
      <p>
        {letter === null
          ? words.letterReady
          : words.letterSent(letter.sentBy, dayInWords(letter.sentOn), dayInWords(letter.dueOn))}
      </p>
      {questions.length > 0 && (
        <>
          <h3>{words.questions}</h3>
          <ul className={styles.steps}>
            {questions.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
