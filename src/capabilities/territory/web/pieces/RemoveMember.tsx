import { useState } from 'react'
import type { Member } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { announce } from '../../../../ui/page/announce.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Dialog } from '../../../../ui/show/Dialog.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.settings.people

/** Closes the access of one person, once confirmed. The page says why when it may not be. */
export function RemoveMember({ member }: { readonly member: Member }) {
  const [isAsking, setIsAsking] = useState(false)
  const { title, meaning, yourself, confirm, decline } = words.removing
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setIsAsking(true)}>
        {words.remove}
        <span className="voice"> {member.name}</span>
      </Button>
      <Dialog title={title(member.name)} isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <p>{member.isYou ? yourself : meaning}</p>
        <ActionForm aria-label={title(member.name)} onDone={() => announce(words.removed)}>
          <input type="hidden" name="part" value="remove" />
          <input type="hidden" name="personId" value={member.personId} />
          {member.isYou && <input type="hidden" name="isYou" value="on" />}
          <Actions>
            <Button onClick={() => setIsAsking(false)}>{decline}</Button>
            <SubmitButton look="alarm">{confirm}</SubmitButton>
          </Actions>
        </ActionForm>
      </Dialog>
    </>
  )
}
