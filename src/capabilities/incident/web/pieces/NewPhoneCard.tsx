import { useState } from 'react'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Square } from '../../../../ui/show/Square.tsx'
import { phonesTexts } from '../phones-texts.fr.ts'

const words = phonesTexts.add

interface Enrolment {
  readonly code: string
  readonly square: readonly (readonly boolean[])[]
}

/** A code for one phone: asked for, then shown once. */
export function NewPhoneCard() {
  const [made, setMade] = useState<Enrolment | null>(null)
  if (made !== null) return <ShownCode made={made} onSeen={() => setMade(null)} />
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <ActionForm<Enrolment> aria-label={words.title} onDone={setMade}>
        <input type="hidden" name="part" value="phone" />
        <TextField
          name="personName"
          label={words.person}
          hint={words.personHint}
          maxLength={80}
          autoComplete="off"
        />
        <TextField
          name="jobTitle"
          label={words.job}
          hint={words.jobHint}
          maxLength={80}
          autoComplete="off"
          isOptional
        />
        <Actions>
          <SubmitButton>{words.submit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Card>
  )
}

function ShownCode({ made, onSeen }: { readonly made: Enrolment; readonly onSeen: () => void }) {
  return (
    <Card title={phonesTexts.code.title}>
      <Square modules={made.square} label={phonesTexts.code.square} />
      <p>
        <strong className="code">{made.code}</strong>
      </p>
      <ol>
        {phonesTexts.code.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button onClick={onSeen}>{phonesTexts.code.seen}</Button>
    </Card>
  )
}
