import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  type FrameworkAnswerChange,
  getCommunesByInseeFrameworkAssessmentsByAssessmentIdSectionsByNumber,
  getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdSectionsByNumber,
  putCommunesByInseeFrameworkAssessmentsByAssessmentIdAnswers,
  putOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdAnswers,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { StepProgress } from '../../../../ui/show/Progress.tsx'
import { frameworkPaths, hallPath } from '../paths.ts'
import { Prose } from '../pieces/Prose.tsx'
import { RequirementCard } from '../pieces/RequirementCard.tsx'
import { sectionTexts as words } from '../section-texts.fr.ts'
import { LeavingContext, useLeaving } from '../use-leaving.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '', number: written } = params
  const number = Number(written)
  return insee === undefined
    ? loaded(
        getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdSectionsByNumber({
          path: { organisationId, assessmentId, number },
          signal,
        }),
      )
    : loaded(
        getCommunesByInseeFrameworkAssessmentsByAssessmentIdSectionsByNumber({
          path: { insee, assessmentId, number },
          signal,
        }),
      )
}

/** Saves one answer if nobody changed it since `version`; a 412 carries both. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  const { version, ...body }: FrameworkAnswerChange & { version: number } = await request.json()
  const headers = { 'If-Match': `"${version}"` }
  return submitted(
    insee === undefined
      ? putOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdAnswers({
          path: { organisationId, assessmentId },
          body,
          headers,
        })
      : putCommunesByInseeFrameworkAssessmentsByAssessmentIdAnswers({
          path: { insee, assessmentId },
          body,
          headers,
        }),
  )
}

/** A bar with more steps than this says nothing. */
const mostSteps = 30

export function Component() {
  const section = useLoaderData<typeof loader>()
  const leaving = useLeaving()
  const params = useParams()
  const hall = hallPath(params)
  const id = params.assessmentId ?? ''
  const { rank, sectionCount, previous, next, part, description } = section
  const title = part === null ? section.title : words.part(section.title, part.here, part.count)
  return (
    <Page
      width="reading"
      title={title}
      above={
        <>
          <p className="soft small">{words.above(section.assessmentName, rank, sectionCount)}</p>
          {sectionCount <= mostSteps && (
            <StepProgress label={words.progress(rank, sectionCount)} here={rank} total={sectionCount} />
          )}
        </>
      }
    >
      {description && <Prose text={description} />}
      <LeavingContext value={leaving}>
        <Stack>
          {section.requirements
            .filter(({ questions }) => questions.length > 0)
            .map((requirement) => (
              <RequirementCard key={requirement.urn} requirement={requirement} />
            ))}
        </Stack>
      </LeavingContext>
      <Actions>
        {previous !== null && (
          <LinkButton to={frameworkPaths.section(hall, id, previous)}>{words.previous}</LinkButton>
        )}
        {next !== null && (
          <LinkButton look="main" to={frameworkPaths.section(hall, id, next)}>
            {words.next}
          </LinkButton>
        )}
        <LinkButton look={next === null ? 'main' : 'quiet'} to={frameworkPaths.assessment(hall, id)}>
          {words.finish}
        </LinkButton>
      </Actions>
    </Page>
  )
}
