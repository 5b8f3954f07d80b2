import { useEffect, useRef, useState } from 'react'
import type { Member, PendingInvitation } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { roleTexts } from '../role-texts.fr.ts'
import { texts } from '../settings-texts.fr.ts'
import { AwaitedInvitations } from './AwaitedInvitations.tsx'
import { InviteForm } from './InviteForm.tsx'
import { RemoveMember } from './RemoveMember.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.people
const asList = new Intl.ListFormat('fr-FR', { type: 'disjunction' })

interface PeopleCardProps {
  readonly members: readonly Member[]
  /** Null for those who may not invite. */
  readonly awaited: {
    readonly canWrite: boolean
    readonly invitations: readonly PendingInvitation[]
  } | null
}

/** Who may enter, and the way in for the next person. */
export function PeopleCard({ members, awaited }: PeopleCardProps) {
  const [leaving, setLeaving] = useState<Member | null>(null)
  const [removed, setRemoved] = useState<Member | null>(null)
  const administrators = members.filter(({ role }) => role === 'administrator')
  const isAdministrator = administrators.some(({ isYou }) => isYou)
  /** Nobody else could let anyone in. */
  const onlyAdministrator = administrators.length === 1 ? administrators[0] : undefined
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      {/* Before the list: it must have closed when the list takes the focus. */}
      <RemoveMember
        member={leaving}
        onClose={() => setLeaving(null)}
        onRemoved={(member) => {
          setLeaving(null)
          setRemoved(member)
        }}
      />
      <Stack>
        <Rows>
          {members.map((member) => (
            <Row
              key={member.personId}
              end={
                isAdministrator &&
                member !== onlyAdministrator && (
                  <Button look="quiet" aria-haspopup="dialog" onClick={() => setLeaving(member)}>
                    {words.remove}
                    <span className="voice"> {member.name}</span>
                  </Button>
                )
              }
            >
              <OneMember member={member} />
            </Row>
          ))}
        </Rows>
        {removed && <Removed key={removed.personId} member={removed} />}
        {members.length === 1 && <p>{words.alone}</p>}
        {isAdministrator ? (
          <>
            <InviteForm canWrite={awaited?.canWrite ?? false} />
            {awaited !== null && awaited.invitations.length > 0 && (
              <AwaitedInvitations invitations={awaited.invitations} />
            )}
          </>
        ) : (
          <p>{words.askAdministrator(asList.format(administrators.map(({ name }) => name)))}</p>
        )}
      </Stack>
    </SettingsCard>
  )
}

function OneMember({ member }: { readonly member: Member }) {
  return (
    <>
      <p>
        <strong>{member.name}</strong>
        {member.isYou && ` (${words.you})`} · {roleTexts[member.role].label}
      </p>
      <p className="soft small">
        {member.email} · {words.since}
        <OnDay day={dayOf(new Date(member.sinceAt))} />
      </p>
    </>
  )
}

/** Takes the focus: the button that was pressed has gone with its row. */
function Removed({ member }: { readonly member: Member }) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.focus()
  }, [])
  return <Notice ref={notice} tone="success" title={words.removed(member.name)} />
}
