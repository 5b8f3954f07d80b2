import { classes } from '../classes.ts'
import styles from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './form-context.ts'

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** First line, worth nothing: « Choisissez… ». */
  readonly emptyLabel?: string
  readonly defaultValue?: string
  readonly onChange?: (value: string) => void
  readonly width?: 'short' | 'medium' | 'full'
}

/** For more than seven options; below, `Choices` shows them all. */
export function SelectField({
  options,
  emptyLabel,
  defaultValue,
  onChange,
  width = 'medium',
  ...field
}: SelectFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          className={classes(styles.control, styles[width])}
          defaultValue={defaultValue}
          onChange={onChange && ((event) => onChange(event.currentTarget.value))}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
