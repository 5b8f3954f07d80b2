import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { postSignInLink } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemScreen } from '../../../../ui/problems/ProblemScreen.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { formText } from '../form-text.ts'
import { linkToken } from '../link-token.ts'
import { texts } from '../texts.fr.ts'

export const loader = () => ({ token: linkToken() })

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const outcome = await submitted(postSignInLink({ body: { token: formText(form, 'token') } }))
  return outcome.ok ? redirect('/') : outcome
}

/** A press on a button, rather than at once: a preview of the link by a mail program must not use it up. */
export function Component() {
  const { token } = useLoaderData<typeof loader>()
  const words = texts.directSignIn
  if (token === null) {
    return <ProblemScreen title={words.title} happened={words.linkIsCut} toDo={words.linkIsCutToDo} />
  }
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  )
}
