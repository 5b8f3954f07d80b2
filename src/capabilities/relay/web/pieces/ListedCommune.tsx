import type { PortfolioRow } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Dialog } from '../../../../ui/show/Dialog.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { communesTexts as words } from '../communes-texts.fr.ts'

interface ListedCommuneProps {
  readonly row: PortfolioRow
  readonly onClose: () => void
}

/** What one’s own people note of a commune, and the way off the list. */
export function ListedCommune({ row, onClose }: ListedCommuneProps) {
  return (
    <Dialog title={row.name} isOpen onClose={onClose}>
      <Stack>
        <ActionForm aria-label={words.keepNote} onDone={onClose}>
          <input type="hidden" name="part" value="note" />
          <input type="hidden" name="insee" value={row.insee} />
          <LongTextField
            name="note"
            label={words.note}
            hint={words.noteHint}
            defaultValue={row.note ?? ''}
            maxLength={500}
            rows={3}
            isOptional
          />
          <Actions>
            <Button onClick={onClose}>{words.close}</Button>
            <SubmitButton>{words.keepNote}</SubmitButton>
          </Actions>
        </ActionForm>
        <ActionForm aria-label={words.takeOff} onDone={onClose}>
          <input type="hidden" name="part" value="take-off" />
          <input type="hidden" name="insee" value={row.insee} />
          <p className="soft small">{words.takeOffMeaning(row.standing === 'in-force')}</p>
          <div>
            <SubmitButton look="quiet">{words.takeOff}</SubmitButton>
          </div>
        </ActionForm>
      </Stack>
    </Dialog>
  )
}
