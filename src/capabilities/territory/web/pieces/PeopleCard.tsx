import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { DpoConflict, Member, PendingInvitation } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import type { Role } from '../../domain/rights.ts'
import type { PeopleWords } from '../people-words.ts'
import { roleTexts } from '../role-texts.fr.ts'
import { AwaitedInvitations } from './AwaitedInvitations.tsx'
import { DpoConflicts } from './DpoConflicts.tsx'
import { InviteForm } from './InviteForm.tsx'
import { RemoveMember } from './RemoveMember.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const asList = new Intl.ListFormat('fr-FR', { type: 'disjunction' })

interface PeopleCardProps {
  readonly words: PeopleWords
  readonly members: readonly Member[]
  readonly conflicts?: readonly DpoConflict[]
  /** What can be given to somebody who is invited; the first role lets others in. */
  readonly roles: readonly Role[]
  readonly usualRole: Role
  /** Null for those who may not invite. */
  readonly awaited: {
    readonly canWrite: boolean
    readonly invitations: readonly PendingInvitation[]
  } | null
  /** What to do when the team changes. */
  readonly children?: ReactNode
}

/** Who may enter, and the way in for the next person. */
export function PeopleCard(props: PeopleCardProps) {
  const { words, members, conflicts = [], roles, usualRole, awaited, children } = props
  const [leaving, setLeaving] = useState<Member | null>(null)
  const [removed, setRemoved] = useState<Member | null>(null)
  const administrators = members.filter(({ role }) => role === roles[0])
  const isAdministrator = administrators.some(({ isYou }) => isYou)
  /** Nobody else could let anyone in. */
  const onlyAdministrator = administrators.length === 1 ? administrators[0] : undefined
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      {/* Before the list: it must have closed when the list takes the focus. */}
      <RemoveMember
        words={words.removing}
        member={leaving}
        onClose={() => setLeaving(null)}
        onRemoved={(member) => {
          setLeaving(null)
          setRemoved(member)
        }}
      />
      <Stack>
        <DpoConflicts conflicts={conflicts} />
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
              <OneMember member={member} words={words} />
            </Row>
          ))}
        </Rows>
        {removed && <Removed key={removed.personId} title={words.removed(removed.name)} />}
        {members.length === 1 && <p>{words.alone}</p>}
        {children}
        {isAdministrator ? (
          <>
            <InviteForm
              canWrite={awaited?.canWrite ?? false}
              {...{ roles, usualRole }}
              roleLabel={words.inviteRole}
            />
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

function OneMember({ member, words }: { readonly member: Member; readonly words: PeopleWords }) {
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
function Removed({ title }: { readonly title: string }) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.focus()
  }, [])
  return <Notice ref={notice} tone="success" title={title} />
}
