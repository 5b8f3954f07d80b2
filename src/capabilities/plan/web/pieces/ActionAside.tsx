import { useState } from 'react'
import { Link, useRevalidator } from 'react-router'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import type { Kept } from '../action-change.ts'
import { actionTexts } from '../action-texts.fr.ts'
import { costInWords } from '../in-words.ts'
import { ActionPlanForm } from './ActionPlanForm.tsx'
import type { ActionPartProps } from './ActionSteps.tsx'
import { RankReason } from './RankReason.tsx'
import { TakesFocus } from './TakesFocus.tsx'

const words = actionTexts

/** Who does it, by when and for how much; why it matters; why it stands at its place. */
export function ActionAside({ insee, action }: ActionPartProps) {
  return (
    <>
      <Card title={words.plan.title}>
        {action.status === 'open' ? <OpenPlan action={action} /> : <EndedPlan action={action} />}
      </Card>
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

/** The form keeps what it was filled from: what others change meanwhile is a conflict to be seen, never overwritten. */
function OpenPlan({ action }: Pick<ActionPartProps, 'action'>) {
  const [shown, setShown] = useState(action)
  const [fillings, setFillings] = useState(0)
  const { revalidate } = useRevalidator()
  const fillAgain = (saved: Kept) => {
    setShown({ ...action, ...saved })
    void revalidate()
    setFillings(fillings + 1)
  }
  return (
    <TakesFocus key={fillings} isWanted={fillings > 0}>
      <ActionPlanForm shown={shown} now={action} onSaved={setShown} onTakeSaved={fillAgain} />
    </TakesFocus>
  )
}

function EndedPlan({ action }: Pick<ActionPartProps, 'action'>) {
  return (
    <Facts
      facts={[
        { label: words.plan.owner, value: action.owner ?? words.plan.nobody },
        { label: words.plan.effort, value: durationInWords(action.effortInMinutes) },
        { label: words.plan.costEstimated, value: costInWords(action.cost) },
      ]}
    />
  )
}
