import { useState } from 'react'
import type { PostPasskeysBeginResponse } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { useAction } from '../../../../ui/forms/use-action.ts'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { knowsPasskeys, makePasskey } from '../passkey-device.ts'
import { passkeyTexts } from '../passkey-texts.fr.ts'
import { identityPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

const words = passkeyTexts.card

/** Names a key, proves again who one is, and has the device make it. The account page answers, wherever this stands. */
export function AddPasskey({ hasPassword }: { readonly hasPassword: boolean }) {
  const [name, setName] = useState('')
  const [isDeclined, setIsDeclined] = useState(false)
  const { submit, isDone, problem } = useAction()
  if (!knowsPasskeys()) return <p>{words.notKnown}</p>

  const finish = async (options: PostPasskeysBeginResponse) => {
    const made = await makePasskey(options)
    setIsDeclined(made === null)
    if (made === null) return
    const sent = { intent: 'keep-passkey', name, response: JSON.stringify(made) }
    await submit(sent, { method: 'post', action: identityPaths.account })
  }

  return (
    <>
      <ActionForm<PostPasskeysBeginResponse>
        aria-label={words.add}
        action={identityPaths.account}
        onDone={(options) => {
          setIsDeclined(false)
          void finish(options)
        }}
      >
        <input type="hidden" name="intent" value="begin-passkey" />
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          maxLength={60}
          width="medium"
          value={name}
          onChange={setName}
        />
        {hasPassword && (
          <PasswordField
            name="password"
            label={texts.fields.currentPassword}
            autoComplete="current-password"
          />
        )}
        <div>
          <SubmitButton look="plain">{words.add}</SubmitButton>
        </div>
      </ActionForm>
      {isDeclined && <Notice tone="problem" isLive title={words.declined} />}
      {problem && (
        <Notice tone="problem" isLive title={problem.title}>
          <p>{problem.detail}</p>
        </Notice>
      )}
      {isDone && <Notice tone="success" isLive title={words.added} />}
    </>
  )
}
