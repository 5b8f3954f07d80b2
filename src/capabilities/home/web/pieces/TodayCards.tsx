import type {
  Emergency,
  Finding,
  MeasureSummary,
  Plan,
  Questionnaire,
  Visit,
} from '../../../../api-client/index.ts'
import type { VisitStanding } from '../../../watch/web/index.ts'
import { checkedLines } from '../checked-lines.ts'
import { CheckedCard } from './CheckedCard.tsx'
import { ContactsCard } from './ContactsCard.tsx'
import { DueCard } from './DueCard.tsx'
import { EssentialsCard } from './EssentialsCard.tsx'
import { QuestionsCard } from './QuestionsCard.tsx'

/** What stands around the three things. In a file of its own: an old computer shows the three things first. */
export { ContactsCard }

export interface CheckedProps {
  readonly insee: string
  readonly visits: {
    readonly newest: Visit | null
    readonly last: { readonly visit: Visit; readonly findings: readonly Finding[] } | null
  }
  readonly standing: VisitStanding
  readonly questionnaire: Questionnaire
  readonly measures: readonly MeasureSummary[]
}

export function Checked({
  insee,
  visits: { newest, last },
  standing,
  questionnaire,
  measures,
}: CheckedProps) {
  const { questions } = questionnaire
  const lines = checkedLines({ insee, findings: last?.findings ?? [], questions, measures })
  return <CheckedCard {...{ insee, newest, last, standing, lines }} />
}

export interface BesideProps {
  readonly insee: string
  readonly plan: Plan
  readonly questionnaire: Questionnaire
  readonly emergency: Emergency
}

export function Beside({ insee, plan, questionnaire, emergency }: BesideProps) {
  return (
    <>
      <EssentialsCard insee={insee} figures={plan.figures.essentials} />
      <QuestionsCard insee={insee} questionnaire={questionnaire} />
      <DueCard insee={insee} actions={plan.actions} />
      <ContactsCard insee={insee} emergency={emergency} />
    </>
  )
}
