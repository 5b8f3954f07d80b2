import { type ActionFunctionArgs, Link, redirect } from 'react-router'
import { postSignInSecondFactor } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { formText } from '../form-text.ts'
import { codesLeftParameter, identityPaths } from '../paths.ts'
import { returnPathIn } from '../return-path-in.ts'
import { texts } from '../texts.fr.ts'

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const outcome = await submitted(postSignInSecondFactor({ body: { code: formText(form, 'code') } }))
  if (!outcome.ok) return outcome
  const left = outcome.value.recoveryCodesLeft
  return redirect(
    left === null ? returnPathIn(request) : `${identityPaths.account}?${codesLeftParameter}=${left}`,
  )
}

export function Component() {
  const words = texts.secondFactor
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm>
          <TextField
            name="code"
            label={texts.fields.anyCode}
            hint={words.hint}
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={40}
            width="medium"
          />
          <Actions>
            <SubmitButton>{words.submit}</SubmitButton>
            <Link to={identityPaths.signIn}>{words.back}</Link>
          </Actions>
        </ActionForm>
      </Card>
    </Page>
  )
}
