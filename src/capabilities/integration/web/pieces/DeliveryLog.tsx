import type { WebhookDelivery } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { kindNamed, webhookTexts as words } from '../webhook-texts.fr.ts'

const columns: readonly Column<WebhookDelivery>[] = [
  {
    key: 'when',
    header: words.when,
    cell: ({ occurredAt }) => <AtInstant at={occurredAt} />,
    isRowHeader: true,
  },
  { key: 'what', header: words.what, cell: ({ kind }) => kindNamed(kind) },
  { key: 'state', header: words.state, cell: (delivery) => <Outcome delivery={delivery} /> },
  {
    key: 'again',
    header: words.againColumn,
    isHeaderHidden: true,
    cell: ({ id, status, isKept }) =>
      status !== 'waiting' &&
      isKept && (
        <ActionForm aria-label={words.again}>
          <input type="hidden" name="part" value="again" />
          <input type="hidden" name="deliveryId" value={id} />
          <SubmitButton look="quiet">{words.again}</SubmitButton>
        </ActionForm>
      ),
  },
]

/** What was sent, whether it got there, and each attempt for whoever looks for the reason. */
export function DeliveryLog({ deliveries }: { readonly deliveries: readonly WebhookDelivery[] }) {
  return (
    <DataTable
      caption={words.logMeaning}
      columns={columns}
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={
        <EmptyState headingLevel={3} title={words.logEmpty}>
          {words.logEmptyMeaning}
        </EmptyState>
      }
    />
  )
}

const tones = { delivered: 'good', waiting: 'soon', 'given-up': 'late' } as const
const stateWords = { delivered: words.delivered, waiting: words.waiting, 'given-up': words.givenUp } as const

function Outcome({ delivery }: { readonly delivery: WebhookDelivery }) {
  const { status, dueAt, attempts } = delivery
  return (
    <>
      <Tag tone={tones[status]}>{stateWords[status]}</Tag>
      {status === 'waiting' && dueAt !== null && attempts.length > 0 && (
        <p className="soft small">
          {words.nextAt} <AtInstant at={dueAt} />
        </p>
      )}
      {attempts.length > 0 && (
        <Disclosure summary={words.attempts(attempts.length)} isSmall>
          <ul>
            {attempts.map(({ at, statusCode, fault }) => (
              <li key={at}>
                <AtInstant at={at} />
                {' : '}
                {statusCode === null ? words.fault(fault ?? '') : words.answered(statusCode)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
