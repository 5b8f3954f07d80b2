import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Sign } from '../show/Sign.tsx'
import { texts } from '../texts.fr.ts'
import styles from './Field.module.css'
import { type FieldProps, useFieldWiring } from './form-context.ts'

export interface ControlWiring {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FieldFrameProps extends FieldProps {
  readonly children: (wiring: ControlWiring) => ReactNode
}

/** Label, hint, control, error, in this order; for a control that no component below covers. */
export function Field({ children, ...field }: FieldFrameProps) {
  const wiring = useFieldWiring(field)
  return (
    <div className={classes(styles.field, wiring.error && styles.invalid)}>
      <label htmlFor={wiring.id}>
        {field.label}
        {field.isOptional && <span className={styles.optional}> {texts.form.optional}</span>}
      </label>
      {field.hint && (
        <p id={wiring.hintId} className={styles.hint}>
          {field.hint}
        </p>
      )}
      {children({
        id: wiring.id,
        name: field.name,
        required: !field.isOptional,
        'aria-describedby': wiring.describedBy,
        'aria-invalid': wiring.isInvalid,
      })}
      <FieldError id={wiring.errorId} error={wiring.error} />
    </div>
  )
}

export function FieldError({
  id,
  error,
}: {
  readonly id: string | undefined
  readonly error: string | undefined
}) {
  if (!error) return null
  return (
    <p id={id} className={styles.error}>
      <Sign name="bang" /> {error}
    </p>
  )
}
