import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeProviderLetter,
  postCommunesByInseeProviderLetterSent,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { diagnosticPaths } from '../paths.ts'
import { AnsweredByLink } from '../pieces/AnsweredByLink.tsx'
import { LetterQuestions } from '../pieces/LetterQuestions.tsx'
import { LetterToSend } from '../pieces/LetterToSend.tsx'
import { SaySent } from '../pieces/SaySent.tsx'
import { SentLetters } from '../pieces/SentLetters.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(getCommunesByInseeProviderLetter({ path: { insee: params.insee ?? '' }, signal }))
}

/** Says that the letter went; its questions are those that stood on the screen. */
export async function action({ params, request }: ActionFunctionArgs) {
  const questionIds = (await request.formData())
    .getAll('questionIds')
    .filter((id): id is string => typeof id === 'string')
  return submitted(
    postCommunesByInseeProviderLetterSent({
      path: { insee: params.insee ?? '' },
      body: { questionIds },
    }),
  )
}

const words = texts.letter

export function Component() {
  const { letter, questions, newQuestionIds, sent } = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const [last] = sent
  if (letter === null) {
    return (
      <Page title={words.titleEmpty} windowTitle={words.windowTitle} breadcrumb={crumbs(insee)}>
        <Card>
          <EmptyState
            title={words.emptyTitle}
            action={
              <LinkButton look="main" to={diagnosticPaths.questions(insee)}>
                {words.emptyStart}
              </LinkButton>
            }
          >
            {words.empty}
          </EmptyState>
        </Card>
        <AnsweredByLink insee={insee} />
        <SentLetters sent={sent} />
      </Page>
    )
  }
  const isWaiting = last !== undefined && newQuestionIds.length === 0
  // With keys: the form that was just sent keeps its place, its word of thanks and the focus.
  const toSend = <LetterToSend key="letter" insee={insee} letter={letter} isAgain={isWaiting} />
  const saySent = <SaySent key="say-sent" letter={letter} isAgain={isWaiting} />
  const sentLetters = (
    <>
      <AnsweredByLink insee={insee} />
      <SentLetters sent={sent} />
    </>
  )
  const newIds = sent.length > 0 ? newQuestionIds : []
  const asked = <LetterQuestions key="asked" insee={insee} questions={questions} newIds={newIds} />
  return (
    <Page
      title={isWaiting ? words.titleSent : words.title(questions.length)}
      windowTitle={words.windowTitle}
      breadcrumb={crumbs(insee)}
      lead={
        isWaiting ? (
          <>
            {words.leadSent}
            <OnDay day={last.sentOn} />
            {words.leadSentBy(last.sentBy)}
            <OnDay day={last.dueOn} />.
          </>
        ) : (
          words.lead
        )
      }
    >
      {isWaiting ? (
        <Split aside={sentLetters}>
          {asked}
          {toSend}
          {saySent}
        </Split>
      ) : (
        <Split
          aside={
            <>
              {asked}
              {sentLetters}
            </>
          }
        >
          {toSend}
          {saySent}
        </Split>
      )}
    </Page>
  )
}

const crumbs = (insee: string) => [
  { label: texts.questions.windowTitle, path: diagnosticPaths.questions(insee) },
  { label: words.windowTitle },
]
