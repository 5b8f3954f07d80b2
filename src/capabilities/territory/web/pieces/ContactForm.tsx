import { lazy, Suspense } from 'react'
import type { Contact } from '../../../../api-client/index.ts'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import type { ContactDraft } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'

interface ContactFormProps {
  readonly role: Contact['role']
  readonly saved: ContactDraft
}

const words = texts.contacts
const OpenHours = lazy(() => import('./OpenHours.tsx'))
const unsaid = texts.unsaid

/** Who it is, and how to reach them when the computers are off. */
export function ContactForm({ role, saved }: ContactFormProps) {
  const { title, who, phoneHint } = words.roles[role]
  return (
    <DraftForm
      part="contact"
      label={title}
      saved={saved}
      said={({ name, phone, mail, hours }) => (
        <Facts
          facts={[
            { label: words.name, value: name || unsaid },
            { label: words.phone, value: phone || unsaid },
            { label: words.mail, value: mail || unsaid },
            { label: words.hours, value: hours || unsaid },
          ]}
        />
      )}
    >
      {({ name, phone, mail, hours, openHours }, change) => (
        <>
          <input type="hidden" name="role" value={role} />
          <TextField
            name="name"
            label={words.name}
            hint={who}
            maxLength={120}
            autoComplete="off"
            isOptional
            value={name}
            onChange={(typed) => change({ name: typed })}
          />
          <TextField
            name="phone"
            type="tel"
            label={words.phone}
            hint={phoneHint}
            maxLength={40}
            width="medium"
            autoComplete="off"
            isOptional
            value={phone}
            onChange={(typed) => change({ phone: typed })}
          />
          <TextField
            name="mail"
            type="email"
            label={words.mail}
            maxLength={254}
            autoComplete="off"
            isOptional
            value={mail}
            onChange={(typed) => change({ mail: typed })}
          />
          <TextField
            name="hours"
            label={words.hours}
            hint={words.hoursHint}
            maxLength={120}
            autoComplete="off"
            isOptional
            value={hours}
            onChange={(typed) => change({ hours: typed })}
          />
          <Suspense>
            <OpenHours value={openHours} onChange={(chosen) => change({ openHours: chosen })} />
          </Suspense>
          <input type="hidden" name="openHours" value={openHours} />
        </>
      )}
    </DraftForm>
  )
}
