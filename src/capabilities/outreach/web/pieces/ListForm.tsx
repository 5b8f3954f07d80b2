import type { FatedLine } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { waveTexts as words } from '../texts.fr.ts'

interface ListFormProps {
  readonly onRead: (lines: readonly FatedLine[]) => void
}

/** A list pasted or chosen, to look at before anything leaves. */
export function ListForm({ onRead }: ListFormProps) {
  return (
    <ActionForm<{ lines: readonly FatedLine[] }>
      aria-label={words.newTitle}
      encType="multipart/form-data"
      onDone={({ lines }) => onRead(lines)}
    >
      <input type="hidden" name="part" value="list" />
      <LongTextField name="text" label={words.text} hint={words.listHint} rows={6} isOptional />
      <FileField name="file" label={words.file} accept=".csv,.txt" maxMegabytes={2} isOptional />
      <div>
        <SubmitButton>{words.see}</SubmitButton>
      </div>
    </ActionForm>
  )
}
