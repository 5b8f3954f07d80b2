import { type ActionFunctionArgs, useLoaderData } from 'react-router'
import { postRecoveriesStop } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemScreen } from '../../../../ui/problems/ProblemScreen.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { formText } from '../form-text.ts'
import { linkToken } from '../link-token.ts'
import { recoveryTexts } from '../recovery-texts.fr.ts'

const words = recoveryTexts.stop

export const loader = () => ({ token: linkToken() })

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  return submitted(postRecoveriesStop({ body: { token: formText(form, 'token') } }))
}

/** A press on a button, rather than at once: a program that opens the links of letters stops nothing. */
export function Component() {
  const { token } = useLoaderData<typeof loader>()
  if (token === null)
    return <ProblemScreen title={words.title} happened={words.linkIsCut} toDo={words.linkIsCutToDo} />
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm doneMessage={words.done}>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  )
}
