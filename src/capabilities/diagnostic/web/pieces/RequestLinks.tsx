import type { ProviderRequests } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { AtInstant, OnDay } from '../../../../ui/show/When.tsx'
import { requestTexts as words } from '../request-texts.fr.ts'

const tones = { open: 'soon', answered: 'good', expired: 'plain', revoked: 'plain' } as const

/** The links that were made: who opened them, what is answered; one can be taken back. */
export function RequestLinks({ requests }: Pick<ProviderRequests, 'requests'>) {
  if (requests.length === 0) return null
  return (
    <Card title={words.linksTitle}>
      <Rows>
        {requests.map((request) => {
          const { id, state, questions, openings, lastOpenedAt } = request
          const done = questions.filter(({ isAnswered }) => isAnswered).length
          return (
            <Row key={id} end={<Tag tone={tones[state]}>{words.state[state]}</Tag>}>
              <strong>{words.to(request.addressee)}</strong>
              <p className="small">{words.answered(done, questions.length)}</p>
              <p className="small soft">
                {words.madeBy(request.createdBy)}
                <OnDay day={dayOf(new Date(request.createdAt))} />
                {words.until}
                <OnDay day={dayOf(new Date(request.expiresAt))} />.
              </p>
              <p className="small soft">
                {words.opened(openings)}
                {lastOpenedAt !== null && (
                  <>
                    <AtInstant at={lastOpenedAt} />.
                  </>
                )}
              </p>
              {state === 'open' && (
                <ActionForm aria-label={words.takeBack} doneMessage={words.takenBack}>
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="requestId" value={id} />
                  <SubmitButton look="quiet">{words.takeBack}</SubmitButton>
                </ActionForm>
              )}
            </Row>
          )
        })}
      </Rows>
    </Card>
  )
}
