import { useState } from 'react'
import type { Person } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { texts } from '../texts.fr.ts'
import { NewPasswordField } from './NewPasswordField.tsx'

const words = texts.password

export function PasswordCard({ person }: { readonly person: Person }) {
  const [timesDone, setTimesDone] = useState(0)
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <ActionForm
        aria-label={words.title}
        doneMessage={words.done}
        isEmptiedWhenDone
        onDone={() => setTimesDone((times) => times + 1)}
      >
        <input type="hidden" name="intent" value="change-password" />
        {/* For password managers, which must know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <PasswordField name="password" label={texts.fields.currentPassword} autoComplete="current-password" />
        <NewPasswordField
          key={timesDone}
          name="newPassword"
          label={texts.fields.newPassword}
          owner={person}
        />
        <div>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
