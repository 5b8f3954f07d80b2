import type { PendingInvitation } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { peopleTexts } from '../people-texts.fr.ts'
import { roleTexts } from '../role-texts.fr.ts'

const words = peopleTexts

interface AwaitedInvitationsProps {
  readonly invitations: readonly PendingInvitation[]
}

/** Those that nobody accepted yet: how their letter fares, and how to close them. */
export function AwaitedInvitations({ invitations }: AwaitedInvitationsProps) {
  return (
    <>
      <h3>{words.awaited}</h3>
      <Rows>
        {invitations.map((one) => (
          <Row key={one.id} end={<Acts invitation={one} />}>
            <p>
              <strong>{one.invitedName ?? one.address ?? roleTexts[one.role].label}</strong> ·{' '}
              {roleTexts[one.role].label}
            </p>
            <p className="soft small">{[stateInWords(one), one.letterReply].filter(Boolean).join(' · ')}</p>
          </Row>
        ))}
      </Rows>
    </>
  )
}

function stateInWords({ isExpired, wasOpened, letterState }: PendingInvitation): string {
  if (isExpired) return words.expired
  if (wasOpened) return words.opened
  return letterState === null ? words.handedOver : words.letterStates[letterState]
}

function Acts({ invitation: { id, address, isExpired } }: { readonly invitation: PendingInvitation }) {
  return (
    <Actions>
      {address !== null && !isExpired && (
        <ActionForm aria-label={`${words.sendAgain} : ${address}`}>
          <input type="hidden" name="part" value="send-again" />
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton look="quiet">{words.sendAgain}</SubmitButton>
        </ActionForm>
      )}
      <ActionForm aria-label={`${words.closeInvitation} : ${address ?? id}`}>
        <input type="hidden" name="part" value="close-invitation" />
        <input type="hidden" name="invitationId" value={id} />
        <SubmitButton look="quiet">{words.closeInvitation}</SubmitButton>
      </ActionForm>
    </Actions>
  )
}
