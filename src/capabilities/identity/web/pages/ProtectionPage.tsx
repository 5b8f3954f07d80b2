import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { getIdentities, getSession, type Person } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { formText } from '../form-text.ts'
import { signInWithPasskey } from '../passkey-actions.ts'
import { passkeyTexts } from '../passkey-texts.fr.ts'
import { identityPaths } from '../paths.ts'
import { AddPasskey } from '../pieces/AddPasskey.tsx'
import { PasskeySignIn } from '../pieces/PasskeySignIn.tsx'
import { leaveForProvider } from '../provider-journey.ts'
import { providerTexts } from '../provider-texts.fr.ts'
import { returnPathIn } from '../return-path-in.ts'

const words = passkeyTexts.protection

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, provider } = await loaded(getSession({ signal: request.signal }))
  if (person === null) return redirect(signInWithReturn(identityPaths.signIn, identityPaths.protection))
  const { identities } = await loaded(getIdentities({ signal: request.signal }))
  return { person, provider: identities.length > 0 ? provider : null, goal: returnPathIn(request) }
}
type Protection = {
  readonly person: Person
  /** Where this account has an identity; null when it has none. */
  readonly provider: string | null
  readonly goal: string
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (formText(form, 'intent') === 'provider')
    return leaveForProvider({ purpose: 'sign-in', goal: returnPathIn(request), asksTwoFactors: true })
  const outcome = await signInWithPasskey(form)
  return outcome.ok ? redirect(returnPathIn(request)) : outcome
}

/** Where somebody whose role asks for two factors is led: to prove the second, or to have one. */
export function Component() {
  const { person, provider, goal } = useLoaderData<Protection>()
  const isProven = person.factors === 2
  const hasMeans = person.hasSecondFactor || person.hasPasskey
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Stack>
        {isProven && (
          <Notice
            tone="success"
            title={words.done}
            actions={<LinkButton to={goal}>{words.goOn}</LinkButton>}
          />
        )}
        {!isProven && provider !== null && (
          <Card title={providerTexts.signIn(provider)}>
            <p>{words.providerMeaning(provider)}</p>
            <ActionForm aria-label={providerTexts.signIn(provider)}>
              <input type="hidden" name="intent" value="provider" />
              <div>
                <SubmitButton look="plain">{providerTexts.signIn(provider)}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        {!isProven && hasMeans && (
          <Card title={words.signInTitle}>
            <p>{words.signInMeaning}</p>
            {person.hasPasskey && <PasskeySignIn look="main" />}
            <Form method="post" action={identityPaths.signOut}>
              <Button type="submit">{words.signInAgain}</Button>
            </Form>
          </Card>
        )}
        {!hasMeans && (
          <>
            <Card title={passkeyTexts.card.add}>
              <p>{passkeyTexts.card.meaning}</p>
              <AddPasskey hasPassword={person.hasPassword} />
            </Card>
            <Card title={words.codeTitle}>
              <p>{words.codeMeaning}</p>
              <div>
                <LinkButton to={identityPaths.secondFactorSetUp}>{words.codeSetUp}</LinkButton>
              </div>
            </Card>
          </>
        )}
        <p className="soft small">
          {words.mailIsNone} {words.source}
        </p>
      </Stack>
    </Page>
  )
}
