import { lazy, Suspense } from 'react'
import type { CommuneSpace, Contact } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { contactDraftOf, mainContactRoles, otherContactRoles } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { ContactForm } from './ContactForm.tsx'
import styles from './ContactsCard.module.css'
import { PhoneNumbers } from './PhoneNumbers.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.contacts
const BoxForm = lazy(() => import('./BoxForm.tsx'))

interface ContactsCardProps {
  readonly contacts: readonly Contact[]
  readonly space: CommuneSpace
}

/** The people to call, as the sheet on the wall prints them. */
export function ContactsCard({ contacts, space }: ContactsCardProps) {
  const known = (role: Contact['role']) => contacts.find((contact) => contact.role === role)
  const missing = mainContactRoles.filter((role) => !known(role)?.phone).length
  return (
    <SettingsCard id={words.id} title={words.title} meaning={words.meaning}>
      <p>
        <strong>{words.missing(missing)}</strong>
      </p>
      <Rows>
        {mainContactRoles.map((role) => (
          <Row key={role}>
            <ContactLine role={role} contact={known(role)} isNeeded />
          </Row>
        ))}
      </Rows>
      <h3>{words.others}</h3>
      <Rows>
        {otherContactRoles.map((role) => (
          <Row key={role}>
            <ContactLine role={role} contact={known(role)} />
          </Row>
        ))}
      </Rows>
      <Suspense>
        <BoxForm space={space} />
      </Suspense>
    </SettingsCard>
  )
}

interface ContactLineProps {
  readonly role: Contact['role']
  readonly contact: Contact | undefined
  /** The sheet on the wall misses it. */
  readonly isNeeded?: boolean
}

function ContactLine({ role, contact, isNeeded = false }: ContactLineProps) {
  const { title } = words.roles[role]
  return (
    <>
      <div className={styles.head}>
        <h3>{title}</h3>
        {isNeeded && !contact?.phone && (
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
