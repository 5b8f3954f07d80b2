import { Link } from 'react-router'
import type { Contact, Emergency, OfficialContact } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { contactSheetFile, PhoneNumbers, territoryPaths } from '../../../territory/web/index.ts'
import { texts } from '../cards-texts.fr.ts'
import styles from './ContactsCard.module.css'

const words = texts.contacts
const roles = ['relay', 'provider', 'mayor', 'insurer'] as const

/** Whoever keeps office hours. */
const hoursAsked: readonly Contact['role'][] = ['relay', 'provider']

export interface ContactsCardProps {
  readonly insee: string
  readonly emergency: Emergency
}

/** Whom to call, closest first: one's own people, the regional centre, then the national page. */
export function ContactsCard({ insee, emergency: { contacts, regional, national } }: ContactsCardProps) {
  const own = roles.flatMap((role) => contacts.filter((one) => one.role === role && one.phone !== null))
  const onTheWeb = national.find(({ id }) => id === '17cyber')
  return (
    <Card title={words.title}>
      {own.length === 0 ? (
        <p>
          {words.none} <Link to={territoryPaths.contacts(insee)}>{words.give}</Link>
        </p>
      ) : (
        <ul className={styles.contacts}>
          {own.map((contact) => (
            <OwnContact key={contact.role} contact={contact} />
          ))}
        </ul>
      )}
      <ul className={styles.contacts}>
        {regional.contact && <Official contact={regional.contact} />}
        {onTheWeb && <Official contact={onTheWeb} />}
      </ul>
      <p className="small">
        <a href={contactSheetFile(insee)} download>
          {words.sheet}
        </a>
        {own.length > 0 && (
          <>
            {' · '}
            <Link to={territoryPaths.contacts(insee)}>{words.change}</Link>
          </>
        )}
      </p>
    </Card>
  )
}

function OwnContact({ contact: { role, name, phone, hours } }: { readonly contact: Contact }) {
  const label = roles.find((one) => one === role)
  return (
    <li>
      <span className="small soft">{[label && words.roles[label], name].filter(Boolean).join(', ')}</span>
      {phone && <PhoneNumbers written={phone} />}
      {(hours ?? hoursAsked.includes(role)) && (
        <span className="small soft">{hours ?? words.hoursUnknown}</span>
      )}
    </li>
  )
}

function Official({
  contact: { name, phone, web, hours },
}: {
  readonly contact: NonNullable<OfficialContact>
}) {
  return (
    <li>
      <span className="small soft">{name}</span>
      {phone && <PhoneNumbers written={phone} />}
      {!phone && web && (
        <a className={styles.number} href={`https://${web}`} rel="noreferrer" target="_blank">
          {web}
        </a>
      )}
      <span className="small soft">
        {[hours ?? words.hoursUnknown, !phone && words.onTheWeb].filter(Boolean).join(' · ')}
      </span>
    </li>
  )
}
