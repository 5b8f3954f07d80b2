import { lazy, Suspense } from 'react'
import type { Passkey, Person } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { passkeyTexts } from '../passkey-texts.fr.ts'
import { texts } from '../texts.fr.ts'

const words = passkeyTexts.card

/** Folded away: comes after the page. */
const AddPasskey = lazy(() => import('./AddPasskey.tsx').then((module) => ({ default: module.AddPasskey })))

interface PasskeysCardProps {
  readonly person: Person
  readonly passkeys: readonly Passkey[]
}

export function PasskeysCard({ person, passkeys }: PasskeysCardProps) {
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      {passkeys.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Rows>
          {passkeys.map((passkey) => (
            <Row key={passkey.id}>
              <p>
                <strong>{passkey.name}</strong>,{' '}
                {passkey.isSynchronised ? words.synchronised : words.onDevice}
              </p>
              <p className="soft small">
                {words.addedAt}
                <AtInstant at={passkey.createdAt} />
                {passkey.lastUsedAt !== null && (
                  <>
                    , {words.lastUsedAt}
                    <AtInstant at={passkey.lastUsedAt} />
                  </>
                )}
              </p>
              <ChangePasskey passkey={passkey} hasPassword={person.hasPassword} />
            </Row>
          ))}
        </Rows>
      )}
      {passkeys.length === 1 && <p>{words.twoAreBetter}</p>}
      <Disclosure summary={words.add}>
        <Suspense>
          <AddPasskey hasPassword={person.hasPassword} />
        </Suspense>
      </Disclosure>
    </Card>
  )
}

function ChangePasskey({
  passkey,
  hasPassword,
}: {
  readonly passkey: Passkey
  readonly hasPassword: boolean
}) {
  const identifier = <input type="hidden" name="passkeyId" value={passkey.id} />
  return (
    <Disclosure summary={words.manage(passkey.name)} isSmall>
      <ActionForm aria-label={`${words.rename} ${passkey.name}`}>
        <input type="hidden" name="intent" value="rename-passkey" />
        {identifier}
        <TextField name="name" label={words.name} defaultValue={passkey.name} maxLength={60} width="medium" />
        <div>
          <SubmitButton look="plain">{words.rename}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm aria-label={`${words.remove} ${passkey.name}`}>
        <input type="hidden" name="intent" value="remove-passkey" />
        {identifier}
        {hasPassword && (
          <PasswordField
            name="password"
            label={texts.fields.currentPassword}
            autoComplete="current-password"
          />
        )}
        <div>
          <SubmitButton look="plain">{words.remove}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  )
}
