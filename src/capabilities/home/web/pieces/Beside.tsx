import type { Emergency, Plan, Questionnaire } from '../../../../api-client/index.ts'
import { AskRelayLink } from '../../../territory/web/index.ts'
import { ContactsCard } from './ContactsCard.tsx'
import { DueCard } from './DueCard.tsx'
import { EssentialsCard } from './EssentialsCard.tsx'
import { QuestionsCard } from './QuestionsCard.tsx'

export interface BesideProps {
  readonly insee: string
  readonly plan: Plan
  readonly questionnaire: Questionnaire
  readonly emergency: Emergency
}

/** What stands beside the three things. In a file of its own: an old computer shows those first. */
export function Beside({ insee, plan, questionnaire, emergency }: BesideProps) {
  return (
    <>
      <EssentialsCard insee={insee} figures={plan.figures.essentials} />
      <QuestionsCard insee={insee} questionnaire={questionnaire} />
      <DueCard insee={insee} actions={plan.actions} />
      <ContactsCard insee={insee} emergency={emergency} />
      <AskRelayLink />
    </>
  )
}
