import { useState } from 'react'
import type { Plan } from '../../../../api-client/index.ts'
import { classes } from '../../../../ui/classes.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import { texts } from '../texts.fr.ts'
import { useMoves } from '../use-moves.ts'
import styles from './OrderedPlan.module.css'
import { PlanRow } from './PlanRow.tsx'

const words = texts.plan
/** What one reads at a glance; the rest is one press away. */
const shownAtFirst = 10

export interface OrderedPlanProps {
  readonly insee: string
  readonly plan: Plan
}

/** Every open action in its order, how the order is made, and the buttons that change it. */
export function OrderedPlan({ insee, plan: { actions, week } }: OrderedPlanProps) {
  const [isReordering, setIsReordering] = useState(false)
  const [isWhole, setIsWhole] = useState(actions.length <= shownAtFirst + 2)
  const moves = useMoves(actions)
  const thisWeek = new Set(week.chosen.map(({ actionId }) => actionId))
  const shown = isWhole ? actions : actions.slice(0, shownAtFirst)

  const toggle = () => {
    setIsReordering(!isReordering)
    if (!isReordering) setIsWhole(true)
  }
  return (
    <Card
      title={words.listTitle}
      aside={
        actions.length > 1 && (
          <Button look="quiet" aria-pressed={isReordering} onClick={toggle}>
            {isReordering ? words.reorderDone : words.reorder}
          </Button>
        )
      }
    >
      <p className={classes(styles.how, 'soft')}>{words.howOrdered}</p>
      {moves.problem && (
        <Notice tone="problem" isLive title={moves.problem.title}>
          {moves.problem.detail && <p>{moves.problem.detail}</p>}
        </Notice>
      )}
      <Rows ordered>
        {shown.map((action) => (
          <PlanRow
            key={action.id}
            insee={insee}
            action={action}
            isThisWeek={thisWeek.has(action.id)}
            moves={isReordering ? moves : null}
          />
        ))}
      </Rows>
      {!isWhole && (
        <div className={styles.rest}>
          <Button onClick={() => setIsWhole(true)}>{words.showRest(actions.length - shown.length)}</Button>
        </div>
      )}
    </Card>
  )
}
