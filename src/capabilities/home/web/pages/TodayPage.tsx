import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeEmergency,
  getCommunesByInseeMeasures,
  getCommunesByInseePlan,
  getCommunesByInseeQuestionnaire,
  getCommunesByInseeVisitsLatest,
  type Plan,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { planPaths, WeekActions } from '../../../plan/web/index.ts'
import { useVisit } from '../../../watch/web/index.ts'
import { checkedLines } from '../checked-lines.ts'
import { firstVisitStanding } from '../first-visit.ts'
import { homePaths } from '../paths.ts'
import { CheckedCard } from '../pieces/CheckedCard.tsx'
import { ContactsCard } from '../pieces/ContactsCard.tsx'
import { DueCard } from '../pieces/DueCard.tsx'
import { EssentialsCard } from '../pieces/EssentialsCard.tsx'
import { FirstVisitCard } from '../pieces/FirstVisitCard.tsx'
import { ProgressedCard } from '../pieces/ProgressedCard.tsx'
import { QuestionsCard } from '../pieces/QuestionsCard.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const asked = { path: { insee }, signal }
  const [space, plan, questionnaire, visits, measures, emergency] = await Promise.all([
    loaded(getCommunesByInsee(asked)),
    loaded(getCommunesByInseePlan(asked)),
    loaded(getCommunesByInseeQuestionnaire(asked)),
    loaded(getCommunesByInseeVisitsLatest(asked)),
    loaded(getCommunesByInseeMeasures(asked)),
    loaded(getCommunesByInseeEmergency(asked)),
  ])
  return { space, plan, questionnaire, visits, measures: measures.measures, emergency }
}

type Today = Awaited<ReturnType<typeof loader>>

export function Component() {
  const today = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const { newest } = today.visits
  const standing = useVisit(insee, newest)
  const firstVisit = firstVisitStanding(today.space.profile, today.questionnaire)
  if (firstVisit.isUntouched && newest === null) return <FirstDay insee={insee} today={today} />

  const { plan, questionnaire, visits, measures } = today
  const lines = checkedLines({
    insee,
    findings: visits.last?.findings ?? [],
    questions: questionnaire.questions,
    measures,
  })
  return (
    <Page title={plan.week.title} windowTitle={texts.room} lead={plan.week.sentence}>
      <Split aside={<Beside insee={insee} today={today} />}>
        {firstVisit.step !== 'result' && <FirstVisitCard insee={insee} standing={firstVisit} />}
        <Card>
          <Week insee={insee} plan={plan} />
        </Card>
        <ProgressedCard insee={insee} ended={plan.ended} />
        <CheckedCard {...{ insee, newest, standing, lines }} last={visits.last} />
      </Split>
    </Page>
  )
}

function Week({ insee, plan }: { readonly insee: string; readonly plan: Plan }) {
  if (plan.week.chosen.length === 0) {
    return (
      <EmptyState
        title={texts.today.nothingOpen}
        action={<LinkButton to={diagnosticPaths.questions(insee)}>{texts.today.answer}</LinkButton>}
      >
        <p>{texts.today.nothingOpenMeaning}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <WeekActions insee={insee} plan={plan} headingLevel={2} />
      {plan.actions.length > plan.week.chosen.length && (
        <p className="small">
          <Link to={planPaths.plan(insee)}>{texts.today.seePlan}</Link>
        </p>
      )}
    </>
  )
}

function Beside({ insee, today }: { readonly insee: string; readonly today: Today }) {
  const { plan, questionnaire, emergency } = today
  return (
    <>
      <EssentialsCard insee={insee} figures={plan.figures.essentials} />
      <QuestionsCard insee={insee} questionnaire={questionnaire} />
      <DueCard insee={insee} actions={plan.actions} />
      <ContactsCard insee={insee} emergency={emergency} />
    </>
  )
}

/** Before anything was said: what will be here, and the one button that starts it. */
function FirstDay({ insee, today }: { readonly insee: string; readonly today: Today }) {
  const words = texts.start
  return (
    <Page title={words.title} windowTitle={texts.room} lead={words.lead}>
      <Split aside={<ContactsCard insee={insee} emergency={today.emergency} />}>
        <Card>
          <EmptyState
            title={words.cardTitle}
            action={
              <LinkButton look="main" to={homePaths.firstVisit(insee)}>
                {words.begin}
              </LinkButton>
            }
          >
            <p>{words.meaning}</p>
            <p>{words.promise}</p>
          </EmptyState>
        </Card>
      </Split>
    </Page>
  )
}
