import type { GetSessionsResponse } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { texts } from '../texts.fr.ts'

type Session = GetSessionsResponse['sessions'][number]

/** Sent as `sessionId` to close all of them but this one. */
export const allOthers = 'others'

const words = texts.sessions

/** One form for the whole list: it is still there to say so when the row it closed has gone. */
export function SessionsCard({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <Card title={words.title}>
      <p className="soft">{words.meaning}</p>
      <ActionForm aria-label={words.title} doneMessage={words.closed}>
        <input type="hidden" name="intent" value="close-session" />
        <Rows>
          {sessions.map((session) => (
            <Row key={session.id} end={!session.isCurrent && <CloseButton session={session} />}>
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
        {sessions.length > 2 && (
          <div>
            <SubmitButton look="plain" name="sessionId" value={allOthers}>
              {words.closeOthers}
            </SubmitButton>
          </div>
        )}
      </ActionForm>
    </Card>
  )
}

function CloseButton({ session }: { readonly session: Session }) {
  return (
    <SubmitButton look="quiet" name="sessionId" value={session.id}>
      {words.close}
      <span className="voice"> {session.device}</span>
    </SubmitButton>
  )
}
