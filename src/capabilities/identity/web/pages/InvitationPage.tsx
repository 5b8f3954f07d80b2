import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  getSession,
  postInvitationsAcceptance,
  postInvitationsReading,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { ProblemScreen } from '../../../../ui/problems/ProblemScreen.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { formText } from '../form-text.ts'
import { linkToken } from '../link-token.ts'
import { identityPaths } from '../paths.ts'
import { NewAccountFields } from '../pieces/NewAccountFields.tsx'
import { leaveForProvider } from '../provider-journey.ts'
import { providerTexts } from '../provider-texts.fr.ts'
import { texts } from '../texts.fr.ts'

const words = texts.invitation

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  const token = linkToken()
  if (token === null) return { state: 'cut' as const, token: '', person: null, provider: null }
  const [{ state }, { person, provider }] = await Promise.all([
    loaded(postInvitationsReading({ body: { token }, signal })),
    loaded(getSession({ signal })),
  ])
  return { state, token, person, provider }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (formText(form, 'kind') === 'provider')
    return leaveForProvider({ purpose: 'sign-in', goal: '/', invitation: formText(form, 'token') })
  const token = formText(form, 'token')
  const account = {
    token,
    name: formText(form, 'name'),
    email: formText(form, 'email'),
    password: formText(form, 'password'),
  }
  const body =
    formText(form, 'kind') === 'my-account'
      ? { kind: 'my-account' as const, token }
      : { kind: 'new-account' as const, ...account }
  const outcome = await submitted(postInvitationsAcceptance({ body }))
  return outcome.ok ? redirect('/') : outcome
}

export function Component() {
  const { state, token, person, provider } = useLoaderData<typeof loader>()
  if (state !== 'valid') {
    const signIn = <LinkButton to={identityPaths.signIn}>{words.toSignIn}</LinkButton>
    return <ProblemScreen {...words.unusable[state]} actions={state === 'used' && signIn} />
  }
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Stack>
        {person && (
          <Card>
            <ActionForm aria-label={words.acceptAsYourself}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="kind" value="my-account" />
              <p>{words.asYourself(person.name)}</p>
              <div>
                <SubmitButton>{words.acceptAsYourself}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        {!person && provider !== null && (
          <Card>
            <ActionForm aria-label={providerTexts.accept(provider)}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="kind" value="provider" />
              <div>
                <SubmitButton look="plain">{providerTexts.accept(provider)}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        <Card {...(person && { title: words.anotherAccount })}>
          <ActionForm aria-label={words.submit}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="kind" value="new-account" />
            <NewAccountFields />
            <div>
              <SubmitButton look={person ? 'plain' : 'main'}>{words.submit}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </Stack>
    </Page>
  )
}
