import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Form, Link, useLocation } from 'react-router'
import { Sign } from '../show/Sign.tsx'
import { texts } from '../texts.fr.ts'
import styles from './PersonMenu.module.css'

export interface Person {
  /** As the person is called on screen: « Claire Martin » or « Secrétaire de mairie ». */
  readonly name: string
  /** Account, change commune… */
  readonly links: readonly { readonly label: string; readonly path: string }[]
  /** A route whose action ends the session. */
  readonly signOutPath: string
}

/** A native `details` that closes as a menu does: Escape, a press or the focus elsewhere, a new page. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()
  const shownKey = useRef(key)

  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    menu.current?.removeAttribute('open')
  }, [key])
  useEffect(() => {
    const closeWhenOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target))
        menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', closeWhenOutside)
    return () => document.removeEventListener('pointerdown', closeWhenOutside)
  }, [])

  const closeOnEscape = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key !== 'Escape' || !menu.current?.open) return
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  const closeWhenLeft = (event: FocusEvent<HTMLDetailsElement>) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
      event.currentTarget.open = false
  }

  return (
    <details ref={menu} className={styles.menu} onKeyDown={closeOnEscape} onBlur={closeWhenLeft}>
      <summary aria-label={texts.personMenu(person.name)}>
        <span className={styles.person}>
          <Sign name="person" />
        </span>
        <span className={styles.name}>{person.name}</span>
        <Sign name="chevronDown" />
      </summary>
      <div className={styles.panel}>
        <p className={styles.who}>{person.name}</p>
        <ul>
          {person.links.map((link) => (
            <li key={link.path}>
              <Link to={link.path}>{link.label}</Link>
            </li>
          ))}
          <li>
            <Form method="post" action={person.signOutPath}>
              <button type="submit">{texts.signOut}</button>
            </Form>
          </li>
        </ul>
      </div>
    </details>
  )
}
