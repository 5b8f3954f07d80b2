import type { ProviderLetter } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { texts } from '../texts.fr.ts'

interface SaySentProps {
  readonly letter: NonNullable<ProviderLetter>
  readonly isAgain: boolean
}

const words = texts.letter

/** Beffroi sends nothing: the person says that it went, and the answer gets its date. */
export function SaySent({ letter, isAgain }: SaySentProps) {
  return (
    <Card title={words.sentTitle}>
      <p>{words.sentMeaning(dayInWords(letter.dueOn))}</p>
      <ActionForm doneMessage={words.noted}>
        {letter.questionIds.map((id) => (
          <input key={id} type="hidden" name="questionIds" value={id} />
        ))}
        <div>
          <SubmitButton look="plain">{isAgain ? words.sentAgain : words.sent}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
