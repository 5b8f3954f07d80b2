import { useState } from 'react'
import { texts } from '../texts.fr.ts'
import styles from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './form-context.ts'

export interface PasswordFieldProps extends FieldProps {
  /** Tells a password manager whether to offer one or to keep one. */
  readonly autoComplete: 'current-password' | 'new-password'
  readonly minLength?: number
  readonly onChange?: (value: string) => void
}

export function PasswordField({ autoComplete, minLength, onChange, ...field }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Field {...field}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            type={isShown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            minLength={minLength}
            className={styles.control}
            onChange={onChange && ((event) => onChange(event.currentTarget.value))}
          />
          <label className={styles.reveal}>
            <input
              type="checkbox"
              checked={isShown}
              onChange={(event) => setIsShown(event.currentTarget.checked)}
            />
            {texts.form.showPassword}
          </label>
        </>
      )}
    </Field>
  )
}
