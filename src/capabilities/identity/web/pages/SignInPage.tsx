import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { getSession, postSignIn } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { formText } from '../form-text.ts'
import { signInWithPasskey } from '../passkey-actions.ts'
import { identityPaths } from '../paths.ts'
import { PasskeySignIn } from '../pieces/PasskeySignIn.tsx'
import { leaveForProvider } from '../provider-journey.ts'
import { providerTexts } from '../provider-texts.fr.ts'
import { returnPathIn } from '../return-path-in.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await loaded(getSession({ signal: request.signal }))
  if (session.person) return redirect(returnPathIn(request))
  return { needsSetUp: session.needsSetUp, provider: session.provider }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (formText(form, 'intent') === 'provider')
    return leaveForProvider({ purpose: 'sign-in', goal: returnPathIn(request) })
  if (formText(form, 'intent') === 'passkey') {
    const outcome = await signInWithPasskey(form)
    return outcome.ok ? redirect(returnPathIn(request)) : outcome
  }
  const body = { email: formText(form, 'email'), password: formText(form, 'password') }
  const outcome = await submitted(postSignIn({ body }))
  if (!outcome.ok) return outcome
  const goal = returnPathIn(request)
  return redirect(
    outcome.value.kind === 'second-factor' ? signInWithReturn(identityPaths.secondFactor, goal) : goal,
  )
}

export function Component() {
  const { needsSetUp, provider } = useLoaderData<{ needsSetUp: boolean; provider: string | null }>()
  const words = texts.signIn
  return (
    <Page width="reading" title={words.title}>
      <Stack>
        {needsSetUp && <Notice title={words.needsSetUp} toDo={words.needsSetUpToDo} />}
        <Card>
          <ActionForm>
            <TextField
              name="email"
              type="email"
              label={texts.fields.email}
              autoComplete="username webauthn"
            />
            <PasswordField name="password" label={texts.fields.password} autoComplete="current-password" />
            <Actions>
              <SubmitButton>{words.submit}</SubmitButton>
            </Actions>
          </ActionForm>
          <PasskeySignIn isOfferedUnderField />
          {provider !== null && (
            <ActionForm aria-label={providerTexts.signIn(provider)}>
              <input type="hidden" name="intent" value="provider" />
              <div>
                <SubmitButton look="plain">{providerTexts.signIn(provider)}</SubmitButton>
              </div>
            </ActionForm>
          )}
        </Card>
        <Disclosure summary={words.forgotten}>
          <p>{words.forgottenColleague}</p>
          <p>{words.forgottenRecovery}</p>
          <div>
            <LinkButton to={identityPaths.recovery}>{words.toRecovery}</LinkButton>
          </div>
          <p className="soft">{words.forgottenMachine}</p>
        </Disclosure>
      </Stack>
    </Page>
  )
}
