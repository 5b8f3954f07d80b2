import { type LoaderFunctionArgs, redirect, useLoaderData, useParams } from 'react-router'
import { getCommunesByInseeMeasures, getCommunesByInseeQuestionnaire } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { diagnosticPaths } from '../paths.ts'
import { MeasureRows } from '../pieces/MeasureRows.tsx'
import { texts } from '../texts.fr.ts'
import { entryOf, walkIn, weekWalk } from '../walk.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { insee = '' } = params
  const { signal } = request
  const [questionnaire, { figures, measures }] = await Promise.all([
    loaded(getCommunesByInseeQuestionnaire({ path: { insee }, signal })),
    loaded(getCommunesByInseeMeasures({ path: { insee }, signal })),
  ])
  const walk = walkIn(questionnaire, new URL(request.url).searchParams)
  if (walk === null) return redirect(diagnosticPaths.questions(insee))
  const walked = questionnaire.questions.filter(({ id }) => walk.questionIds.includes(id))
  const touched = walked.filter(({ answer }) => answer !== null).flatMap((question) => question.measures)
  return {
    walk,
    answered: walked.filter(({ isOpen }) => !isOpen).length,
    entry: walked.some(({ isOpen }) => isOpen) ? entryOf(walk, questionnaire.questions) : null,
    forProvider: walked.filter(({ answer }) => isForProvider(answer?.reply)).length,
    measures: measures.filter((measure) => touched.some(({ id }) => id === measure.id)),
    figures: figures.all,
    week: weekWalk(questionnaire),
    weekEntry: entryOf(weekWalk(questionnaire), questionnaire.questions),
  }
}
type Shown = Exclude<Awaited<ReturnType<typeof loader>>, Response>

const isForProvider = (reply: string | undefined) => reply === 'dont-know' || reply === 'provider-knows'

const words = texts.thanks

export function Component() {
  const { walk, answered, entry, forProvider, measures, figures, week, weekEntry } = useLoaderData<Shown>()
  const { insee = '' } = useParams()
  const { counts, applicable } = figures
  const known = counts.proven + counts.declared + counts['to-do']
  const count = walk.questionIds.length
  return (
    <Page
      title={answered === 0 ? words.titleNothing : words.title}
      windowTitle={words.windowTitle}
      lead={answered === 0 ? words.leadNothing : words.lead(answered, count)}
    >
      <Actions>
        <LinkButton look="main" to={territoryPaths.commune(insee)}>
          {words.today}
        </LinkButton>
        {entry !== null && (
          <LinkButton to={diagnosticPaths.question(insee, entry, walk)}>{words.left}</LinkButton>
        )}
        {entry === null && weekEntry !== null && (
          <LinkButton to={diagnosticPaths.question(insee, weekEntry, week)}>
            {words.more(week.questionIds.length)}
          </LinkButton>
        )}
        <LinkButton look="quiet" to={diagnosticPaths.questions(insee)}>
          {words.all}
        </LinkButton>
      </Actions>
      <Split
        aside={
          <>
            {forProvider > 0 && (
              <Card title={words.letterTitle}>
                <p>{words.letter(forProvider)}</p>
                <LinkButton to={diagnosticPaths.providerLetter(insee)}>{words.readLetter}</LinkButton>
              </Card>
            )}
            <Card title={words.knownTitle}>
              <Stack>
                <Meter
                  label={words.known}
                  value={known}
                  max={applicable}
                  inWords={words.knownOf(known, applicable)}
                />
                <p className="small soft">{words.knownMeaning}</p>
              </Stack>
            </Card>
          </>
        }
      >
        {measures.length > 0 && (
          <Card title={words.measuresTitle}>
            <MeasureRows insee={insee} measures={measures} />
          </Card>
        )}
      </Split>
    </Page>
  )
}
