import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import { announce } from './announce.ts'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import { shownOnEveryPage } from './on-every-page.ts'
import styles from './Page.module.css'

export interface PageProps {
  /** The `h1`, and the title of the window unless `windowTitle` says otherwise. */
  readonly title: string
  readonly windowTitle?: string
  /** Under the title: how long, what can wait, a state. */
  readonly lead?: ReactNode
  /** Above the title: where in a task. Instead of a breadcrumb. */
  readonly above?: ReactNode
  readonly breadcrumb?: readonly Crumb[]
  /** `reading`: 44 rem, for a question, a form, prose. */
  readonly width?: 'full' | 'reading'
  /** Takes the focus even without a change of path: what was on the screen is gone. */
  readonly takesFocus?: boolean
  readonly children?: ReactNode
}

/** The path last shown. None yet: the browser itself announces the first page of a visit. */
let shownPath: string | null = null

/** One screen: names the window, moves the focus to its title and says it when one arrives from another page. */
export function Page(props: PageProps) {
  const { title, windowTitle, lead, above, breadcrumb, width = 'full', takesFocus = false, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const named = windowTitle ?? title
  const Shown = shownOnEveryPage()

  useEffect(() => {
    document.title = `${named} · ${texts.product}`
  }, [named])

  useEffect(() => {
    const isArrival = shownPath !== null && shownPath !== pathname
    shownPath = pathname
    if (!isArrival && !takesFocus) return
    heading.current?.focus({ preventScroll: true })
    announce(texts.pageLoaded(named))
  }, [pathname, named, takesFocus])

  return (
    <div className={classes(width === 'reading' && styles.reading)}>
      {Shown && (
        <Suspense>
          <Shown />
        </Suspense>
      )}
      {breadcrumb && <Breadcrumb crumbs={breadcrumb} />}
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <div className={classes(styles.lead, 'soft')}>{lead}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  )
}
