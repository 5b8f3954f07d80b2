import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeQuestionnaire,
  type Questionnaire,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { diagnosticPaths } from '../paths.ts'
import { BesideQuestions } from '../pieces/BesideQuestions.tsx'
import { QuestionRows } from '../pieces/QuestionRows.tsx'
import { ThemeQuestions } from '../pieces/ThemeQuestions.tsx'
import { texts } from '../texts.fr.ts'
import { entryOf, firstVisitWalk, minutesOf, type Walk, weekWalk } from '../walk.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const [questionnaire, commune] = await Promise.all([
    loaded(getCommunesByInseeQuestionnaire({ path, signal })),
    submitted(getCommunesByInsee({ path, signal })),
  ])
  return { questionnaire, isLarge: commune.ok && commune.value.population > largeFrom }
}

/** Inhabitants: beyond them a commune has people and obligations that longer questionnaires speak of. */
const largeFrom = 3500

const words = texts.questions

export function Component() {
  const { questionnaire, isLarge } = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const { themes, answeredCount, totalCount, remainingMinutes } = questionnaire
  const walk = firstThing(questionnaire)
  const open = questionnaire.questions.filter(({ id, isOpen }) => isOpen && walk?.questionIds.includes(id))
  const entry = walk && entryOf(walk, questionnaire.questions)
  return (
    <Page
      title={titleOf(walk, open.length)}
      windowTitle={words.windowTitle}
      lead={walk ? words.lead(minutesOf(open)) : words.leadDone}
    >
      {walk && entry && (
        <div>
          <LinkButton look="main" to={diagnosticPaths.question(insee, entry, walk)}>
            {open.length < walk.questionIds.length ? words.resume : words.start}
          </LinkButton>
        </div>
      )}
      <Split
        aside={
          <>
            <Card title={words.whereTitle}>
              <Stack>
                <Meter
                  label={words.answered}
                  value={answeredCount}
                  max={totalCount}
                  inWords={words.answeredOf(answeredCount, totalCount)}
                />
                <p className="small soft">{words.minutesLeft(remainingMinutes)}</p>
              </Stack>
            </Card>
            <BesideQuestions insee={insee} isLarge={isLarge} />
          </>
        }
      >
        {walk && (
          <Card title={words.listTitle[walk.kind]}>
            <QuestionRows insee={insee} questions={open} walk={walk} />
          </Card>
        )}
        <Card title={words.allTitle}>
          {themes.map((theme) => (
            <ThemeQuestions key={theme.id} insee={insee} theme={theme} questionnaire={questionnaire} />
          ))}
        </Card>
      </Split>
    </Page>
  )
}

/** The first visit until it is over, then the week; null when every question is answered. */
function firstThing(questionnaire: Questionnaire): Exclude<Walk, { kind: 'theme' }> | null {
  const isOpen = (id: string) => questionnaire.questions.some((one) => one.id === id && one.isOpen)
  if (questionnaire.firstVisit.some(isOpen)) return firstVisitWalk(questionnaire)
  return questionnaire.thisWeek.length > 0 ? weekWalk(questionnaire) : null
}

function titleOf(walk: Walk | null, count: number): string {
  if (walk === null) return words.titleDone
  return walk.kind === 'premiere-visite' ? words.titleFirstVisit(count) : words.titleWeek(count)
}
