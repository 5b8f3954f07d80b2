import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  type FrameworkStanding,
  getCommunesByInseeFrameworkAssessmentsByAssessmentIdResults,
  getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdResults,
} from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions, Columns, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { frameworkFiles, frameworkPaths, hallPath } from '../paths.ts'
import { resultsTexts as words } from '../results-texts.fr.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  return insee === undefined
    ? loaded(
        getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdResults({
          path: { organisationId, assessmentId },
          signal,
        }),
      )
    : loaded(
        getCommunesByInseeFrameworkAssessmentsByAssessmentIdResults({
          path: { insee, assessmentId },
          signal,
        }),
      )
}

/** Their own words, not the states of our measures: nothing here is proven. */
const resultOrder = [
  'compliant',
  'partially-compliant',
  'non-compliant',
  'not-assessed',
  'not-applicable',
] as const

type Section = FrameworkStanding['sections'][number]

const inFrench = (score: number) => score.toLocaleString('fr-FR', { maximumFractionDigits: 2 })

export function Component() {
  const standing = useLoaderData<typeof loader>()
  const params = useParams()
  const hall = hallPath(params)
  const id = params.assessmentId ?? ''
  const { isJudged, isScored, score, results } = standing
  return (
    <Page
      title={words.title}
      lead={words.lead(standing.name, standing.libraryVersion)}
      breadcrumb={[
        { label: texts.list.title, path: frameworkPaths.all(hall) },
        { label: standing.name, path: frameworkPaths.assessment(hall, id) },
        { label: words.title },
      ]}
    >
      <Columns>
        <Card title={words.answered}>
          <Stack>
            <Meter
              label={words.answered}
              value={standing.answered}
              max={standing.asked}
              inWords={words.answeredOf(standing.answered, standing.asked)}
            />
            {standing.unknown > 0 && <p className="small soft">{words.unknown(standing.unknown)}</p>}
          </Stack>
        </Card>
        {isScored && (
          <Card title={words.score}>
            <Stack>
              {score === null ? (
                <p>{words.noScore}</p>
              ) : (
                <Meter
                  label={words.score}
                  value={score - standing.minScore}
                  max={(standing.maxScore ?? score) - standing.minScore}
                  inWords={words.scoreOf(
                    inFrench(score),
                    standing.maxScore === null ? null : inFrench(standing.maxScore),
                  )}
                />
              )}
              <p className="small soft">{words.scoreMeaning}</p>
            </Stack>
          </Card>
        )}
      </Columns>
      {isJudged ? (
        <Card title={words.requirements}>
          <Facts
            facts={resultOrder.map((result) => ({ label: words.results[result], value: results[result] }))}
          />
        </Card>
      ) : (
        <p className="soft">{words.notJudged}</p>
      )}
      <Card title={words.bySection}>
        <DataTable
          caption={words.bySection}
          isCaptionHidden
          columns={columnsFor(isJudged, isScored)}
          rows={standing.sections}
          rowKey={({ number }) => String(number)}
        />
      </Card>
      <Actions>
        <LinkButton to={frameworkPaths.assessment(hall, id)}>{words.back}</LinkButton>
        <LinkButton isFile look="quiet" to={frameworkFiles.answers(hall, id, 'xlsx')}>
          {texts.assessment.xlsx}
        </LinkButton>
        <LinkButton isFile look="quiet" to={frameworkFiles.answers(hall, id, 'csv')}>
          {texts.assessment.csv}
        </LinkButton>
      </Actions>
    </Page>
  )
}

function columnsFor(isJudged: boolean, isScored: boolean): Column<Section>[] {
  const counted = (key: keyof Section['results'], header: string): Column<Section> => ({
    key,
    header,
    isNumeric: true,
    cell: ({ results }) => results[key],
  })
  return [
    { key: 'title', header: words.section, isRowHeader: true, cell: titleOf },
    {
      key: 'answered',
      header: words.answered,
      isNumeric: true,
      cell: ({ answered, asked }) => words.answeredOf(answered, asked),
    },
    ...(isJudged
      ? [
          counted('compliant', words.inPlace),
          counted('partially-compliant', words.partly),
          counted('non-compliant', words.notInPlace),
          counted('not-assessed', words.open),
        ]
      : []),
    ...(isScored
      ? [
          {
            key: 'score',
            header: words.score,
            isNumeric: true,
            cell: ({ score }: Section) => (score === null ? '–' : inFrench(score)),
          },
        ]
      : []),
  ]
}

const titleOf = ({ title, trail, part }: Section): string =>
  [...trail, part === null ? title : `${title} (${texts.assessment.part(part.here, part.count)})`].join(' › ')
