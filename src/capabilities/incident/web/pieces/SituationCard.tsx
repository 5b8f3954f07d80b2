import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.situation
type Condition = keyof typeof words.conditions
const conditions = Object.keys(words.conditions) as readonly Condition[]

/** What is known of the case: it decides which steps and which delays concern it. */
export function SituationCard({ view }: { readonly view: IncidentCase }) {
  const known = (condition: Condition) => view.situation[condition] ?? 'unknown'
  const options = (['unknown', 'yes', 'no'] as const).map((value) => ({ value, label: words.known[value] }))
  const said = conditions.filter((condition) => known(condition) !== 'unknown')
  return (
    <Card title={words.title}>
      <p className="soft small">{words.lead}</p>
      {said.length > 0 && (
        <Facts
          facts={said.map((condition) => ({
            label: words.conditions[condition],
            value: words.known[known(condition)],
          }))}
        />
      )}
      {view.incident.closedAt === null && (
        <Disclosure summary={words.say} isSmall>
          <ActionForm aria-label={words.title} doneMessage={words.saved}>
            <input type="hidden" name="intent" value="situation" />
            {conditions.map((condition) => (
              <SelectField
                key={condition}
                name={condition}
                label={words.conditions[condition]}
                options={options}
                defaultValue={known(condition)}
                width="full"
              />
            ))}
            <Actions>
              <SubmitButton look="plain">{words.submit}</SubmitButton>
            </Actions>
          </ActionForm>
        </Disclosure>
      )}
    </Card>
  )
}
