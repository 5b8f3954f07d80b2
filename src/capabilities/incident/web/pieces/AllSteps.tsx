import type { IncidentCase } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { momentInWords } from '../../../../ui/show/moment-in-words.ts'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { roomTexts as words } from '../room-texts.fr.ts'
import styles from './AllSteps.module.css'
import { StepEnd } from './CurrentStep.tsx'
import { type Step, StepBody } from './StepBody.tsx'

/** Every step in the official order, open to whoever takes one further on. */
export function AllSteps({ view }: { readonly view: IncidentCase }) {
  return (
    <Card title={words.steps}>
      <p className="soft">{words.stepsLead}</p>
      <ol className={styles.steps}>
        {view.steps.map((step) => (
          <li key={step.id}>
            <Disclosure summary={<Summary step={step} />}>
              <Stack>
                <StepBody step={step} />
                {view.incident.closedAt === null && step.id !== view.currentStepId && (
                  <StepEnd view={view} step={step} />
                )}
              </Stack>
            </Disclosure>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Summary({ step }: { readonly step: Step }) {
  const { title, doneAt, doneBy } = step
  if (doneAt === null) return <>{title}</>
  return (
    <>
      <span className={styles.done}>
        <Sign name="check" /> {title}
      </span>
      <span className="soft small">
        {' '}
        {words.doneBy(doneBy ?? '', momentInWords(new Date(doneAt), new Date()))}
      </span>
    </>
  )
}
