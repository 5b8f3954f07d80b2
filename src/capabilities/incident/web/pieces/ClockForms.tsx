import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { fieldsOf } from '../instant-in.ts'
import { roomTexts } from '../room-texts.fr.ts'

const words = roomTexts.clocks

/** Another start than the cautious one, with its reason; and what a contract says, where it decides. */
export function ClockForms({ clock }: { readonly clock: IncidentCase['clocks'][number] }) {
  const shown = fieldsOf(clock.start === null ? new Date() : new Date(clock.start.at))
  return (
    <>
      {clock.isLimitDeclared && (
        <ActionForm aria-label={words.contract}>
          <input type="hidden" name="intent" value="limit" />
          <input type="hidden" name="clockId" value={clock.id} />
          <TextField
            name="value"
            type="number"
            min={1}
            max={400}
            label={words.value}
            width="short"
            {...(clock.declaredLimit === null ? {} : { defaultValue: clock.declaredLimit.value })}
          />
          <SelectField
            name="unit"
            label={words.unit}
            defaultValue={clock.declaredLimit?.unit ?? 'open-days'}
            options={Object.entries(words.units).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="foundIn" label={words.foundIn} hint={words.foundInHint} maxLength={200} />
          <Actions>
            <SubmitButton look="plain">{words.saveLimit}</SubmitButton>
          </Actions>
        </ActionForm>
      )}
      <ActionForm aria-label={`${words.change} : ${clock.title}`} doneMessage={words.saved}>
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="clockId" value={clock.id} />
        <SelectField
          name="start"
          label={words.start}
          width="full"
          defaultValue={clock.start?.name ?? clock.starts[0]?.name ?? 'seen'}
          options={clock.starts.map(({ name, label }) => ({ value: name, label }))}
        />
        <TextField name="day" type="date" label={words.day} defaultValue={shown.day} width="medium" />
        <TextField
          name="time"
          label={words.time}
          hint={words.timeHint}
          defaultValue={shown.time}
          width="short"
        />
        <TextField name="reason" label={words.why} hint={words.whyHint} maxLength={500} />
        <Actions>
          <SubmitButton look="plain">{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </>
  )
}
