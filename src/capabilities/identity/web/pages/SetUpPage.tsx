import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { postSetUp } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemScreen } from '../../../../ui/problems/ProblemScreen.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { formText } from '../form-text.ts'
import { linkToken } from '../link-token.ts'
import { NewAccountFields } from '../pieces/NewAccountFields.tsx'
import { texts } from '../texts.fr.ts'

export const loader = () => ({ token: linkToken() })

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const body = {
    token: formText(form, 'token'),
    name: formText(form, 'name'),
    email: formText(form, 'email'),
    password: formText(form, 'password'),
  }
  const outcome = await submitted(postSetUp({ body }))
  return outcome.ok ? redirect('/') : outcome
}

export function Component() {
  const { token } = useLoaderData<typeof loader>()
  const words = texts.setUp
  if (token === null) {
    return <ProblemScreen title={words.title} happened={words.linkIsCut} toDo={words.linkIsCutToDo} />
  }
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm>
          <input type="hidden" name="token" value={token} />
          <NewAccountFields />
          <Actions>
            <SubmitButton>{words.submit}</SubmitButton>
          </Actions>
        </ActionForm>
      </Card>
    </Page>
  )
}
