import { classes } from '../classes.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './Record.module.css'

export interface RecordProps {
  readonly text: string
  readonly copyLabel?: string
  readonly isCopyable?: boolean
  /** Raw observation, or words to send (an e-mail) in the ordinary typeface. */
  readonly look?: 'raw' | 'letter'
}

/** A text as it is, to the letter, to read or to paste elsewhere. */
export function Record({ text, copyLabel, isCopyable = true, look = 'raw' }: RecordProps) {
  return (
    <div className={styles.record}>
      <pre className={classes(styles.text, styles[look])}>{text}</pre>
      {isCopyable && (
        <div className={classes(styles.copy, 'screen-only')}>
          <CopyButton text={text} {...(copyLabel ? { label: copyLabel } : {})} />
        </div>
      )}
    </div>
  )
}
