import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import styles from './Disclosure.module.css'

export interface DisclosureProps {
  readonly summary: ReactNode
  readonly isOpen?: boolean
  readonly isSmall?: boolean
  readonly children: ReactNode
}

/** What is there for those who want it: « Où regarder ? », « Voir le relevé ». */
export function Disclosure({ summary, isOpen = false, isSmall = false, children }: DisclosureProps) {
  return (
    <details className={classes(styles.disclosure, isSmall && styles.small)} open={isOpen}>
      <summary>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  )
}
