import type { Plan } from '../../../../api-client/index.ts'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { RankRow, Rows } from '../../../../ui/show/Rows.tsx'
import { costInWords } from '../in-words.ts'
import { WeekButton } from './WeekButton.tsx'

export interface WeekActionsProps {
  readonly insee: string
  readonly plan: Pick<Plan, 'week' | 'actions'>
  /** 2 when the list stands straight under the title of the page. */
  readonly headingLevel?: 2 | 3
}

/** The three things of the week: what, why these, how long, how much, and the one button of each. */
export function WeekActions({ insee, plan, headingLevel = 3 }: WeekActionsProps) {
  const chosen = plan.week.chosen.flatMap(({ actionId, because }) => {
    const action = plan.actions.find(({ id }) => id === actionId)
    return action ? [{ action, because }] : []
  })
  return (
    <Rows ordered>
      {chosen.map(({ action, because }, index) => (
        <RankRow
          key={action.id}
          rank={index + 1}
          headingLevel={headingLevel}
          title={action.title}
          action={<WeekButton insee={insee} action={action} isFirst={index === 0} />}
        >
          {because} {action.owner ?? action.suggestedOwner}, {durationInWords(action.effortInMinutes)},{' '}
          {costInWords(action.cost)}.
        </RankRow>
      ))}
    </Rows>
  )
}
