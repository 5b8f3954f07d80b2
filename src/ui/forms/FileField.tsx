import { useState } from 'react'
import { texts } from '../texts.fr.ts'
import styles from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './form-context.ts'

export interface FileFieldProps extends FieldProps {
  /** `.pdf,.png`: what the browser offers; the API decides. */
  readonly accept?: string
  readonly maxMegabytes: number
  readonly isMultiple?: boolean
  readonly onChange?: (files: readonly File[]) => void
}

/** A file too big is refused here, before it travels. */
export function FileField({ accept, maxMegabytes, isMultiple, onChange, ...field }: FileFieldProps) {
  const [isTooBig, setIsTooBig] = useState(false)
  const limit = texts.form.megabytes(maxMegabytes)
  const hint = [field.hint, texts.form.fileLimit(limit)].filter(Boolean).join(' ')
  const error = isTooBig ? texts.form.fileTooBig(limit) : field.error
  return (
    <Field {...field} hint={hint} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          type="file"
          accept={accept}
          multiple={isMultiple}
          className={styles.control}
          onChange={(event) => {
            const files = Array.from(event.currentTarget.files ?? [])
            const refused = files.some((file) => file.size > maxMegabytes * 1024 * 1024)
            setIsTooBig(refused)
            event.currentTarget.setCustomValidity(refused ? texts.form.fileTooBig(limit) : '')
            if (!refused) onChange?.(files)
          }}
        />
      )}
    </Field>
  )
}
