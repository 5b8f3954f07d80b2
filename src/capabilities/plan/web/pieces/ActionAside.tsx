import { useState } from 'react'
import { Link } from 'react-router'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { costInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'
import { ActionPlanForm } from './ActionPlanForm.tsx'
import type { ActionPartProps } from './ActionSteps.tsx'
import { RankReason } from './RankReason.tsx'

const words = texts.page

/** Who does it, by when and for how much; why it matters; why it stands at its place. */
export function ActionAside({ insee, action }: ActionPartProps) {
  const [shown, setShown] = useState(action)
  const [fillings, setFillings] = useState(0)
  return (
    <>
      {action.status === 'open' ? (
        <Card title={words.plan.title}>
          <ActionPlanForm
            key={fillings}
            shown={shown}
            now={action}
            onSaved={setShown}
            onTakeSaved={() => {
              setShown(action)
              setFillings(fillings + 1)
            }}
          />
        </Card>
      ) : (
        <Card title={words.plan.title}>
          <Facts
            facts={[
              { label: words.plan.owner, value: action.owner ?? words.plan.nobody },
              { label: words.plan.effort, value: durationInWords(action.effortInMinutes) },
              { label: words.plan.costEstimated, value: costInWords(action.cost) },
            ]}
          />
        </Card>
      )}
      <Card title={words.known}>
        {action.because.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Link to={diagnosticPaths.measure(insee, action.measureId)}>{words.seeMeasure}</Link>
      </Card>
      {action.priority && (
        <Card title={words.rankTitle}>
          <RankReason action={action} />
        </Card>
      )}
    </>
  )
}
