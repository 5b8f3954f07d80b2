import { Link } from 'react-router'
import type { OpenCases } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Row } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { incidentPaths } from '../paths.ts'
import { relayTexts as words } from '../relay-texts.fr.ts'

interface OpenCaseRowProps {
  readonly open: OpenCases['cases'][number]
  /** Under which it may be put; none: no choice is shown. */
  readonly causes: OpenCases['causes']
}

/** One case of one commune: where it stands, which delay ends first. */
export function OpenCaseRow({ open, causes }: OpenCaseRowProps) {
  const { id, insee, commune, kindTitle, isExercise, openedAt, closedAt, currentStep, nextClock } = open
  return (
    <Row
      end={
        closedAt === null ? isExercise && <Tag tone="soon">{words.exercise}</Tag> : <Tag>{words.closed}</Tag>
      }
    >
      <p>
        <Link to={incidentPaths.room(insee, id)}>{commune}</Link>, {kindTitle.toLowerCase()}
      </p>
      <p className="soft small">
        {words.since(instantInWords(new Date(openedAt)))}.{' '}
        {currentStep === null ? words.allDone : words.now(currentStep)}.
      </p>
      {nextClock !== null && (
        <p className="small">
          <strong>{words.next(nextClock.short, nextClock.inWords)}</strong>
        </p>
      )}
      {causes.length > 0 && (
        <ActionForm aria-label={`${words.attach} : ${commune}`}>
          <input type="hidden" name="intent" value="attach" />
          <input type="hidden" name="insee" value={insee} />
          <input type="hidden" name="incidentId" value={id} />
          <SelectField
            name="causeId"
            label={words.attachTo}
            options={causes.map((cause) => ({ value: cause.id, label: cause.title }))}
            width="full"
          />
          <SubmitButton look="plain">{words.attach}</SubmitButton>
        </ActionForm>
      )}
    </Row>
  )
}
