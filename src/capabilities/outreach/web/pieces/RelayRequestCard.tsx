import type { RelayRequest } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { communeTexts as words } from '../texts.fr.ts'

/** One thing that a relay asks, and how to say that it is done. */
export function RelayRequestCard({ request }: { readonly request: RelayRequest }) {
  const { title, holderName, message, dueOn, isDone, doneBecause, doneByName, page } = request
  return (
    <Card title={title}>
      <Stack>
        <p className="soft small">
          {words.asks(holderName)} · {words.before}
          <OnDay day={dueOn} />
        </p>
        {message && <p>{message}</p>}
        {isDone ? (
          <p>
            <strong>{doneBecause === 'seen' ? words.seenDone : words.saidDone(doneByName)}</strong>
          </p>
        ) : (
          <Answer request={request} page={page} />
        )}
      </Stack>
    </Card>
  )
}

function Answer({ request, page }: { readonly request: RelayRequest; readonly page: string | null }) {
  const asksContact = request.kind === 'name-contact'
  return (
    <ActionForm aria-label={request.title}>
      <input type="hidden" name="part" value="done" />
      <input type="hidden" name="requestId" value={request.id} />
      {asksContact && (
        <>
          <p className="soft">{words.contactMeaning(request.holderName)}</p>
          <TextField name="name" label={words.contactName} maxLength={160} />
          <TextField name="function" label={words.contactFunction} maxLength={120} />
          <TextField name="phone" label={words.contactPhone} type="tel" width="medium" isOptional />
          <TextField name="address" label={words.contactAddress} type="email" isOptional />
        </>
      )}
      <Actions>
        {page !== null && <LinkButton to={page}>{words.goThere}</LinkButton>}
        <SubmitButton look={asksContact ? 'main' : 'plain'}>
          {asksContact ? words.giveContact : words.sayDone}
          {!asksContact && <span className="voice"> : {request.title}</span>}
        </SubmitButton>
      </Actions>
    </ActionForm>
  )
}
