import type { GetSessionsResponse } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { texts } from '../texts.fr.ts'

type Session = GetSessionsResponse['sessions'][number]

const words = texts.sessions

export function SessionsCard({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <Rows>
        {sessions.map((session) => (
          <Row key={session.id} end={!session.isCurrent && <CloseForm session={session} />}>
            <p>
              <strong>{session.device}</strong>
              {session.isCurrent && ` (${words.current})`}
            </p>
            <p className="soft small">
              {words.openedAt}
              <AtInstant at={session.createdAt} />, {words.lastSeenAt}
              <AtInstant at={session.lastSeenAt} />
            </p>
          </Row>
        ))}
      </Rows>
      {sessions.length > 1 && (
        <ActionForm doneMessage={words.othersClosed} aria-label={words.closeOthers}>
          <input type="hidden" name="intent" value="close-others" />
          <div>
            <SubmitButton look="plain">{words.closeOthers}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  )
}

function CloseForm({ session }: { readonly session: Session }) {
  return (
    <ActionForm aria-label={words.closeThat(session.device)}>
      <input type="hidden" name="intent" value="close-session" />
      <input type="hidden" name="sessionId" value={session.id} />
      <SubmitButton look="quiet">
        {words.close}
        <span className="voice"> {session.device}</span>
      </SubmitButton>
    </ActionForm>
  )
}
