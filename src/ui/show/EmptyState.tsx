import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import { Tower } from './Tower.tsx'

export interface EmptyStateProps {
  /** What will be here. */
  readonly title: string
  /** Why it matters. */
  readonly children: ReactNode
  /** The one button that starts it. */
  readonly action?: ReactNode
  /** 3 when it stands under the title of a card. */
  readonly headingLevel?: 2 | 3
}

export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className={styles.empty}>
      <span className={styles.mark}>
        <Tower />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      <div className="soft">{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
