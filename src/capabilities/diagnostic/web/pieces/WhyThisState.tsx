import type { Measure } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { measureTexts } from '../measure-texts.fr.ts'
import { addProofId, diagnosticPaths } from '../paths.ts'
import styles from './WhyThisState.module.css'

interface WhyThisStateProps {
  readonly insee: string
  readonly measure: Measure
}

const words = measureTexts.measure

/** Why the measure is in its state, sentence by sentence, and what changes it. */
export function WhyThisState({ insee, measure }: WhyThisStateProps) {
  const unanswered = measure.questions.find(({ answer }) => answer === null)
  const question = unanswered ?? measure.questions[0]
  const hasDocument = measure.proofs.some(({ kind }) => kind === 'document')
  const isProven = measure.state === 'proven'
  const isActionable = measure.state !== 'not-applicable' && (question !== undefined || hasDocument)
  return (
    <Card title={words.whyState}>
      <ul className={styles.reasons}>
        {measure.because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {isActionable && (
        <Actions>
          {question && (
            <LinkButton
              look={unanswered && !isProven ? 'main' : 'plain'}
              to={diagnosticPaths.question(insee, question.id)}
            >
              {unanswered ? words.answer : words.review}
            </LinkButton>
          )}
          {hasDocument && !isProven && (
            <LinkButton
              look={unanswered ? 'plain' : 'main'}
              to={`#${addProofId}`}
              onClick={() => document.getElementById(addProofId)?.focus()}
            >
              {words.bringProof}
            </LinkButton>
          )}
        </Actions>
      )}
    </Card>
  )
}
