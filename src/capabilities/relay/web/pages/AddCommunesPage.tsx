import { useState } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useParams,
} from 'react-router'
import {
  getDirectoryTerritories,
  type ListPreview,
  postOrganisationsByOrganisationIdPortfolio,
  postOrganisationsByOrganisationIdPortfolioPreviews,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { addTexts as words } from '../add-texts.fr.ts'
import { communesTexts } from '../communes-texts.fr.ts'
import { relayPaths } from '../paths.ts'
import { ListResult } from '../pieces/ListResult.tsx'

const largestListInMegabytes = 2

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  return loaded(getDirectoryTerritories({ signal }))
}

export async function action({ params, request }: ActionFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const form = await request.formData()
  const kept = form.get('insees')
  if (typeof kept === 'string') {
    const outcome = await submitted(
      postOrganisationsByOrganisationIdPortfolio({ path, body: { insees: kept.split(' ') } }),
    )
    return outcome.ok ? redirect(relayPaths.communes(path.organisationId)) : outcome
  }
  const file = form.get('file')
  const said = (name: string) => String(form.get(name) ?? '')
  return submitted(
    postOrganisationsByOrganisationIdPortfolioPreviews({
      path,
      body: {
        text: said('text'),
        epci: said('epci'),
        departement: said('departement'),
        ...(file instanceof File && file.size > 0 && { file }),
      },
    }),
  )
}

export function Component() {
  const { departements, epcis } = useLoaderData<typeof loader>()
  const { organisationId = '' } = useParams()
  const [preview, setPreview] = useState<ListPreview | null>(null)
  const [departement, setDepartement] = useState('')
  const inside = epcis.filter(({ departementCode }) => departementCode === departement)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumb={[
        { label: communesTexts.title, path: relayPaths.communes(organisationId) },
        { label: words.title },
      ]}
    >
      <Split
        aside={
          <Card title={words.territoryTitle}>
            <ActionForm<ListPreview>
              encType="multipart/form-data"
              aria-label={words.territoryTitle}
              onDone={setPreview}
            >
              <SelectField
                name="departement"
                label={words.departement}
                emptyLabel={words.choose}
                width="full"
                onChange={setDepartement}
                options={departements.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              />
              <SelectField
                key={departement}
                name="epci"
                label={words.epci}
                isOptional
                emptyLabel={words.whole}
                width="full"
                options={inside.map(({ siren, name }) => ({ value: siren, label: name }))}
              />
              <SubmitButton look="plain" busyLabel={words.looking}>
                {words.lookTerritory}
              </SubmitButton>
            </ActionForm>
          </Card>
        }
      >
        <Stack>
          <Card title={words.listTitle}>
            <ActionForm<ListPreview>
              encType="multipart/form-data"
              aria-label={words.listTitle}
              onDone={setPreview}
            >
              <LongTextField name="text" label={words.text} hint={words.textHint} isOptional rows={6} />
              <FileField
                name="file"
                label={words.file}
                hint={words.fileHint}
                isOptional
                accept=".csv,.txt,text/csv,text/plain"
                maxMegabytes={largestListInMegabytes}
              />
              <SubmitButton look={preview === null ? 'main' : 'plain'} busyLabel={words.looking}>
                {words.look}
              </SubmitButton>
            </ActionForm>
          </Card>
          {preview && <ListResult preview={preview} />}
        </Stack>
      </Split>
    </Page>
  )
}
