import { lazy, Suspense } from 'react'
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
import { firstVisitStanding } from '../first-visit.ts'
import { homePaths } from '../paths.ts'
import { FirstVisitCard } from '../pieces/FirstVisitCard.tsx'
import { ProgressedCard } from '../pieces/ProgressedCard.tsx'
import { texts } from '../texts.fr.ts'

/** Fetched while the loader asks the API: what stands around the three things comes after them. */
const checked = () => import('../pieces/Checked.tsx')
const beside = () => import('../pieces/Beside.tsx')
const Checked = lazy(() => checked().then((module) => ({ default: module.Checked })))
const Beside = lazy(() => beside().then((module) => ({ default: module.Beside })))
const ContactsCard = lazy(() =>
  import('../pieces/ContactsCard.tsx').then((module) => ({ default: module.ContactsCard })),
)

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  void checked()
  void beside()
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
  const firstVisit = firstVisitStanding(today.space.profile, today.questionnaire, newest)
  if (firstVisit.isUntouched) return <FirstDay insee={insee} today={today} />

  const { plan, questionnaire, visits, measures, emergency } = today
  return (
    <Page title={plan.week.title} windowTitle={texts.room} lead={plan.week.sentence}>
      <Split
        aside={
          <Suspense>
            <Beside {...{ insee, plan, questionnaire, emergency }} />
          </Suspense>
        }
      >
        {firstVisit.step !== 'result' && <FirstVisitCard insee={insee} standing={firstVisit} />}
        <Card>
          <Week insee={insee} plan={plan} />
        </Card>
        <ProgressedCard insee={insee} ended={plan.ended} />
        <Suspense>
          <Checked {...{ insee, visits, standing, questionnaire, measures }} />
        </Suspense>
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

/** Before anything was said: what will be here, and the one button that starts it. */
function FirstDay({ insee, today }: { readonly insee: string; readonly today: Today }) {
  const words = texts.start
  return (
    <Page title={words.title} windowTitle={texts.room} lead={words.lead}>
      <Split
        aside={
          <Suspense>
            <ContactsCard insee={insee} emergency={today.emergency} />
          </Suspense>
        }
      >
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
