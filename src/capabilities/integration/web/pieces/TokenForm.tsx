import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { offeredRights, rightWords, tokenTexts as words } from '../token-texts.fr.ts'

interface TokenFormProps {
  readonly isOfCommune: boolean
  readonly onMade: (token: string) => void
}

/** What the token may read and change, as little as possible, and for how long. */
export function TokenForm({ isOfCommune, onMade }: TokenFormProps) {
  // The sheet of a commune is changed by its own people only.
  const left = isOfCommune ? 'organisation:read' : 'space:write'
  const offered = offeredRights
    .filter((right) => right !== left)
    .map((right) => ({ value: right, label: rightWords[right] }))
  return (
    <ActionForm<{ token: string }>
      aria-label={words.newTitle}
      onDone={({ token }) => onMade(token)}
      isEmptiedWhenDone
    >
      <TextField name="name" label={words.name} hint={words.nameHint} maxLength={80} width="medium" />
      <Choices
        name="rights"
        label={words.canRead}
        hint={words.lightest}
        choices={offered.filter(({ value }) => value.endsWith(':read'))}
        isMultiple
      />
      <Choices
        name="writes"
        label={words.canWrite}
        choices={offered.filter(({ value }) => value.endsWith(':write'))}
        isMultiple
        isOptional
      />
      <p className="soft small">
        {words.neverOpens} {!isOfCommune && words.onlyMandates}
      </p>
      <Choices name="lifeInDays" label={words.life} choices={words.lives} defaultValue="90" />
      <div>
        <SubmitButton>{words.make}</SubmitButton>
      </div>
    </ActionForm>
  )
}
