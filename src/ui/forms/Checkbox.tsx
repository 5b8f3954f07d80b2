import { classes } from '../classes.ts'
import styles from './Field.module.css'
import { FieldError } from './Field.tsx'
import { type FieldProps, useFieldWiring } from './form-context.ts'

export interface CheckboxProps extends FieldProps {
  /** Sent when checked; `on` otherwise. */
  readonly value?: string
  readonly defaultChecked?: boolean
  /** With `onChange`, the page holds the value itself. */
  readonly isChecked?: boolean
  readonly onChange?: (isChecked: boolean) => void
}

/** One box, that need not be checked unless `isOptional={false}`. */
export function Checkbox(props: CheckboxProps) {
  const { value, defaultChecked, isChecked, onChange, isOptional = true, ...field } = props
  const wiring = useFieldWiring(field)
  return (
    <div className={classes(styles.check, wiring.error && styles.invalid)}>
      <input
        type="checkbox"
        id={wiring.id}
        name={field.name}
        value={value}
        required={!isOptional}
        {...(isChecked === undefined ? { defaultChecked } : { checked: isChecked })}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.isInvalid}
        onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
      />
      <label htmlFor={wiring.id}>{field.label}</label>
      {field.hint && (
        <p id={wiring.hintId} className={styles.hint}>
          {field.hint}
        </p>
      )}
      <FieldError id={wiring.errorId} error={wiring.error} />
    </div>
  )
}
