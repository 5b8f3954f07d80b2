import type { Mandate } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Dialog } from '../../../../ui/show/Dialog.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { texts as words } from '../holder-mandates-texts.fr.ts'

interface GiveBackProps {
  /** The one about to end; null keeps the dialog closed. */
  readonly mandate: Mandate | null
  readonly onClose: () => void
}

/** Gives a mandate back, or withdraws what was proposed, once confirmed. */
export function GiveBack({ mandate, onClose }: GiveBackProps) {
  const title = words.giveBackTitle(mandate?.communeName ?? '')
  return (
    <Dialog title={title} isOpen={mandate !== null} onClose={onClose}>
      {mandate && (
        <>
          <p>{words.giveBackMeaning}</p>
          <ActionForm aria-label={title} onDone={onClose}>
            <input type="hidden" name="mandateId" value={mandate.id} />
            <LongTextField name="reason" label={words.reason} hint={words.reasonHint} isOptional rows={2} />
            <Actions>
              <Button onClick={onClose}>{words.keep}</Button>
              <SubmitButton look="alarm">
                {mandate.state === 'proposed' ? words.withdraw : words.giveBack}
              </SubmitButton>
            </Actions>
          </ActionForm>
        </>
      )}
    </Dialog>
  )
}
