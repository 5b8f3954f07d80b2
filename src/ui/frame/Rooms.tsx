import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { texts } from '../texts.fr.ts'
import styles from './Rooms.module.css'

export interface Room {
  readonly label: string
  /** Absolute path; the room is current on it and below it. */
  readonly path: string
  /** What waits there: « 7 ». */
  readonly count?: number
}

export function Rooms({ rooms }: { readonly rooms: readonly Room[] }) {
  const row = useRef<HTMLUListElement>(null)
  const { pathname } = useLocation()
  const current = rooms.findIndex((room) => pathname === room.path || pathname.startsWith(`${room.path}/`))

  useEffect(() => {
    const item = row.current?.children[current]
    if (!row.current || !(item instanceof HTMLElement)) return
    row.current.scrollLeft = item.offsetLeft - (row.current.clientWidth - item.offsetWidth) / 2
  }, [current])

  return (
    <nav className={styles.rooms} aria-label={texts.rooms}>
      <ul ref={row}>
        {rooms.map((room) => (
          <li key={room.path}>
            <NavLink to={room.path}>
              {room.label}
              {room.count !== undefined && room.count > 0 && <b> {room.count}</b>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
