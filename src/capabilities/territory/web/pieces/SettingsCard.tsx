import type { ReactNode } from 'react'
import { Card } from '../../../../ui/show/Card.tsx'
import styles from './SettingsCard.module.css'

interface SettingsCardProps {
  /** Where a link of the page leads. */
  readonly id: string
  readonly title: string
  readonly meaning: ReactNode
  readonly children: ReactNode
}

/** One part of the settings, with why it is asked. */
export function SettingsCard({ id, title, meaning, children }: SettingsCardProps) {
  return (
    <div id={id} className={styles.place}>
      <Card title={title}>
        <p className="soft">{meaning}</p>
        <div className={styles.body}>{children}</div>
      </Card>
    </div>
  )
}
