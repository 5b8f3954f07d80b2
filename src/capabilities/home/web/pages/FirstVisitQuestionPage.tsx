import { lazy, Suspense } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeQuestionnaire,
  getCommunesByInseeVisitsLatest,
} from '../../../../api-client/index.ts'
import { loaded, problemOf } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemError } from '../../../../ui/problems/problem.ts'
import { Split } from '../../../../ui/show/Layout.tsx'
import { StepProgress } from '../../../../ui/show/Progress.tsx'
import { firstVisitWalk, placeIn, QuestionForm } from '../../../diagnostic/web/index.ts'
import { useVisit } from '../../../watch/web/index.ts'
import { texts } from '../first-visit-texts.fr.ts'
import { homePaths } from '../paths.ts'
import { resultMinutes } from '../pieces/StepsAbove.tsx'
import { stepTexts } from '../steps-texts.fr.ts'

export { saveAnswer as action } from '../../../diagnostic/web/index.ts'

const words = stepTexts

/** Beside the question: comes after it. */
const lookingCard = () => import('../pieces/LookingCard.tsx')
const LookingCard = lazy(() => lookingCard().then((module) => ({ default: module.LookingCard })))

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee = '', questionId = '' } = params
  void lookingCard()
  const [questionnaire, visits] = await Promise.all([
    loaded(getCommunesByInseeQuestionnaire({ path: { insee }, signal })),
    loaded(getCommunesByInseeVisitsLatest({ path: { insee }, signal })),
  ])
  const question = questionnaire.questions.find(({ id }) => id === questionId)
  if (question === undefined || !questionnaire.firstVisit.includes(questionId)) {
    throw new ProblemError(problemOf(null, 404))
  }
  return { questionnaire, question, visits }
}

export function Component() {
  const { questionnaire, question, visits } = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const standing = useVisit(insee, visits.newest)
  const place = placeIn(firstVisitWalk(questionnaire), question, questionnaire.questions)
  const { number, count, previousId, nextId, minutesLeft } = place
  return (
    <Page
      title={question.text}
      windowTitle={words.windowTitle(`question ${number} sur ${count}`)}
      above={
        <>
          <p className="soft small">{words.aboveQuestion(number, count, minutesLeft + resultMinutes)}</p>
          <StepProgress label={`Question ${number} sur ${count}`} here={number} total={count} />
        </>
      }
    >
      <Split
        aside={
          <Suspense>
            <LookingCard insee={insee} visits={visits} standing={standing} />
          </Suspense>
        }
      >
        <QuestionForm
          question={question}
          previousPath={
            previousId === null
              ? homePaths.firstVisitCommune(insee)
              : homePaths.firstVisitQuestion(insee, previousId)
          }
          nextPath={
            nextId === null ? homePaths.firstVisitResult(insee) : homePaths.firstVisitQuestion(insee, nextId)
          }
          {...(nextId === null && { nextLabel: texts.lastQuestion })}
        />
      </Split>
    </Page>
  )
}
