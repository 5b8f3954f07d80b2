import type { TeamReview } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { transfers } from '../../domain/team-review.ts'
import { teamTexts as words } from '../team-texts.fr.ts'

interface TeamFormProps {
  readonly known: TeamReview & { readonly insee: string }
  readonly review: NonNullable<TeamReview['review']>
}

/** The steps of a review under way, then its end. */
export function TeamForm({ known, review }: TeamFormProps) {
  const { insee, people, awaited, mandates } = known
  const { decisions, version } = review
  const leaving = decisions.people.filter(({ fate }) => fate === 'leaves').map(({ personId }) => personId)
  return (
    <>
      <Card title={words.whoComes}>
        <p>{words.whoComesMeaning}</p>
        {awaited.length > 0 && (
          <p>
            {words.awaited} {awaited.map(({ who }) => who).join(', ')}.
          </p>
        )}
        <Actions>
          <LinkButton to={`${territoryPaths.settings(insee)}#personnes`}>{words.invite}</LinkButton>
        </Actions>
      </Card>
      <Card>
        <ActionForm aria-label={words.title} doneMessage={words.saved}>
          <input type="hidden" name="part" value="save" />
          <input type="hidden" name="version" value={version} />
          <Choices
            name="leaves"
            label={words.whoLeaves}
            hint={words.whoLeavesHint}
            choices={people.map(({ personId, name, isYou }) => ({
              value: personId,
              label: isYou ? name + words.you : name,
            }))}
            defaultValue={leaving}
            isMultiple
            isOptional
          />
          <Choices
            name="transferred"
            label={words.hand}
            choices={transfers.map((value) => ({ value, label: words.transfers[value] }))}
            defaultValue={decisions.transferred}
            isMultiple
            isOptional
          />
          {mandates.length > 0 && (
            <p className="soft small">
              {words.mandates}
              {mandates
                .map(({ holderName, untilOn }) => words.until(holderName, dayInWords(untilOn)))
                .join(' ; ')}
            </p>
          )}
          <LongTextField
            name="accounts"
            label={words.accounts}
            hint={words.accountsHint}
            defaultValue={decisions.accounts
              .map(({ name, holder, isTransferred }) => [name, holder, isTransferred ? 'fait' : ''])
              .map((cells) => cells.filter((cell) => cell !== '').join(' ; '))
              .join('\n')}
            isOptional
          />
          <LongTextField
            name="notes"
            label={words.notes}
            defaultValue={decisions.notes ?? ''}
            rows={3}
            isOptional
          />
          <div>
            <SubmitButton>{words.save}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      <Card title={words.finishTitle}>
        <ActionForm aria-label={words.finishTitle}>
          <input type="hidden" name="part" value="finish" />
          <input type="hidden" name="version" value={version} />
          <p>{words.finishMeaning}</p>
          <div>
            <SubmitButton look="alarm">{words.finish}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  )
}
