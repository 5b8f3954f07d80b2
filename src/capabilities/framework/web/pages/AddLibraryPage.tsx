import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeFrameworks,
  getOrganisationsByOrganisationIdFrameworks,
  type ImportedLibrary,
  postCommunesByInseeFrameworks,
  postOrganisationsByOrganisationIdFrameworks,
} from '../../../../api-client/index.ts'
import { fail } from '../../../../kernel/result.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, problemOf, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { frameworkPaths, hallPath } from '../paths.ts'
import { RefusedFile, refusalsIn } from '../pieces/RefusedFile.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({
  params: { insee, organisationId = '' },
  request: { signal },
}: LoaderFunctionArgs) {
  const { mayImport, mayImportForAll } = await (insee === undefined
    ? loaded(getOrganisationsByOrganisationIdFrameworks({ path: { organisationId }, signal }))
    : loaded(getCommunesByInseeFrameworks({ path: { insee }, signal })))
  return { mayImport, mayChooseForAll: mayImportForAll && insee === undefined }
}

export async function action({ params: { insee, organisationId = '' }, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = form.get('file')
  if (!(file instanceof File)) return fail(problemOf(null, 422))
  const body = { file, ...(form.get('forAll') === 'on' && { forAll: 'on' as const }) }
  return submitted(
    insee === undefined
      ? postOrganisationsByOrganisationIdFrameworks({ path: { organisationId }, body })
      : postCommunesByInseeFrameworks({ path: { insee }, body }),
  )
}

const words = texts.add
const largestInMegabytes = 5

export function Component() {
  const { mayChooseForAll } = useLoaderData<typeof loader>()
  const hall = hallPath(useParams())
  const [brought, setBrought] = useState<ImportedLibrary | null>(null)
  return (
    <Page
      width="reading"
      title={words.title}
      lead={words.lead}
      breadcrumb={[{ label: texts.list.title, path: frameworkPaths.all(hall) }, { label: words.title }]}
    >
      <ActionForm<ImportedLibrary>
        encType="multipart/form-data"
        isEmptiedWhenDone
        doneMessage={({ name, version, isNew }) =>
          isNew ? words.done(name, version) : words.already(name, version)
        }
        onDone={setBrought}
        problemView={(problem) => {
          const refusals = refusalsIn(problem.extra)
          return refusals && <RefusedFile problem={problem} refusals={refusals} />
        }}
      >
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".yaml,.yml"
          maxMegabytes={largestInMegabytes}
        />
        {mayChooseForAll && <Checkbox name="forAll" label={words.forAll} hint={words.forAllHint} />}
        <div>
          <SubmitButton busyLabel={words.busy}>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
      {brought && <p>{inWords(brought)}</p>}
      <div>
        <LinkButton to={frameworkPaths.all(hall)}>{words.toList}</LinkButton>
      </div>
      <Disclosure summary={words.ours} isSmall>
        <p>{words.oursAnswer}</p>
      </Disclosure>
    </Page>
  )
}

function inWords(library: ImportedLibrary): string {
  const { controlCount, threatCount, ignored } = library
  const requirements = library.frameworks.reduce((sum, { requirementCount }) => sum + requirementCount, 0)
  return [
    words.content(requirements, library.questionCount, library.choiceCount),
    controlCount > 0 && words.controls(controlCount),
    threatCount > 0 && words.threats(threatCount),
    ignored.length > 0 && words.ignored(ignored.join(', ')),
  ]
    .filter(Boolean)
    .join(' ')
}
