import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import styles from './Rows.module.css'

export interface RowsProps {
  /** An `ol`: the order means something. */
  readonly ordered?: boolean
  readonly children: ReactNode
}

/** A list whose rows are apart by a line. Children are `Row` or `RankRow`. */
export function Rows({ ordered = false, children }: RowsProps) {
  return ordered ? <ol className={styles.rows}>{children}</ol> : <ul className={styles.rows}>{children}</ul>
}

export interface RowProps {
  readonly children: ReactNode
  /** At the end of the line: a date, a state, a button. */
  readonly end?: ReactNode
}

export function Row({ children, end }: RowProps) {
  return (
    <li className={styles.row}>
      <div>{children}</div>
      {end && <div className={styles.end}>{end}</div>}
    </li>
  )
}

export interface RankRowProps {
  readonly rank: number | string
  /** Heading of the row; a link may stand in it. */
  readonly title: ReactNode
  /** 2 when the list stands straight under the title of the page. */
  readonly headingLevel?: 2 | 3
  /** Much stands under the title: the rank stays beside it. */
  readonly isTall?: boolean
  /** Why, who, how long, how much; states. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** What to do, in its order. */
export function RankRow({ rank, title, headingLevel = 3, isTall, children, action }: RankRowProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <li className={classes(styles.ranked, isTall && styles.tall)}>
      <span className={styles.rank} aria-hidden="true">
        {rank}
      </span>
      <div className={styles.what}>
        <Heading className={styles.title}>{title}</Heading>
        {children && <div className="soft small">{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </li>
  )
}
