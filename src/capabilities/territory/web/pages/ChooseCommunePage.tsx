import { type ActionFunctionArgs, redirect } from 'react-router'
import { getDirectoryCommunes, postCommunes } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import type { SearchOptions } from '../../../../ui/forms/use-options.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { texts } from '../texts.fr.ts'

const search: SearchOptions = async (typed, signal) => {
  const { communes } = await loaded(getDirectoryCommunes({ query: { q: typed }, signal }))
  return communes.map(({ insee, name, postalCodes, departement, epci, population, via }) => ({
    value: insee,
    label: `${name} (${postalCodes[0] ?? insee})`,
    detail: texts.choose.detail({ departement, epci, population, via }),
  }))
}

export async function action({ request }: ActionFunctionArgs) {
  const insee = String((await request.formData()).get('insee') ?? '')
  const outcome = await submitted(postCommunes({ body: { insee } }))
  if (!outcome.ok) return outcome
  return redirect(`/communes/${outcome.value.insee}/premiere-visite`)
}

export function Component() {
  const words = texts.choose
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm>
          <Combobox name="insee" label={words.label} hint={words.hint} search={search} />
          <Actions>
            <SubmitButton>{words.submit}</SubmitButton>
          </Actions>
        </ActionForm>
      </Card>
    </Page>
  )
}
