import { Link } from 'react-router'
import type { Plan } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { planFiles, planPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = texts.plan.aside

export interface PlanAsideProps {
  readonly insee: string
  readonly counts: Plan['counts']
}

/** What helps beside the plan: paper, the cost of not acting, and how far things are. */
export function PlanAside({ insee, counts }: PlanAsideProps) {
  return (
    <>
      <Card title={words.takeAway}>
        <p>{words.takeAwayMeaning}</p>
        <Actions>
          <LinkButton isFile to={planFiles.actionPlan(insee)}>
            {words.pdf}
          </LinkButton>
          <Link to={planPaths.documents(insee)}>{words.allDocuments}</Link>
        </Actions>
      </Card>
      <Card title={words.week}>
        <p>{words.weekMeaning}</p>
        <Link to={planPaths.costOfAWeek(insee)}>{words.seeWeek}</Link>
      </Card>
      <Card title={words.progress}>
        <Facts
          facts={[
            { label: words.open, value: counts.open },
            { label: words.done, value: counts.done },
            { label: words.closed, value: counts.closed },
          ]}
        />
      </Card>
    </>
  )
}
