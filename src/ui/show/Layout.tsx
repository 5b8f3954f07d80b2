import type { ReactNode } from 'react'
import styles from './Layout.module.css'

interface WithChildren {
  readonly children: ReactNode
}

/** Children one under the other, one gap apart. */
export function Stack({ children }: WithChildren) {
  return <div className={styles.stack}>{children}</div>
}

/** Two thirds for the work, one third for what helps; one column on a phone. */
export function Split({ children, aside }: WithChildren & { readonly aside: ReactNode }) {
  return (
    <div className={styles.split}>
      <div className={styles.stack}>{children}</div>
      <aside className={styles.stack}>{aside}</aside>
    </div>
  )
}

/** As many equal columns as fit, 15 rem each at least. */
export function Columns({ children }: WithChildren) {
  return <div className={styles.columns}>{children}</div>
}

/** Buttons side by side, wrapped on a phone. */
export function Actions({ children }: WithChildren) {
  return <div className={styles.actions}>{children}</div>
}
