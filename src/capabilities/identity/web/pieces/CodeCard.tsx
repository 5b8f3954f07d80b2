import { useState } from 'react'
import type { Person } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { identityPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'

const words = texts.code

/** The second factor of an account: on or off, and what to do about it. */
export function CodeCard({ person }: { readonly person: Person }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) {
    const done = <Button onClick={() => setCodes(null)}>{texts.recoveryCodes.done}</Button>
    return <RecoveryCodes codes={codes} email={person.email} next={done} />
  }
  if (!person.hasSecondFactor) {
    return (
      <Card title={words.title}>
        <p>{words.off}</p>
        <LinkButton to={identityPaths.secondFactorSetUp}>{words.turnOn}</LinkButton>
      </Card>
    )
  }
  return (
    <Card title={words.title}>
      <p>{words.on}</p>
      <Disclosure summary={words.newRecoveryCodes}>
        <p>{words.newRecoveryCodesMeaning}</p>
        <PasswordForm<{ recoveryCodes: string[] }>
          intent="new-recovery-codes"
          label={words.newRecoveryCodes}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
        />
      </Disclosure>
      <Disclosure summary={words.turnOff}>
        <p>{words.turnOffMeaning}</p>
        <PasswordForm intent="stop-second-factor" label={words.turnOff} />
      </Disclosure>
    </Card>
  )
}

interface PasswordFormProps<T> {
  readonly intent: string
  readonly label: string
  readonly onDone?: (value: T) => void
}

function PasswordForm<T>({ intent, label, onDone }: PasswordFormProps<T>) {
  return (
    <ActionForm<T> aria-label={label} {...(onDone && { onDone })}>
      <input type="hidden" name="intent" value={intent} />
      <PasswordField name="password" label={texts.fields.currentPassword} autoComplete="current-password" />
      <div>
        <SubmitButton look="plain">{label}</SubmitButton>
      </div>
    </ActionForm>
  )
}
