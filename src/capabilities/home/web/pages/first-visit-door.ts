import { type LoaderFunctionArgs, redirect } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeQuestionnaire,
  getCommunesByInseeVisitsLatest,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { firstVisitStanding } from '../first-visit.ts'
import { homePaths } from '../paths.ts'

/** Leads to the step where the first visit stands, whoever began it and wherever. */
export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const [{ profile }, questionnaire, { newest }] = await Promise.all([
    loaded(getCommunesByInsee({ path: { insee }, signal })),
    loaded(getCommunesByInseeQuestionnaire({ path: { insee }, signal })),
    loaded(getCommunesByInseeVisitsLatest({ path: { insee }, signal })),
  ])
  const { step, nextQuestionId } = firstVisitStanding(profile, questionnaire, newest)
  if (step === 'commune') return redirect(homePaths.firstVisitCommune(insee))
  if (nextQuestionId !== null) return redirect(homePaths.firstVisitQuestion(insee, nextQuestionId))
  return redirect(homePaths.firstVisitResult(insee))
}
