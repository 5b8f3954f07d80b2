import { useState } from 'react'
import type { GetOrganisationsByOrganisationIdCampaignsResponse } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { campaignTexts as words } from '../texts.fr.ts'

interface CampaignFormProps {
  readonly known: GetOrganisationsByOrganisationIdCampaignsResponse
}

/** What is asked, of whom, before when. Fields that the choice does not need are not there. */
export function CampaignForm({ known }: CampaignFormProps) {
  const [kind, setKind] = useState('name-contact')
  const [whom, setWhom] = useState('all')
  const whomChoices = [
    { value: 'all', label: words.all(known.reachable) },
    ...(known.epci.length > 0 ? [{ value: 'epci', label: words.oneEpci }] : []),
    { value: 'list', label: words.oneList },
  ]
  return (
    <ActionForm aria-label={words.newTitle}>
      <Choices name="kind" label={words.kind} choices={words.kinds} value={kind} onChange={setKind} />
      {kind === 'do-measure' && (
        <SelectField
          name="measureId"
          label={words.measure}
          emptyLabel={words.chooseMeasure}
          options={known.measures.map(({ id, title }) => ({ value: id, label: title }))}
          width="full"
        />
      )}
      <Choices name="whom" label={words.whom} choices={whomChoices} value={whom} onChange={setWhom} />
      {whom === 'epci' && (
        <SelectField
          name="siren"
          label={words.epci}
          emptyLabel={words.chooseEpci}
          options={known.epci.map(({ siren, name, count }) => ({
            value: siren,
            label: `${name} (${count})`,
          }))}
        />
      )}
      {whom === 'list' && <LongTextField name="codes" label={words.codes} hint={words.codesHint} />}
      <TextField name="dueOn" label={words.dueOn} type="date" width="short" />
      <LongTextField name="message" label={words.message} rows={3} isOptional />
      <Choices
        name="reminderDays"
        label={words.reminders}
        choices={words.reminderChoices}
        defaultValue={['7']}
        isMultiple
        isOptional
      />
      <div>
        <SubmitButton>{words.send}</SubmitButton>
      </div>
    </ActionForm>
  )
}
