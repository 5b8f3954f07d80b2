import type { Contact } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { contactDraftOf, contactRoles } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { ContactForm } from './ContactForm.tsx'
import styles from './ContactsCard.module.css'
import { PhoneNumbers } from './PhoneNumbers.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.contacts

/** The people to call, as the sheet on the wall prints them. */
export function ContactsCard({ contacts }: { readonly contacts: readonly Contact[] }) {
  const known = (role: Contact['role']) => contacts.find((contact) => contact.role === role)
  const missing = contactRoles.filter((role) => !known(role)?.phone).length
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      <p>
        <strong>{words.missing(missing)}</strong>
      </p>
      <Rows>
        {contactRoles.map((role) => (
          <Row key={role}>
            <ContactLine role={role} contact={known(role)} />
          </Row>
        ))}
      </Rows>
    </SettingsCard>
  )
}

interface ContactLineProps {
  readonly role: Contact['role']
  readonly contact: Contact | undefined
}

function ContactLine({ role, contact }: ContactLineProps) {
  const { title } = words.roles[role]
  return (
    <>
      <div className={styles.head}>
        <h3>{title}</h3>
        {!contact?.phone && (
          <Tag tone="soon" sign="bang">
            {words.toGive}
          </Tag>
        )}
      </div>
      {contact && <Said contact={contact} />}
      <Disclosure
        summary={
          <>
            {contact?.phone ? words.change : words.give}
            <span className="voice"> {title}</span>
          </>
        }
      >
        <ContactForm role={role} saved={contactDraftOf(contact)} />
      </Disclosure>
    </>
  )
}

function Said({ contact: { name, phone, hours } }: { readonly contact: Contact }) {
  if (!name && !phone && !hours) return null
  return (
    <p className={styles.said}>
      {name && <span>{name}</span>}
      {phone && (
        <span>
          <PhoneNumbers written={phone} />
        </span>
      )}
      {hours && <span className="soft">{hours}</span>}
    </p>
  )
}
