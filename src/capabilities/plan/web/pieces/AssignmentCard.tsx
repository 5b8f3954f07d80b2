import { Link } from 'react-router'
import type { ActionAssignment } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { diagnosticFiles, diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { assignmentTexts } from '../assignment-texts.fr.ts'
import { AssignmentMessages } from './AssignmentMessages.tsx'

const words = assignmentTexts.card

interface AssignmentCardProps {
  readonly insee: string
  readonly shown: ActionAssignment
}

/** To which provider the action is handed, what he says of it, and what the commune answers. */
export function AssignmentCard({ insee, shown }: AssignmentCardProps) {
  const { assignment, choices } = shown
  if (assignment !== null) return <Handed insee={insee} shown={shown} assignment={assignment} />
  return (
    <Card title={words.title}>
      {choices.length === 0 ? (
        <p>
          {words.nobodyYet} <Link to={diagnosticPaths.providerRequests(insee)}>{words.nameOne}</Link>
        </p>
      ) : (
        <>
          <p className="small soft">{words.meaning}</p>
          <ActionForm aria-label={words.title} doneMessage={words.handed}>
            <input type="hidden" name="intent" value="hand" />
            <SelectField
              name="to"
              label={words.to}
              options={choices.map(({ kind, id, name }) => ({ value: `${kind}:${id}`, label: name }))}
            />
            <div>
              <SubmitButton look="plain">{words.hand}</SubmitButton>
            </div>
          </ActionForm>
        </>
      )}
    </Card>
  )
}

interface HandedProps extends AssignmentCardProps {
  readonly assignment: NonNullable<ActionAssignment['assignment']>
}

function Handed({ insee, shown, assignment }: HandedProps) {
  const { assigneeName, assignedBy, assignedAt, state, messages } = assignment
  return (
    <Card title={words.handedTo(assigneeName)}>
      <p className="small soft">
        {words.since(assignedBy)}
        <AtInstant at={assignedAt} />
      </p>
      {state === 'said-done' && <SaidDone insee={insee} shown={shown} assignment={assignment} />}
      {state === 'confirmed' && <p>{words.confirmed}</p>}
      <AssignmentMessages messages={messages} title={words.messages} />
      <Disclosure summary={words.write}>
        <ActionForm aria-label={words.write} doneMessage={words.sent} isEmptiedWhenDone>
          <input type="hidden" name="intent" value="message" />
          <LongTextField name="text" label={words.write} rows={2} maxLength={2000} />
          <div>
            <SubmitButton look="plain">{words.send}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
      <ActionForm aria-label={words.takeBack}>
        <input type="hidden" name="intent" value="hand" />
        <input type="hidden" name="to" value="" />
        <SubmitButton look="quiet">{words.takeBack}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

/** His word, and beside it what a check shows; the commune decides of its own action. */
function SaidDone({ insee, shown: { seen }, assignment }: HandedProps) {
  const { saidBy, saidAt, saidNote, file } = assignment
  return (
    <>
      <Notice title={words.saidDone(saidBy ?? assignment.assigneeName)}>
        {saidAt !== null && (
          <p>
            {words.saidOn}
            <AtInstant at={saidAt} />.
          </p>
        )}
        {saidNote !== null && <p>{saidNote}</p>}
        {file !== null && (
          <p>
            {words.file}
            <a href={diagnosticFiles.proof(insee, file.id)} download>
              {file.name}
            </a>
          </p>
        )}
        {seen.map(({ observedAt }) => (
          <p key={observedAt}>
            {words.against}
            <AtInstant at={observedAt} />. {words.bothStay}
          </p>
        ))}
      </Notice>
      <ActionForm aria-label={words.confirm}>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="decision" value="confirmed" />
        <SubmitButton look="plain">{words.confirm}</SubmitButton>
      </ActionForm>
      <Disclosure summary={words.again}>
        <ActionForm aria-label={words.again}>
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="decision" value="again" />
          <LongTextField name="note" label={words.againNote} rows={2} maxLength={2000} />
          <div>
            <SubmitButton look="plain">{words.againSubmit}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </>
  )
}
