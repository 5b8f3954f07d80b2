import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { damageTexts as words } from '../damage-texts.fr.ts'

type Activity = IncidentCase['damage']['services'][number]
const tones = { works: 'good', degraded: 'soon', down: 'late', unknown: 'plain' } as const
const signs = { works: 'check', degraded: 'bang', down: 'cross', unknown: 'question' } as const

/** One service: how it is, and its paper sheet with the times of the law. */
export function ServiceCard({ service, view }: { readonly service: Activity; readonly view: IncidentCase }) {
  const { id, label, state, note, set, onPaper, takeWithYou, limits } = service
  const { states } = view.damage
  return (
    <Card
      title={label}
      aside={
        <Tag tone={tones[state]} sign={signs[state]}>
          {states[state] ?? state}
        </Tag>
      }
    >
      <Stack>
        {service.isForSafety && <p className="soft small">{words.safety}</p>}
        {note !== null && <p>{note}</p>}
        {set !== null && (
          <p className="soft small">
            {words.by(set.byName)}, <Moment at={set.at} />
          </p>
        )}
        {limits.length > 0 && (
          <div>
            <p>
              <strong>{words.limits}</strong>
            </p>
            <ul>
              {limits.map((time) => (
                <li key={time.id}>
                  {time.label} : {time.words}
                  <span className="soft small"> {time.sources.map(({ source }) => source).join(', ')}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Disclosure summary={words.onPaper} isSmall isOpen={state === 'down'}>
          <ol>
            {onPaper.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>
            <strong>{words.takeWithYou} :</strong> {takeWithYou}
          </p>
        </Disclosure>
        {view.incident.closedAt === null && (
          <Disclosure summary={words.change} isSmall>
            <ActionForm aria-label={label} doneMessage={words.saved}>
              <input type="hidden" name="serviceId" value={id} />
              <SelectField
                name="state"
                label={words.state}
                defaultValue={state}
                options={Object.entries(states).map(([value, word]) => ({ value, label: word ?? value }))}
              />
              <TextField
                name="note"
                label={words.note}
                maxLength={500}
                isOptional
                {...(note === null ? {} : { defaultValue: note })}
              />
              <Actions>
                <SubmitButton look="plain">{words.submit}</SubmitButton>
              </Actions>
            </ActionForm>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}
