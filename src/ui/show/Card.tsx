import { type ReactNode, useId } from 'react'
import { classes } from '../classes.ts'
import styles from './Card.module.css'

export interface CardProps {
  readonly title?: ReactNode
  /** Beside the title: a link, a state. */
  readonly aside?: ReactNode
  readonly tone?: 'plain' | 'alarm'
  readonly children: ReactNode
}

/** One thought in a box. With a title (an `h2`) it is a landmark of the page. */
export function Card({ title, aside, tone = 'plain', children }: CardProps) {
  const titleId = useId()
  const className = classes(styles.card, tone === 'alarm' && styles.alarm)
  if (title === undefined) return <div className={className}>{children}</div>
  return (
    <section className={className} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
