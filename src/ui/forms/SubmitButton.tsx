import { type ReactNode, useContext } from 'react'
import { Button, type ButtonLook } from '../show/Button.tsx'
import { texts } from '../texts.fr.ts'
import { FormContext } from './form-context.ts'

export interface SubmitButtonProps {
  readonly children?: ReactNode
  readonly busyLabel?: string
  readonly look?: ButtonLook
  /** Sent with the form, when it has several buttons. */
  readonly name?: string
  readonly value?: string
}

/** Sends the form it stands in, once. */
export function SubmitButton({
  children = texts.form.submit,
  busyLabel = texts.form.submitting,
  look = 'main',
  ...sent
}: SubmitButtonProps) {
  const isBusy = useContext(FormContext)?.isBusy ?? false
  return (
    <Button {...sent} type="submit" look={look} isBusy={isBusy}>
      {isBusy ? busyLabel : children}
    </Button>
  )
}
