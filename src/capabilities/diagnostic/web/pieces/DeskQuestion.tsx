import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import type { AskedQuestion } from '../desk-questions.ts'
import { deskTexts as words } from '../desk-texts.fr.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt,.log,.csv'

interface DeskQuestionProps {
  readonly asked: AskedQuestion
  readonly number: number
}

/** One question in words for a technician: a reply, a note, a proof, kept for the town halls he chooses. */
export function DeskQuestion({ asked: { question, askedBy }, number }: DeskQuestionProps) {
  const { id, ask, text, replies } = question
  const said = askedBy.find((one) => one.said !== null)?.said ?? null
  const isReady = askedBy.every((one) => one.said !== null && one.said.reply !== null)
  const [only] = askedBy
  return (
    <Card
      title={`${number}. ${ask}`}
      aside={isReady ? <Tag tone="good">{words.ready}</Tag> : <Tag tone="soon">{words.toAnswer}</Tag>}
    >
      <p className="small soft">
        {words.townHall}
        {text}
      </p>
      <ActionForm encType="multipart/form-data" aria-label={ask} doneMessage={words.kept}>
        <input type="hidden" name="questionId" value={id} />
        <Choices
          name="reply"
          label={words.reply}
          choices={replies.map(({ reply, label }) => ({ value: reply, label }))}
          defaultValue={said?.reply ?? null}
        />
        {askedBy.length === 1 && only ? (
          <input type="hidden" name="requestIds" value={only.requestId} />
        ) : (
          <Choices
            name="requestIds"
            label={words.communes}
            isMultiple
            choices={askedBy.map(({ requestId, communeName }) => ({ value: requestId, label: communeName }))}
            defaultValue={askedBy.map(({ requestId }) => requestId)}
          />
        )}
        <LongTextField
          name="note"
          label={words.note}
          hint={words.noteHint}
          rows={3}
          maxLength={2000}
          defaultValue={said?.note ?? ''}
          isOptional
        />
        {said?.fileName && <p className="small">{words.joined(said.fileName)}</p>}
        <Disclosure summary={words.file} isOpen={said?.fileName != null}>
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept={accepted}
            maxMegabytes={10}
            isOptional
          />
        </Disclosure>
        <div>
          <SubmitButton look="plain">{words.keep}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
