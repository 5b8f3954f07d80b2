import type { ReactNode } from 'react'
import styles from './ActionForm.module.css'

/** Fields that go together under one name. */
export function FieldGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  )
}
