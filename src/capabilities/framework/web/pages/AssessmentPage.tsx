import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useParams,
} from 'react-router'
import {
  deleteCommunesByInseeFrameworkAssessmentsByAssessmentId,
  deleteOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentId,
  getCommunesByInseeFrameworkAssessmentsByAssessmentId,
  getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentId,
  putCommunesByInseeFrameworkAssessmentsByAssessmentIdGroups,
  putOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdGroups,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { frameworkFiles, frameworkPaths, hallPath } from '../paths.ts'
import { GroupsForm } from '../pieces/GroupsForm.tsx'
import { RemoveAssessment } from '../pieces/RemoveAssessment.tsx'
import { SectionList } from '../pieces/SectionList.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  return insee === undefined
    ? loaded(
        getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentId({
          path: { organisationId, assessmentId },
          signal,
        }),
      )
    : loaded(getCommunesByInseeFrameworkAssessmentsByAssessmentId({ path: { insee, assessmentId }, signal }))
}

/** Keeps the groups that were ticked, or erases everything. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  const form = await request.formData()
  const headers = { 'If-Match': `"${String(form.get('version'))}"` }
  if (form.get('intent') === 'remove') {
    const removed = await submitted(
      insee === undefined
        ? deleteOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentId({
            path: { organisationId, assessmentId },
            headers,
          })
        : deleteCommunesByInseeFrameworkAssessmentsByAssessmentId({ path: { insee, assessmentId }, headers }),
    )
    return removed.ok ? redirect(frameworkPaths.all(hallPath(params))) : removed
  }
  const body = { groups: form.getAll('groups').map(String) }
  return submitted(
    insee === undefined
      ? putOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdGroups({
          path: { organisationId, assessmentId },
          body,
          headers,
        })
      : putCommunesByInseeFrameworkAssessmentsByAssessmentIdGroups({
          path: { insee, assessmentId },
          body,
          headers,
        }),
  )
}

const words = texts.assessment

export function Component() {
  const assessment = useLoaderData<typeof loader>()
  const hall = hallPath(useParams())
  const { assessmentId, next, newer, answered, asked, unknown, provider, libraryVersion } = assessment
  const isBegun = answered + unknown > 0
  return (
    <Page
      title={assessment.name}
      lead={[provider, texts.list.version(libraryVersion)].filter(Boolean).join(' · ')}
      breadcrumb={[{ label: texts.list.title, path: frameworkPaths.all(hall) }, { label: assessment.name }]}
    >
      {newer && (
        <Notice
          title={words.newer(newer.version)}
          actions={
            <LinkButton to={frameworkPaths.newVersion(hall, assessmentId)}>{words.seeNewer}</LinkButton>
          }
        >
          <p>{words.newerMeaning}</p>
        </Notice>
      )}
      <Actions>
        {next !== null && (
          <LinkButton look="main" to={frameworkPaths.section(hall, assessmentId, next)}>
            {isBegun ? words.goOn : words.notBegun}
          </LinkButton>
        )}
        {isBegun && <LinkButton to={frameworkPaths.results(hall, assessmentId)}>{words.results}</LinkButton>}
      </Actions>
      <Split
        aside={
          <>
            <Card title={words.whereTitle}>
              <Stack>
                <Meter
                  label={words.answered}
                  value={answered}
                  max={asked}
                  inWords={texts.list.answeredOf(answered, asked)}
                />
                {unknown > 0 && <p className="small soft">{words.unknown(unknown)}</p>}
                {next === null && asked > 0 && <p className="small">{words.done}</p>}
              </Stack>
            </Card>
            {assessment.groups.length > 0 && (
              <Card title={words.groups}>
                <GroupsForm groups={assessment.groups} version={assessment.version} />
              </Card>
            )}
            <Card title={words.exportTitle}>
              <Actions>
                <LinkButton isFile to={frameworkFiles.answers(hall, assessmentId, 'xlsx')}>
                  {words.xlsx}
                </LinkButton>
                <LinkButton isFile look="quiet" to={frameworkFiles.answers(hall, assessmentId, 'csv')}>
                  {words.csv}
                </LinkButton>
              </Actions>
            </Card>
            {assessment.mayRemove && (
              <RemoveAssessment version={assessment.version} given={answered + unknown} />
            )}
          </>
        }
      >
        <Card title={words.sections}>
          <SectionList
            sections={assessment.sections}
            pathOf={(number) => frameworkPaths.section(hall, assessmentId, number)}
          />
        </Card>
      </Split>
    </Page>
  )
}
