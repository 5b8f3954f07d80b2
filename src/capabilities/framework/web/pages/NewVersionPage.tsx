import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useParams,
} from 'react-router'
import {
  getCommunesByInseeFrameworkAssessmentsByAssessmentIdCarryOver,
  getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdCarryOver,
  postCommunesByInseeFrameworkAssessmentsByAssessmentIdCarryOver,
  postOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdCarryOver,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { frameworkFiles, frameworkPaths, hallPath } from '../paths.ts'
import { resultsTexts } from '../results-texts.fr.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  return insee === undefined
    ? loaded(
        getOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdCarryOver({
          path: { organisationId, assessmentId },
          signal,
        }),
      )
    : loaded(
        getCommunesByInseeFrameworkAssessmentsByAssessmentIdCarryOver({
          path: { insee, assessmentId },
          signal,
        }),
      )
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { insee, organisationId = '', assessmentId = '' } = params
  const form = await request.formData()
  const body = {
    libraryId: String(form.get('libraryId')),
    assessmentVersion: Number(form.get('assessmentVersion')),
  }
  const turned = await submitted(
    insee === undefined
      ? postOrganisationsByOrganisationIdFrameworkAssessmentsByAssessmentIdCarryOver({
          path: { organisationId, assessmentId },
          body,
        })
      : postCommunesByInseeFrameworkAssessmentsByAssessmentIdCarryOver({
          path: { insee, assessmentId },
          body,
        }),
  )
  return turned.ok ? redirect(frameworkPaths.assessment(hallPath(params), assessmentId)) : turned
}

const words = resultsTexts.newVersion

export function Component() {
  const turn = useLoaderData<typeof loader>()
  const params = useParams()
  const hall = hallPath(params)
  const id = params.assessmentId ?? ''
  const title = words.title(turn.toVersion)
  const { reworded, reduced, lost } = turn
  return (
    <Page
      width="reading"
      title={title}
      lead={words.lead(turn.fromVersion)}
      breadcrumb={[
        { label: texts.list.title, path: frameworkPaths.all(hall) },
        { label: resultsTexts.questionnaire, path: frameworkPaths.assessment(hall, id) },
        { label: title },
      ]}
    >
      <p>
        {words.kept(turn.keptCount)} {turn.newQuestionCount > 0 && words.added(turn.newQuestionCount)}{' '}
        {lost.length + reduced.length === 0 && words.nothingLost}
      </p>
      {lost.length > 0 && (
        <Card title={words.lost}>
          <p className="soft small">{words.lostMeaning}</p>
          <Moved moved={lost} />
        </Card>
      )}
      {reduced.length > 0 && (
        <Card title={words.reduced}>
          <Moved moved={reduced} />
        </Card>
      )}
      {reworded.length > 0 && (
        <Card title={words.reworded}>
          <p className="soft small">{words.rewordedMeaning}</p>
          <Rows>
            {reworded.map((one) => (
              <Row key={one}>{one}</Row>
            ))}
          </Rows>
        </Card>
      )}
      <ActionForm aria-label={title}>
        <input type="hidden" name="libraryId" value={turn.libraryId} />
        <input type="hidden" name="assessmentVersion" value={turn.assessmentVersion} />
        <Actions>
          <SubmitButton busyLabel={words.busy}>{words.confirm}</SubmitButton>
          <LinkButton isFile look="quiet" to={frameworkFiles.answers(hall, id, 'xlsx')}>
            {words.export}
          </LinkButton>
        </Actions>
      </ActionForm>
    </Page>
  )
}

interface MovedProps {
  readonly moved: readonly { readonly question: string; readonly lost: readonly string[] }[]
}

function Moved({ moved }: MovedProps) {
  return (
    <Rows>
      {moved.map(({ question, lost }) => (
        <Row key={question}>
          {question} <s>{lost.join(' ; ')}</s>
        </Row>
      ))}
    </Rows>
  )
}
