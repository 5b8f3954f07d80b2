import { type LoaderFunctionArgs, useLoaderData, useParams, useSearchParams } from 'react-router'
import { getCommunesByInseeMeasures, type Measures } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticPaths, stateParameter } from '../paths.ts'
import { MeasureFigures } from '../pieces/MeasureFigures.tsx'
import { MeasureRows } from '../pieces/MeasureRows.tsx'
import { StateFilter } from '../pieces/StateFilter.tsx'
import { stateNamed } from '../state-filter.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(getCommunesByInseeMeasures({ path: { insee: params.insee ?? '' }, signal }))
}

const words = measureTexts.measures

export function Component() {
  const seen = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const [search] = useSearchParams()
  const state = stateNamed(search.get(stateParameter))
  const shown = seen.measures.filter((measure) => state === null || measure.state === state)
  const meaning = seen.states.find((one) => one.state === state)?.meaning
  const groups = [
    {
      id: 'essentials',
      title: words.essentialsTitle(seen.figures.essentials.total),
      measures: shown.filter(({ isEssential }) => isEssential),
    },
    ...seen.themes.map(({ id, title }) => ({
      id,
      title,
      measures: shown.filter((measure) => measure.theme === id && !measure.isEssential),
    })),
  ].filter(({ measures }) => measures.length > 0)
  return (
    <Page title={words.title} lead={firstThingToDo(seen)}>
      <MeasureFigures figures={seen.figures} />
      <StateFilter insee={insee} shown={state} counts={seen.figures.all.counts} />
      {meaning && <p className="soft">{meaning}</p>}
      {groups.length === 0 && (
        <Card>
          <EmptyState
            title={words.emptyTitle}
            action={<LinkButton to={diagnosticPaths.measures(insee)}>{words.showAll}</LinkButton>}
          >
            {words.empty}
          </EmptyState>
        </Card>
      )}
      {groups.map(({ id, title, measures }) => (
        <Card key={id} title={title}>
          <MeasureRows insee={insee} measures={measures} />
        </Card>
      ))}
    </Page>
  )
}

function firstThingToDo({ figures }: Measures): string {
  const { counts, applicable } = figures.essentials
  const waiting = counts['to-do'] + counts.unknown + counts.expired
  if (waiting > 0) return words.lead.essentials(waiting, applicable)
  return counts.proven < applicable ? words.lead.toProve : words.lead.done
}
