import type { ActionSummary } from '../../../../api-client/index.ts'
import { State, Tag } from '../../../../ui/show/State.tsx'
import { texts } from '../texts.fr.ts'
import styles from './ActionTags.module.css'

const words = texts.action

export interface ActionTagsProps {
  readonly action: ActionSummary
  readonly isThisWeek?: boolean
}

/** The state of the measure, and what is particular to the action. */
export function ActionTags({ action, isThisWeek = false }: ActionTagsProps) {
  return (
    <span className={styles.tags}>
      <State kind={action.state} />
      {action.isOverdue && (
        <Tag tone="late" sign="bang">
          {words.overdue}
        </Tag>
      )}
      {isThisWeek && <Tag tone="good">{words.thisWeek}</Tag>}
      {action.isEssential && <Tag>{words.essential}</Tag>}
      {action.isPlacedByHand && <Tag>{words.placedByHand}</Tag>}
    </span>
  )
}
