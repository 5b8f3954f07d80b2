import type { HTMLAttributes, HTMLInputAutoCompleteAttribute } from 'react'
import { classes } from '../classes.ts'
import styles from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './form-context.ts'

interface TypedTextProps extends FieldProps {
  readonly defaultValue?: string | number
  /** With `onChange`, the page holds the value itself. */
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly minLength?: number
  readonly maxLength?: number
}

export interface TextFieldProps extends TypedTextProps {
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'number' | 'date' | 'search'
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly min?: string | number
  readonly max?: string | number
  /** As wide as what is expected: a number of people is short, a name medium. */
  readonly width?: 'short' | 'medium' | 'full'
  /** After the control: « euros TTC », « postes ». */
  readonly unit?: string
  readonly spellCheck?: boolean
}

export function TextField({ type = 'text', width = 'full', unit, onChange, ...rest }: TextFieldProps) {
  const { name, label, hint, error, isOptional, ...input } = rest
  return (
    <Field name={name} label={label} hint={hint} error={error} isOptional={isOptional}>
      {(wiring) => (
        <div className={styles.withEnd}>
          <input
            {...wiring}
            {...input}
            type={type}
            className={classes(styles.control, styles[width])}
            onChange={onChange && ((event) => onChange(event.currentTarget.value))}
          />
          {unit && <span className="soft">{unit}</span>}
        </div>
      )}
    </Field>
  )
}

export interface LongTextFieldProps extends TypedTextProps {
  readonly rows?: number
}

export function LongTextField({ rows = 4, onChange, ...rest }: LongTextFieldProps) {
  const { name, label, hint, error, isOptional, ...area } = rest
  return (
    <Field name={name} label={label} hint={hint} error={error} isOptional={isOptional}>
      {(wiring) => (
        <textarea
          {...wiring}
          {...area}
          rows={rows}
          className={classes(styles.control, styles.long)}
          onChange={onChange && ((event) => onChange(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}
