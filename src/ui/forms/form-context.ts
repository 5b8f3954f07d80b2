import { createContext, useContext, useId } from 'react'

export interface FormState {
  /** Before the name of each field in its id: two forms of a page may hold the same names. */
  readonly prefix: string
  readonly isBusy: boolean
  /** By field name, what is to be changed in it. */
  readonly errors: ReadonlyMap<string, string>
}

export const FormContext = createContext<FormState | null>(null)

export const fieldId = (prefix: string, name: string): string => `${prefix}-${name}`

/** What every field takes. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  /** Always visible, under the label: the form expected, why it is asked. */
  readonly hint?: string | undefined
  /** What to change; inside an `ActionForm` it comes by itself from the answer of the API. */
  readonly error?: string | undefined
  /** Fields are required unless said otherwise, and only those that are not say so. */
  readonly isOptional?: boolean | undefined
}

/** The identifiers that tie a control to its label, its hint and its error. */
export function useFieldWiring({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const form = useContext(FormContext)
  const ownId = useId()
  const id = form ? fieldId(form.prefix, name) : ownId
  const shownError = error ?? form?.errors.get(name)
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = shownError ? `${id}-error` : undefined
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined
  return {
    id,
    hintId,
    errorId,
    describedBy,
    error: shownError,
    isInvalid: shownError ? (true as const) : undefined,
  }
}
