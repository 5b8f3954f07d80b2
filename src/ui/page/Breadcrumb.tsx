import { Link } from 'react-router'
import { texts } from '../texts.fr.ts'
import styles from './Breadcrumb.module.css'

export interface Crumb {
  readonly label: string
  /** Absent on the last one, where one is. */
  readonly path?: string
}

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav className={styles.breadcrumb} aria-label={texts.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.path ? (
              <Link to={crumb.path}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
