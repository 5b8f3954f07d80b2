import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import styles from './Choices.module.css'
import fieldStyles from './Field.module.css'
import { FieldError } from './Field.tsx'
import { type FieldProps, useFieldWiring } from './form-context.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

export interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[]
  /** Several answers: checkboxes, all sent under the same name. */
  readonly isMultiple?: boolean
  /** The question already stands as the title of the page: the label is a quiet line. */
  readonly isLabelQuiet?: boolean
  readonly defaultValue?: string | readonly string[] | null
  /** With `onChange`, the page holds the value itself. */
  readonly value?: string | readonly string[] | null
  /** The value that was just chosen, or with `isMultiple` checked or unchecked. */
  readonly onChange?: (value: string, isChecked: boolean) => void
}

const has = (held: string | readonly string[] | null | undefined, value: string): boolean =>
  typeof held === 'string' ? held === value : (held?.includes(value) ?? false)

/** Large native radios or checkboxes, all in sight. */
export function Choices(props: ChoicesProps) {
  const { choices, isMultiple = false, isLabelQuiet = false, defaultValue, value, onChange, ...field } = props
  const wiring = useFieldWiring(field)
  return (
    <fieldset
      className={classes(styles.choices, wiring.error && styles.invalid)}
      aria-describedby={wiring.describedBy}
      {...(isMultiple
        ? {}
        : { role: 'radiogroup', 'aria-required': !field.isOptional, 'aria-invalid': wiring.isInvalid })}
    >
      <legend className={isLabelQuiet ? 'soft small' : fieldStyles.legend}>
        {field.label}
        {field.isOptional && !isLabelQuiet && (
          <span className={fieldStyles.optional}> {texts.form.optional}</span>
        )}
      </legend>
      {field.hint && (
        <p id={wiring.hintId} className={fieldStyles.hint}>
          {field.hint}
        </p>
      )}
      <FieldError id={wiring.errorId} error={wiring.error} />
      {choices.map((choice, index) => {
        const id = index === 0 ? wiring.id : `${wiring.id}-${choice.value}`
        return (
          <div key={choice.value} className={styles.choice}>
            <input
              id={id}
              type={isMultiple ? 'checkbox' : 'radio'}
              name={field.name}
              value={choice.value}
              required={!isMultiple && !field.isOptional}
              aria-describedby={choice.hint && `${id}-choice`}
              {...(value === undefined
                ? { defaultChecked: has(defaultValue, choice.value) }
                : { checked: has(value, choice.value) })}
              onChange={(event) => onChange?.(choice.value, event.currentTarget.checked)}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint && (
              <span id={`${id}-choice`} className={styles.hint}>
                {choice.hint}
              </span>
            )}
            <span className={styles.face} aria-hidden="true" />
          </div>
        )
      })}
    </fieldset>
  )
}
