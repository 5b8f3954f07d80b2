import type { Member } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { texts } from '../texts.fr.ts'
import { InviteForm } from './InviteForm.tsx'
import { RemoveMember } from './RemoveMember.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.settings.people
const asList = new Intl.ListFormat('fr-FR', { type: 'disjunction' })

/** Who may enter, and the way in for the next person. */
export function PeopleCard({ members }: { readonly members: readonly Member[] }) {
  const administrators = members.filter(({ role }) => role === 'administrator')
  const isAdministrator = administrators.some(({ isYou }) => isYou)
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      <Rows>
        {members.map((member) => (
          <Row key={member.personId} end={isAdministrator && <RemoveMember member={member} />}>
            <p>
              <strong>{member.name}</strong>
              {member.isYou && ` (${words.you})`} · {words.roles[member.role]}
            </p>
            <p className="soft small">
              {member.email} · {words.since}
              <OnDay day={dayOf(new Date(member.sinceAt))} />
            </p>
          </Row>
        ))}
      </Rows>
      {members.length === 1 && <p>{words.alone}</p>}
      {isAdministrator ? (
        <InviteForm />
      ) : (
        <p>{words.askAdministrator(asList.format(administrators.map(({ name }) => name)))}</p>
      )}
    </SettingsCard>
  )
}
