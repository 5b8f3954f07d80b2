import { type LoaderFunctionArgs, redirect, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeQuestionnaire,
  getCommunesByInseeQuestionsByQuestionId,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { StepProgress } from '../../../../ui/show/Progress.tsx'
import { diagnosticPaths } from '../paths.ts'
import { QuestionForm } from '../pieces/QuestionForm.tsx'
import { questionTexts } from '../question-texts.fr.ts'
import { placeIn, walkAround, walkQuery } from '../walk.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { insee = '', questionId = '' } = params
  const { signal } = request
  const { searchParams, search } = new URL(request.url)
  const questionnaire = await loaded(getCommunesByInseeQuestionnaire({ path: { insee }, signal }))
  const question =
    questionnaire.questions.find(({ id }) => id === questionId) ??
    (await loaded(getCommunesByInseeQuestionsByQuestionId({ path: { insee, questionId }, signal })))
  const walk = walkAround(questionnaire, question, searchParams)
  // The list of a week is kept in the address from the first question on: it changes with each answer.
  if (walkQuery(walk) !== search) return redirect(diagnosticPaths.question(insee, question.id, walk))
  const { themes } = questionnaire
  return {
    question,
    walk,
    place: placeIn(walk, question, questionnaire.questions),
    theme: { number: themes.findIndex(({ id }) => id === question.theme) + 1, count: themes.length },
  }
}
type Shown = Exclude<Awaited<ReturnType<typeof loader>>, Response>

export { saveAnswer as action } from '../answer-action.ts'

const words = questionTexts.question

export function Component() {
  const { question, walk, place, theme } = useLoaderData<Shown>()
  const { insee = '' } = useParams()
  const { number, count, previousId, nextId, minutesLeft } = place
  const isThemeWalk = walk.kind === 'theme'
  return (
    <Page
      width="reading"
      title={question.text}
      windowTitle={words.windowTitle(question.themeTitle, number, count)}
      above={
        <>
          <p className="soft small">{words.above(question.themeTitle, number, count, minutesLeft)}</p>
          {isThemeWalk ? (
            <StepProgress
              label={words.themeProgress(theme.number, theme.count)}
              here={theme.number}
              total={theme.count}
            />
          ) : (
            <StepProgress label={words.walkProgress(number, count)} here={number} total={count} />
          )}
        </>
      }
    >
      <QuestionForm
        question={question}
        previousPath={previousId && diagnosticPaths.question(insee, previousId, walk)}
        nextPath={
          nextId ? diagnosticPaths.question(insee, nextId, walk) : diagnosticPaths.thanks(insee, walk)
        }
        nextLabel={nextId ? words.next : words.finish}
      />
    </Page>
  )
}
