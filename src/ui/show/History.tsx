import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import styles from './History.module.css'
import { Sign } from './Sign.tsx'
import { type StateKind, states } from './tones.ts'

/** A line runs through time, newest first. Children are `HistoryEntry`. */
export function History({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <ol className={styles.history} aria-label={label}>
      {children}
    </ol>
  )
}

export interface HistoryEntryProps {
  readonly kind: StateKind
  /** Another word for the same sign, in its place: « Ouverture ». */
  readonly word?: string
  /** « 14 novembre 2026, restauration de contrôle réussie » */
  readonly title: ReactNode
  /** Facts in a line: what was seen, by whom. */
  readonly detail?: ReactNode
  /** A `Disclosure` with the raw `Record`, a file, a link. */
  readonly children?: ReactNode
}

export function HistoryEntry({ kind, word, title, detail, children }: HistoryEntryProps) {
  return (
    <li className={styles.entry}>
      <span className={classes(styles.dot, styles[kind])}>
        <Sign name={states[kind].sign} />
        <span className="voice">{word ?? states[kind].word}&nbsp;: </span>
      </span>
      <strong>{title}</strong>
      {detail && <div className="soft small">{detail}</div>}
      {children}
    </li>
  )
}
