import { useState } from 'react'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { texts } from '../texts.fr.ts'
import { NewPasswordField } from './NewPasswordField.tsx'

/** Who somebody is, and the password they choose. Sent as `name`, `email`, `password`. */
export function NewAccountFields() {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  return (
    <>
      <TextField
        name="name"
        label={texts.fields.name}
        hint={texts.fields.nameHint}
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        name="email"
        type="email"
        label={texts.fields.email}
        hint={texts.fields.emailHint}
        autoComplete="username"
        maxLength={254}
        value={email}
        onChange={setEmail}
      />
      <NewPasswordField name="password" label={texts.fields.password} owner={{ name, email }} />
    </>
  )
}
