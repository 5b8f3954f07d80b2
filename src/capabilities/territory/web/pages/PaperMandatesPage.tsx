import { useState } from 'react'
import { type ActionFunctionArgs, useLoaderData } from 'react-router'
import { postOrganisationsByOrganisationIdMandatesOnPaper } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { formText } from '../form-text.ts'
import { texts as words } from '../holder-mandates-texts.fr.ts'
import { termsIn, usualTerm } from '../mandate-form.ts'
import { territoryPaths } from '../paths.ts'
import { type Batch, BatchResults } from '../pieces/BatchResults.tsx'
import { Signatory } from '../pieces/MandateCard.tsx'
import { MandateTerms } from '../pieces/MandateTerms.tsx'
import type { loader as proposal } from './ProposeMandatesPage.tsx'

export { loader } from './ProposeMandatesPage.tsx'

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = form.get('file')
  const { scopes, ...terms } = termsIn(form)
  const path = { organisationId: params.organisationId ?? '' }
  const body = {
    ...terms,
    scopes: scopes.join(','),
    insees: formText(form, 'insees'),
    signedOn: formText(form, 'signedOn'),
    signatory: formText(form, 'signatory'),
    file: file instanceof File ? file : new File([], ''),
  }
  return submitted(postOrganisationsByOrganisationIdMandatesOnPaper({ path, body }))
}

export function Component() {
  const { organisationId, scopes, insees } = useLoaderData<typeof proposal>()
  const [batch, setBatch] = useState<Batch | null>(null)
  const crumbs = [
    { label: words.title, path: territoryPaths.organisationMandates(organisationId) },
    { label: words.paperTitle },
  ]
  return (
    <Page title={words.paperTitle} lead={words.paperLead} breadcrumb={crumbs} width="reading">
      <ActionForm<Batch> aria-label={words.paperTitle} encType="multipart/form-data" onDone={setBatch}>
        <LongTextField
          name="insees"
          label={words.insees}
          hint={words.inseesHint}
          defaultValue={insees.replaceAll(',', '\n')}
          rows={4}
        />
        <MandateTerms scopes={scopes} {...usualTerm(new Date())} />
        <TextField name="signedOn" type="date" label={words.signedOn} width="medium" />
        <Signatory />
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".pdf,.png,.jpg,.jpeg"
          maxMegabytes={10}
        />
        <div>
          <SubmitButton>{words.paperSubmit}</SubmitButton>
        </div>
      </ActionForm>
      {batch && <BatchResults batch={batch} />}
    </Page>
  )
}
