import type { FatedLine } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { fateTexts, waveTexts as words } from '../texts.fr.ts'

interface WaveFormProps {
  readonly lines: readonly FatedLine[]
  readonly onBack: () => void
}

const columns: readonly Column<FatedLine>[] = [
  { key: 'line', header: words.line, cell: ({ line }) => line, isNumeric: true },
  {
    key: 'commune',
    header: words.commune,
    cell: ({ communeName, insee }) => communeName ?? insee,
    isRowHeader: true,
  },
  { key: 'person', header: words.person, cell: ({ name }) => name ?? '–' },
  { key: 'address', header: words.address, cell: ({ address }) => address ?? '–' },
  { key: 'fate', header: words.result, cell: ({ fate }) => fateTexts[fate] },
]

const isFaulty = ({ fate }: FatedLine) => fate === 'unknown-commune' || fate === 'bad-address'

/** What will become of each line, then the words and the reminders. */
export function WaveForm({ lines, onBack }: WaveFormProps) {
  const count = (fate: FatedLine['fate']) => lines.filter((line) => line.fate === fate).length
  const faulty = lines.filter(isFaulty).length
  const kept = lines.map(({ line, insee, name, address }) => ({ line, insee, name, address }))
  return (
    <Stack>
      {faulty > 0 ? (
        <Notice tone="problem" isLive title={words.toCorrect(faulty)} />
      ) : (
        <Notice isLive title={words.toSend(count('letter'), count('sheet'))} />
      )}
      <DataTable
        caption={words.previewTitle}
        isCaptionHidden
        columns={columns}
        rows={lines}
        rowKey={({ line }) => String(line)}
      />
      <ActionForm aria-label={words.send}>
        <input type="hidden" name="part" value="send" />
        <input type="hidden" name="lines" value={JSON.stringify(kept)} />
        <TextField name="name" label={words.name} hint={words.nameHint} maxLength={160} />
        <LongTextField name="message" label={words.message} hint={words.messageHint} isOptional />
        <Choices
          name="reminderDays"
          label={words.reminders}
          hint={words.reminderHint}
          choices={words.reminderChoices}
          defaultValue={['7', '14']}
          isMultiple
          isOptional
        />
        <Actions>
          <Button onClick={onBack}>{words.again}</Button>
          {faulty === 0 && <SubmitButton>{words.send}</SubmitButton>}
        </Actions>
      </ActionForm>
    </Stack>
  )
}
