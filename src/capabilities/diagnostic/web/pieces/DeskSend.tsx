import type { ProviderDesk, ProviderSent } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { readiness } from '../desk-questions.ts'
import { deskTexts as words } from '../desk-texts.fr.ts'

interface DeskSendProps {
  readonly requests: ProviderDesk['requests']
  readonly person: string | null
}

/** Under his name, all that is ready goes. */
export function DeskSend({ requests, person }: DeskSendProps) {
  const { ready, left } = readiness(requests)
  return (
    <Card title={words.sendTitle}>
      <p>{words.sendMeaning(ready, left)}</p>
      <ActionForm<ProviderSent> aria-label={words.sendTitle} doneMessage={({ sent }) => words.sent(sent)}>
        <input type="hidden" name="intent" value="send" />
        {requests.map(({ requestId }) => (
          <input key={requestId} type="hidden" name="requestIds" value={requestId} />
        ))}
        <TextField
          name="personName"
          label={words.personName}
          autoComplete="name"
          maxLength={120}
          defaultValue={person ?? ''}
        />
        <TextField
          name="companyName"
          label={words.companyName}
          autoComplete="organization"
          maxLength={160}
          isOptional
        />
        <p className="small soft">{words.sendHolds}</p>
        <div>
          <SubmitButton look="main">{words.send}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
