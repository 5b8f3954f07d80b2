import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import type { ButtonLook } from '../../../../ui/show/Button.tsx'
import { watchPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

export interface StartVisitProps {
  readonly insee: string
  readonly look?: ButtonLook
  readonly label?: string
}

/** The button that asks for a visit, from any page: the page of the findings answers it. */
export function StartVisit({ insee, look = 'plain', label = texts.visit.again }: StartVisitProps) {
  return (
    <ActionForm action={watchPaths.findings(insee)}>
      <div>
        <SubmitButton look={look} busyLabel={texts.visit.starting}>
          {label}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
