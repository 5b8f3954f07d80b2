import type { Member } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Dialog } from '../../../../ui/show/Dialog.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import type { PeopleWords } from '../people-words.ts'

interface RemoveMemberProps {
  readonly words: PeopleWords['removing']
  /** Whose access is about to be closed; null keeps the dialog closed. */
  readonly member: Member | null
  readonly onClose: () => void
  readonly onRemoved: (member: Member) => void
}

/** Closes the access of one person, once confirmed. */
export function RemoveMember({ words, member, onClose, onRemoved }: RemoveMemberProps) {
  const { title, meaning, yourself, confirm, decline } = words
  return (
    <Dialog title={title(member?.name ?? '')} isOpen={member !== null} onClose={onClose}>
      {member && (
        <>
          <p>{member.isYou ? yourself : meaning}</p>
          <ActionForm aria-label={title(member.name)} onDone={() => onRemoved(member)}>
            <input type="hidden" name="part" value="remove" />
            <input type="hidden" name="personId" value={member.personId} />
            {member.isYou && <input type="hidden" name="isYou" value="on" />}
            <Actions>
              <Button onClick={onClose}>{decline}</Button>
              <SubmitButton look="alarm">{confirm}</SubmitButton>
            </Actions>
          </ActionForm>
        </>
      )}
    </Dialog>
  )
}
