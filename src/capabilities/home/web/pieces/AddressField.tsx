import { useState } from 'react'
import type { Profile } from '../../../../api-client/index.ts'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { texts as words } from '../commune-texts.fr.ts'
import styles from './AddressField.module.css'

const kinds = {
  mail: {
    name: 'mailAddress',
    noneName: 'hasNoMail',
    inputMode: 'email',
    label: words.mail,
    hint: words.mailHint,
    none: words.noMail,
  },
  site: {
    name: 'siteUrl',
    noneName: 'hasNoSite',
    inputMode: 'url',
    label: words.site,
    hint: words.siteHint,
    none: words.noSite,
  },
} as const

export interface AddressFieldProps {
  readonly kind: keyof typeof kinds
  readonly profile: Profile
}

/** An address, or a tick that says there is none; what was typed comes back when the tick is taken away. */
export function AddressField({ kind, profile }: AddressFieldProps) {
  const { name, noneName, inputMode, label, hint, none } = kinds[kind]
  const [address, setAddress] = useState(profile[name] ?? '')
  const [hasNone, setHasNone] = useState(profile[noneName])
  return (
    <div className={styles.address}>
      {!hasNone && (
        <TextField
          {...{ name, inputMode, label, hint }}
          value={address}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          onChange={setAddress}
        />
      )}
      <Checkbox name={noneName} label={none} defaultChecked={hasNone} onChange={setHasNone} />
    </div>
  )
}
