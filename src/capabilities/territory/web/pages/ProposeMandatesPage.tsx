import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getOrganisationsByOrganisationIdMandates,
  postOrganisationsByOrganisationIdMandates,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { texts as words } from '../holder-mandates-texts.fr.ts'
import { codesIn, termsIn, usualTerm } from '../mandate-form.ts'
import { territoryPaths } from '../paths.ts'
import { type Batch, BatchResults } from '../pieces/BatchResults.tsx'
import { MandateTerms } from '../pieces/MandateTerms.tsx'

export async function loader({ params, request: { url, signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const known = await loaded(
    getOrganisationsByOrganisationIdMandates({ path, query: { search: '-' }, signal }),
  )
  return { ...path, scopes: known.scopes, insees: new URL(url).searchParams.get('communes') ?? '' }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const path = { organisationId: params.organisationId ?? '' }
  const body = { ...termsIn(form), insees: codesIn(form) }
  return submitted(postOrganisationsByOrganisationIdMandates({ path, body }))
}

export function Component() {
  const { organisationId, scopes, insees } = useLoaderData<typeof loader>()
  const [batch, setBatch] = useState<Batch | null>(null)
  const crumbs = [
    { label: words.title, path: territoryPaths.organisationMandates(organisationId) },
    { label: words.proposeTitle },
  ]
  return (
    <Page title={words.proposeTitle} lead={words.proposeLead} breadcrumb={crumbs} width="reading">
      <ActionForm<Batch> aria-label={words.proposeTitle} onDone={setBatch}>
        <LongTextField
          name="insees"
          label={words.insees}
          hint={words.inseesHint}
          defaultValue={insees.replaceAll(',', '\n')}
          rows={6}
        />
        <MandateTerms scopes={scopes} {...usualTerm(new Date())} />
        <div>
          <SubmitButton>{words.proposeSubmit}</SubmitButton>
        </div>
      </ActionForm>
      {batch && <BatchResults batch={batch} />}
    </Page>
  )
}
