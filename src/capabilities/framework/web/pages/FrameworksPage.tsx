import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useParams,
} from 'react-router'
import {
  deleteCommunesByInseeFrameworksByLibraryId,
  deleteOrganisationsByOrganisationIdFrameworksByLibraryId,
  getCommunesByInseeFrameworks,
  getOrganisationsByOrganisationIdFrameworks,
  postCommunesByInseeFrameworkAssessments,
  postOrganisationsByOrganisationIdFrameworkAssessments,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { frameworkPaths, hallPath } from '../paths.ts'
import { FrameworkCard } from '../pieces/FrameworkCard.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({
  params: { insee, organisationId = '' },
  request: { signal },
}: LoaderFunctionArgs) {
  return insee === undefined
    ? loaded(getOrganisationsByOrganisationIdFrameworks({ path: { organisationId }, signal }))
    : loaded(getCommunesByInseeFrameworks({ path: { insee }, signal }))
}

/** Removes one, or begins one and goes to it. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { insee, organisationId = '' } = params
  const form = await request.formData()
  const libraryId = String(form.get('libraryId'))
  if (form.get('intent') === 'remove')
    return submitted(
      insee === undefined
        ? deleteOrganisationsByOrganisationIdFrameworksByLibraryId({ path: { organisationId, libraryId } })
        : deleteCommunesByInseeFrameworksByLibraryId({ path: { insee, libraryId } }),
    )
  const body = { libraryId, frameworkUrn: String(form.get('frameworkUrn')) }
  const begun = await submitted(
    insee === undefined
      ? postOrganisationsByOrganisationIdFrameworkAssessments({ path: { organisationId }, body })
      : postCommunesByInseeFrameworkAssessments({ path: { insee }, body }),
  )
  return begun.ok ? redirect(frameworkPaths.assessment(hallPath(params), begun.value.assessmentId)) : begun
}

const words = texts.list

export function Component() {
  const { frameworks, mayImport } = useLoaderData<typeof loader>()
  const hall = hallPath(useParams())
  const add = mayImport && <LinkButton to={frameworkPaths.add(hall)}>{words.add}</LinkButton>
  return (
    <Page title={words.title} lead={frameworks.length > 0 && words.lead}>
      {frameworks.length === 0 ? (
        <EmptyState title={words.empty} action={add}>
          <p>{words.emptyWhy}</p>
          {!mayImport && <p>{words.emptyElsewhere}</p>}
        </EmptyState>
      ) : (
        <Stack>
          {frameworks.map((framework) => (
            <FrameworkCard key={framework.frameworkUrn} framework={framework} hall={hall} />
          ))}
          {add && <div>{add}</div>}
        </Stack>
      )}
    </Page>
  )
}
