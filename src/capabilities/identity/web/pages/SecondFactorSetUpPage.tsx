import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  getSession,
  type Person,
  type PostSecondFactorResponse,
  postSecondFactor,
  postSecondFactorConfirm,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { CopyButton } from '../../../../ui/show/CopyButton.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Square } from '../../../../ui/show/Square.tsx'
import { formText } from '../form-text.ts'
import { identityPaths } from '../paths.ts'
import { RecoveryCodes } from '../pieces/RecoveryCodes.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.codeSetUp

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  const { person } = await loaded(getSession({ signal }))
  if (person === null)
    return redirect(signInWithReturn(identityPaths.signIn, identityPaths.secondFactorSetUp))
  return person
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  return formText(form, 'intent') === 'begin'
    ? submitted(postSecondFactor({ body: { password: formText(form, 'password') } }))
    : submitted(postSecondFactorConfirm({ body: { code: formText(form, 'code') } }))
}

/** Three steps that follow one another on one address: nothing is asked at sign-in before the last. */
export function Component() {
  const person = useLoaderData<Person>()
  const [begun, setBegun] = useState<PostSecondFactorResponse | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const step = codes !== null ? 3 : begun !== null ? 2 : 1
  return (
    <Page
      key={step}
      width="reading"
      title={words.title}
      windowTitle={`${words.title}, ${words.step(step)}`}
      lead={words.lead}
      above={<p className="soft small">{words.step(step)}</p>}
      takesFocus={step > 1}
    >
      {codes !== null ? (
        <RecoveryCodes
          codes={codes}
          email={person.email}
          next={<LinkButton to={identityPaths.account}>{texts.recoveryCodes.done}</LinkButton>}
        />
      ) : begun !== null ? (
        <LinkPhone secret={begun.secret} square={begun.square} onDone={setCodes} />
      ) : (
        <GivePassword onDone={setBegun} />
      )}
    </Page>
  )
}

function GivePassword({ onDone }: { readonly onDone: (begun: PostSecondFactorResponse) => void }) {
  return (
    <Card title={words.passwordTitle}>
      <ActionForm<PostSecondFactorResponse> onDone={onDone}>
        <input type="hidden" name="intent" value="begin" />
        <PasswordField
          name="password"
          label={texts.fields.currentPassword}
          hint={words.passwordMeaning}
          autoComplete="current-password"
        />
        <div>
          <SubmitButton>{words.next}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}

interface LinkPhoneProps {
  readonly secret: string
  readonly square: readonly (readonly boolean[])[]
  readonly onDone: (codes: readonly string[]) => void
}

function LinkPhone({ secret, square, onDone }: LinkPhoneProps) {
  const spaced = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return (
    <Card title={words.scanTitle}>
      <ol>
        <li>{words.scanInstall}</li>
        <li>{words.scanSquare}</li>
        <li>{words.scanGive}</li>
      </ol>
      <Square modules={square} label={words.square} />
      <Disclosure summary={words.byHand} isSmall>
        <code>{spaced}</code> <CopyButton text={secret} />
      </Disclosure>
      <ActionForm<{ recoveryCodes: string[] }> onDone={({ recoveryCodes }) => onDone(recoveryCodes)}>
        <input type="hidden" name="intent" value="confirm" />
        <TextField
          name="code"
          label={texts.fields.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={10}
          width="medium"
        />
        <div>
          <SubmitButton>{words.confirm}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
