import type { Phone } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Row } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import { phonesTexts } from '../phones-texts.fr.ts'

const words = phonesTexts.list
const moment = (at: string) => instantInWords(new Date(at))

/** One phone, what it did last, and how to take it out. */
export function PhoneRow({ phone, mayChange }: { readonly phone: Phone; readonly mayChange: boolean }) {
  const { personName, jobTitle, label, cameBy, joinedAt, lastUsedAt, expiresAt, openedOfflineAt, state } =
    phone
  const facts = [
    words.joined(moment(joinedAt)),
    cameBy === 'envelope' ? words.envelope : null,
    lastUsedAt === null ? words.neverUsed : words.used(moment(lastUsedAt)),
    openedOfflineAt === null ? null : words.offline(moment(openedOfflineAt)),
    expiresAt === null ? null : words.until(moment(expiresAt)),
  ]
  return (
    <Row
      end={
        mayChange &&
        state === 'in-use' && (
          <ActionForm aria-label={`${words.revoke} ${personName}`} doneMessage={words.revoked}>
            <input type="hidden" name="part" value="revoke" />
            <input type="hidden" name="phoneId" value={phone.id} />
            <SubmitButton look="plain">
              {words.revoke}
              <span className="voice"> {personName}</span>
            </SubmitButton>
          </ActionForm>
        )
      }
    >
      <p>
        <strong>{personName}</strong>
        {jobTitle && `, ${jobTitle}`}
        {label && <span className="soft"> ({label})</span>}{' '}
        <Tag tone={state === 'in-use' ? 'good' : 'plain'}>{words.states[state]}</Tag>
      </p>
      <p className="soft small">{facts.filter((fact) => fact !== null).join(' · ')}</p>
    </Row>
  )
}
