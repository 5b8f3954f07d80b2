import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { roomTexts } from '../room-texts.fr.ts'
import type { Step } from './StepBody.tsx'

const words = roomTexts.decision

/** What the mayor, else a deputy, decided, by name. */
export function DecisionForm({ step }: { readonly step: Step }) {
  return (
    <ActionForm aria-label={`${roomTexts.decide} : ${step.title}`} doneMessage={words.saved}>
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="stepId" value={step.id} />
      <p className="soft">{words.lead}</p>
      <Choices
        name="answer"
        label={words.answer}
        choices={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
      />
      <TextField name="decidedBy" label={words.by} maxLength={120} width="medium" />
      <Choices
        name="decidedAs"
        label={words.as}
        defaultValue="mayor"
        choices={[
          { value: 'mayor', label: words.mayor },
          { value: 'deputy', label: words.deputy },
        ]}
      />
      <TextField name="becauseAway" label={words.away} hint={words.awayHint} maxLength={300} isOptional />
      <LongTextField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        rows={2}
        maxLength={1000}
        isOptional
      />
      <Actions>
        <SubmitButton>{words.submit}</SubmitButton>
      </Actions>
    </ActionForm>
  )
}
