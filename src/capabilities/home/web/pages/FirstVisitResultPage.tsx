import { lazy, Suspense } from 'react'
import { type LoaderFunctionArgs, redirect, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeContacts,
  getCommunesByInseePlan,
  getCommunesByInseeQuestionnaire,
  getCommunesByInseeVisitsLatest,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { WeekActions } from '../../../plan/web/index.ts'
import { useVisit } from '../../../watch/web/index.ts'
import { firstVisitStanding } from '../first-visit.ts'
import { texts } from '../first-visit-texts.fr.ts'
import { homePaths } from '../paths.ts'
import { LookingCard } from '../pieces/LookingCard.tsx'
import { StepsAbove } from '../pieces/StepsAbove.tsx'
import { stepTexts } from '../steps-texts.fr.ts'

export { saveContacts as action } from '../contacts-action.ts'

const words = texts.result

/** A form below the three things: they come first. */
const sheetCard = () => import('../pieces/SheetCard.tsx')
const SheetCard = lazy(() => sheetCard().then((module) => ({ default: module.SheetCard })))

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  void sheetCard()
  const asked = { path: { insee }, signal }
  const [{ profile }, questionnaire, plan, visits, { contacts }] = await Promise.all([
    loaded(getCommunesByInsee(asked)),
    loaded(getCommunesByInseeQuestionnaire(asked)),
    loaded(getCommunesByInseePlan(asked)),
    loaded(getCommunesByInseeVisitsLatest(asked)),
    loaded(getCommunesByInseeContacts(asked)),
  ])
  const firstVisit = firstVisitStanding(profile, questionnaire, visits.newest)
  if (firstVisit.step === 'commune') return redirect(homePaths.firstVisitCommune(insee))
  return { profile, firstVisit, plan, visits, contacts }
}

type FirstResult = Exclude<Awaited<ReturnType<typeof loader>>, Response>

export function Component() {
  const { profile, firstVisit, plan, visits, contacts } = useLoaderData<FirstResult>()
  const { insee = '' } = useParams()
  const standing = useVisit(insee, visits.newest)
  const { nextQuestionId, questionsLeft } = firstVisit
  return (
    <Page
      title={plan.week.title}
      windowTitle={stepTexts.windowTitle(stepTexts.steps.result)}
      above={<StepsAbove step="result" />}
      lead={plan.week.sentence}
    >
      <Split
        aside={
          <>
            <LookingCard insee={insee} visits={visits} standing={standing} isEnd />
            <Card title={words.finishTitle}>
              <p>{words.finishMeaning}</p>
              <LinkButton to={homePaths.today(insee)}>{words.finish}</LinkButton>
            </Card>
          </>
        }
      >
        {nextQuestionId !== null && (
          <Notice
            title={words.questionsLeft(questionsLeft)}
            actions={
              <LinkButton to={homePaths.firstVisitQuestion(insee, nextQuestionId)}>
                {words.answerThem}
              </LinkButton>
            }
          >
            <p>{words.questionsLeftMeaning}</p>
          </Notice>
        )}
        {standing === 'under-way' && (
          <Notice title={words.stillLooking}>
            <p>{words.stillLookingMeaning}</p>
          </Notice>
        )}
        <Card>
          {plan.week.chosen.length > 0 ? (
            <WeekActions insee={insee} plan={plan} headingLevel={2} />
          ) : (
            <EmptyState title={words.nothing}>
              <p>{words.nothingMeaning}</p>
            </EmptyState>
          )}
        </Card>
        <Suspense>
          <SheetCard insee={insee} contacts={contacts} providerKind={profile.providerKind} />
        </Suspense>
      </Split>
    </Page>
  )
}
