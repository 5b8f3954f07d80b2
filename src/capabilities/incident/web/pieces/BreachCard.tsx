import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { endTexts } from '../end-texts.fr.ts'

const words = endTexts.breach

/** The line of this case in the register of breaches. */
export function BreachCard({ view: { breach, incident } }: { readonly view: IncidentCase }) {
  if (incident.closedAt !== null)
    return (
      <Card title={words.title}>
        {breach === null ? (
          <p className="soft">{words.none}</p>
        ) : (
          <Facts
            facts={[
              { label: words.facts, value: breach.facts },
              { label: words.effects, value: breach.effects },
              { label: words.measures, value: breach.measures },
              {
                label: words.isNotified,
                value: breach.isNotified ? words.notified : (breach.becauseNotNotified ?? words.notNotified),
              },
            ]}
          />
        )}
      </Card>
    )
  return (
    <Card title={words.title}>
      <ActionForm aria-label={words.title} doneMessage={words.saved}>
        <input type="hidden" name="intent" value="breach" />
        <p className="soft">{words.lead}</p>
        {(['facts', 'effects', 'measures'] as const).map((name) => (
          <LongTextField
            key={name}
            name={name}
            label={words[name]}
            rows={2}
            maxLength={4000}
            {...(breach === null ? {} : { defaultValue: breach[name] })}
          />
        ))}
        <Choices
          name="isNotified"
          label={words.isNotified}
          defaultValue={breach === null ? null : breach.isNotified ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: words.notified },
            { value: 'no', label: words.notNotified },
          ]}
        />
        <LongTextField
          name="becauseNotNotified"
          label={words.why}
          rows={2}
          maxLength={1000}
          isOptional
          {...(breach?.becauseNotNotified ? { defaultValue: breach.becauseNotNotified } : {})}
        />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}
