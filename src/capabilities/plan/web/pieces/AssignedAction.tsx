import type { Assigned } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { assignmentTexts } from '../assignment-texts.fr.ts'
import { AssignmentMessages } from './AssignmentMessages.tsx'

const words = assignmentTexts.page
const accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt,.log,.csv'

/** One action as its provider sees it: what, how, by when; to say that it is done, or to write. */
export function AssignedAction({ assigned }: { readonly assigned: Assigned['actions'][number] }) {
  const { assignmentId, communeName, title, what, steps, dueOn, isOverdue, status, state, messages } =
    assigned
  const isOpen = status === 'open'
  const tag = isOpen ? words.state[state] : words.ended
  return (
    <Card title={title} aside={<Tag tone={isOpen && state === 'asked' ? 'soon' : 'good'}>{tag}</Tag>}>
      <p>
        <strong>{communeName}</strong>{' '}
        <span className="soft">
          {dueOn === null ? (
            words.noDate
          ) : (
            <>
              {words.before}
              <OnDay day={dueOn} />
            </>
          )}
        </span>{' '}
        {isOverdue && <Tag tone="late">{words.late}</Tag>}
      </p>
      <p>{what}</p>
      {steps.length > 0 && (
        <Disclosure summary={words.steps}>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Disclosure>
      )}
      {isOpen && state === 'asked' && (
        <Disclosure summary={words.done}>
          <ActionForm
            encType="multipart/form-data"
            aria-label={`${words.done} : ${title}`}
            doneMessage={words.doneSaid}
          >
            <input type="hidden" name="intent" value="done" />
            <input type="hidden" name="assignmentId" value={assignmentId} />
            <LongTextField name="note" label={words.note} rows={2} maxLength={2000} isOptional />
            <FileField name="file" label={words.file} accept={accepted} maxMegabytes={10} isOptional />
            <div>
              <SubmitButton look="plain">{words.doneSubmit}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      )}
      <AssignmentMessages messages={messages} title={assignmentTexts.card.messages} />
      <Disclosure summary={words.write}>
        <ActionForm aria-label={`${words.write} : ${title}`} doneMessage={words.sent} isEmptiedWhenDone>
          <input type="hidden" name="intent" value="message" />
          <input type="hidden" name="assignmentId" value={assignmentId} />
          <LongTextField name="text" label={words.text} rows={2} maxLength={2000} />
          <div>
            <SubmitButton look="plain">{words.send}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </Card>
  )
}
