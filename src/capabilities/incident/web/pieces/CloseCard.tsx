import { useState } from 'react'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField, TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { endTexts } from '../end-texts.fr.ts'

const words = endTexts.close

interface CloseCardProps {
  readonly view: IncidentCase
  readonly measures: readonly { readonly value: string; readonly label: string }[]
}

/** The end: what was done, and what was learnt, which goes into the plan. */
export function CloseCard({ view, measures }: CloseCardProps) {
  const [count, setCount] = useState(2)
  const left = view.steps.filter(({ doneAt }) => doneAt === null).length
  return (
    <Card title={words.title}>
      <ActionForm aria-label={words.title}>
        <input type="hidden" name="intent" value="close" />
        {left > 0 && <p>{words.left(left)}</p>}
        {view.incident.isExercise && <p>{words.exercise}</p>}
        <LongTextField name="words" label={words.words} rows={4} maxLength={4000} />
        <h3>{words.lessons}</h3>
        <p className="soft">{words.lessonsLead}</p>
        {Array.from({ length: count }, (_, index) => index + 1).map((rank) => (
          <div key={rank}>
            <TextField name="lesson" label={words.lesson(rank)} maxLength={500} isOptional />
            {measures.length > 0 && (
              <SelectField
                name="measureId"
                label={words.measure}
                emptyLabel={words.noMeasure}
                options={measures}
                width="full"
                isOptional
              />
            )}
          </div>
        ))}
        <Actions>
          <Button look="quiet" onClick={() => setCount(count + 1)}>
            {words.more}
          </Button>
          <SubmitButton>{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}
