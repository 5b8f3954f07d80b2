import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import {
  type GetRecoveriesMineResponse,
  getRecoveriesMine,
  postRecoveries,
  postRecoveriesMinePassword,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { formText } from '../form-text.ts'
import { NewPasswordField } from '../pieces/NewPasswordField.tsx'
import { recoveryTexts } from '../recovery-texts.fr.ts'
import { texts } from '../texts.fr.ts'
import styles from './RecoveryPage.module.css'

type Recovery = NonNullable<GetRecoveriesMineResponse['recovery']>

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  return (await loaded(getRecoveriesMine({ signal }))).recovery
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (formText(form, 'intent') === 'ask')
    return submitted(postRecoveries({ body: { email: formText(form, 'email') } }))
  const outcome = await submitted(
    postRecoveriesMinePassword({ body: { password: formText(form, 'password') } }),
  )
  return outcome.ok ? redirect('/') : outcome
}

/** For somebody who lost every way in: one page for the demand, its code, the wait and the new password. */
export function Component() {
  const recovery = useLoaderData<Recovery | null>()
  switch (recovery?.state) {
    case 'asked':
      return <Asked recovery={recovery} />
    case 'opens-later':
      return <OpensLater recovery={recovery} />
    case 'open':
      return <Open />
    default:
      return <Ask isOver={recovery !== null} />
  }
}

function Ask({ isOver }: { readonly isOver: boolean }) {
  const words = recoveryTexts.ask
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Stack>
        {isOver && <Notice title={words.over} />}
        <Card>
          <AskForm />
        </Card>
        <Card title={words.steps}>
          <ol>
            <li>{words.first}</li>
            <li>{words.second}</li>
            <li>{words.third}</li>
          </ol>
          <p className="soft">{words.noMail}</p>
        </Card>
      </Stack>
    </Page>
  )
}

function AskForm() {
  return (
    <ActionForm aria-label={recoveryTexts.ask.submit}>
      <input type="hidden" name="intent" value="ask" />
      <TextField name="email" type="email" label={texts.fields.email} autoComplete="username" />
      <div>
        <SubmitButton>{recoveryTexts.ask.submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function Asked({ recovery }: { readonly recovery: Recovery }) {
  const words = recoveryTexts.waiting
  const { revalidate } = useRevalidator()
  return (
    <Page width="reading" title={words.title} takesFocus>
      <Stack>
        <Card title={words.code}>
          <p className={styles.code}>{recovery.code}</p>
          <p>{words.readIt}</p>
          <p className="soft">
            {words.keep} {words.until}
            <AtInstant at={recovery.expiresAt} />.
          </p>
          <div>
            <Button onClick={() => void revalidate()}>{words.refresh}</Button>
          </div>
        </Card>
        <p className="soft">{words.notAccount}</p>
        <p className="soft">{words.alone}</p>
        <Disclosure summary={words.again}>
          <p>{words.againMeaning}</p>
          <AskForm />
        </Disclosure>
      </Stack>
    </Page>
  )
}

function OpensLater({ recovery }: { readonly recovery: Recovery }) {
  const words = recoveryTexts.later
  const { revalidate } = useRevalidator()
  return (
    <Page width="reading" title={words.title} lead={words.lead} takesFocus>
      <Card>
        <p>
          {words.from}
          <strong>{recovery.opensAt !== null && <AtInstant at={recovery.opensAt} />}</strong>.
        </p>
        <p className="soft">{words.why}</p>
        <div>
          <Button onClick={() => void revalidate()}>{recoveryTexts.waiting.refresh}</Button>
        </div>
      </Card>
    </Page>
  )
}

function Open() {
  const words = recoveryTexts.open
  return (
    <Page width="reading" title={words.title} lead={words.lead} takesFocus>
      <Card>
        <p>{words.meaning}</p>
        <ActionForm aria-label={words.submit}>
          <NewPasswordField
            name="password"
            label={texts.fields.newPassword}
            owner={{ name: '', email: '' }}
          />
          <div>
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  )
}
