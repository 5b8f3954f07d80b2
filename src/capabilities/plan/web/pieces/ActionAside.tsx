import { useState } from 'react'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { costInWords } from '../in-words.ts'
import { texts } from '../texts.fr.ts'
import { ActionPlanForm } from './ActionPlanForm.tsx'
import type { ActionPartProps } from './ActionSteps.tsx'
import { RankReason } from './RankReason.tsx'

const words = texts.page

/** Who does it, by when and for how much; why it matters; why it stands at its place. */
export function ActionAside({ action }: ActionPartProps) {
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
      <Card title={words.why}>
        <p>{action.whyItMatters}</p>
        <p className="soft small">{words.risk(action.risk.label)}</p>
        {action.because.map((sentence) => (
          <p key={sentence} className="soft small">
            {sentence}
          </p>
        ))}
      </Card>
      {action.priority && (
        <Card title={words.rankTitle}>
          <RankReason action={action} />
        </Card>
      )}
    </>
  )
}
