import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { endTexts } from '../end-texts.fr.ts'

/** It was nothing: what was done meanwhile is said, so that it can be undone. */
export function FalseAlarmCard() {
  const words = endTexts.falseAlarm
  return (
    <Card title={words.title}>
      <ActionForm aria-label={words.title}>
        <input type="hidden" name="intent" value="false-alarm" />
        <p className="soft">{words.lead}</p>
        <LongTextField name="words" label={words.words} rows={3} maxLength={2000} />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}

interface JoinCardProps {
  readonly others: readonly { readonly id: string; readonly openedAt: string }[]
}

/** The same incident was opened twice. */
export function JoinCard({ others }: JoinCardProps) {
  const words = endTexts.join
  return (
    <Card title={words.title}>
      <ActionForm aria-label={words.title}>
        <input type="hidden" name="intent" value="join" />
        <p className="soft">{words.lead}</p>
        <SelectField
          name="into"
          label={words.into}
          width="full"
          options={others.map(({ id, openedAt }) => ({
            value: id,
            label: instantInWords(new Date(openedAt)),
          }))}
        />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}
