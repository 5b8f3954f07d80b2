import type { Contact, Profile } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { FieldGroup } from '../../../../ui/forms/FieldGroup.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { contactSheetFile } from '../../../territory/web/index.ts'
import { texts } from '../first-visit-texts.fr.ts'
import { type OwnRole, ownRoles } from '../own-roles.ts'
import styles from './SheetCard.module.css'

const words = texts.result

export interface SheetCardProps {
  readonly insee: string
  readonly contacts: readonly Contact[]
  readonly providerKind: Profile['providerKind']
}

/** The numbers that make the sheet useful, and the sheet. */
export function SheetCard({ insee, contacts, providerKind }: SheetCardProps) {
  const asked = ownRoles.filter((role) => role !== 'provider' || providerKind !== 'none')
  return (
    <Card title={words.sheetTitle}>
      <Stack>
        <p>{words.sheetMeaning}</p>
        <ActionForm aria-label={words.sheetTitle} doneMessage={words.saved}>
          {asked.map((role) => (
            <ContactFields key={role} role={role} contact={contacts.find((one) => one.role === role)} />
          ))}
          <Actions>
            <SubmitButton look="plain">{words.saveContacts}</SubmitButton>
          </Actions>
        </ActionForm>
        <div>
          <LinkButton isFile to={contactSheetFile(insee)}>
            {words.download}
          </LinkButton>
        </div>
        <p className="soft small">{words.print}</p>
      </Stack>
    </Card>
  )
}

interface ContactFieldsProps {
  readonly role: OwnRole
  readonly contact: Contact | undefined
}

function ContactFields({ role, contact }: ContactFieldsProps) {
  const { title, name, phone } = words.roles[role]
  return (
    <FieldGroup label={title}>
      <div className={styles.pair}>
        <TextField
          name={`${role}.name`}
          label={name}
          isOptional
          maxLength={120}
          autoComplete="off"
          defaultValue={contact?.name ?? ''}
        />
        <TextField
          name={`${role}.phone`}
          type="tel"
          label={phone}
          isOptional
          maxLength={40}
          autoComplete="off"
          defaultValue={contact?.phone ?? ''}
        />
      </div>
    </FieldGroup>
  )
}
