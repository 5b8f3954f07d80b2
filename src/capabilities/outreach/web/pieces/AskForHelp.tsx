import { Link } from 'react-router'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { communeTexts as words } from '../texts.fr.ts'

interface AskForHelpProps {
  readonly insee: string
  /** The page one comes from, under the commune; null: none. */
  readonly about: string | null
  readonly relays: readonly { readonly holderId: string; readonly name: string }[]
}

/** A call for help to a relay that holds a mandate. */
export function AskForHelp({ insee, about, relays }: AskForHelpProps) {
  const isUsual = words.helpPages.some(({ value }) => value === about)
  const pages =
    about === null || isUsual
      ? words.helpPages
      : [{ value: about, label: words.thatPage }, ...words.helpPages]
  const [first] = relays
  if (first === undefined) {
    return (
      <Card title={words.helpTitle}>
        <p>{words.noRelay}</p>
        <p>
          <Link to={territoryPaths.mandates(insee)}>{words.mandates}</Link>
        </p>
      </Card>
    )
  }
  return (
    <Card title={words.helpTitle}>
      <ActionForm aria-label={words.helpTitle} doneMessage={words.asked} isEmptiedWhenDone>
        <input type="hidden" name="part" value="help" />
        {relays.length === 1 ? (
          <input type="hidden" name="holderId" value={first.holderId} />
        ) : (
          <Choices
            name="holderId"
            label={words.helpTo}
            choices={relays.map(({ holderId, name }) => ({ value: holderId, label: name }))}
            defaultValue={first.holderId}
          />
        )}
        <LongTextField name="text" label={words.helpText} hint={words.helpHint} rows={5} maxLength={4000} />
        <SelectField
          name="page"
          label={words.helpPage}
          emptyLabel={words.noPage}
          options={pages}
          defaultValue={about ?? ''}
          isOptional
        />
        <div>
          <SubmitButton look="plain">{words.ask}</SubmitButton>
        </div>
        <p className="soft small">{words.urgent}</p>
      </ActionForm>
    </Card>
  )
}
