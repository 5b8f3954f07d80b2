import { useState } from 'react'
import { PasswordField } from '../../../../ui/forms/PasswordField.tsx'
import { weaknessInWords } from '../../domain/password-in-words.ts'
import { type Owner, weaknessesOf } from '../../domain/password-strength.ts'
import { texts } from '../texts.fr.ts'

interface NewPasswordFieldProps {
  readonly name: string
  readonly label: string
  readonly owner: Owner
}

/** A password to choose: says as one types what it still lacks, by the very rule of the server. */
export function NewPasswordField({ name, label, owner }: NewPasswordFieldProps) {
  const [password, setPassword] = useState('')
  return (
    <PasswordField
      name={name}
      label={label}
      hint={adviceOn(password, owner)}
      autoComplete="new-password"
      onChange={setPassword}
    />
  )
}

function adviceOn(password: string, owner: Owner): string {
  if (password === '') return texts.fields.passwordRule
  const weaknesses = weaknessesOf(password, owner)
  return weaknesses.length === 0 ? texts.fields.passwordIsStrong : weaknesses.map(weaknessInWords).join(' ')
}
