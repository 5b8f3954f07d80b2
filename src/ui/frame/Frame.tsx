import type { ReactNode } from 'react'
import { Link, ScrollRestoration, useNavigation } from 'react-router'
import { LiveRegion } from '../page/LiveRegion.tsx'
import { Sign } from '../show/Sign.tsx'
import { Tower } from '../show/Tower.tsx'
import { SignInPathContext } from '../sign-in-path.ts'
import { texts } from '../texts.fr.ts'
import { useIsOnline } from '../use-is-online.ts'
import styles from './Frame.module.css'
import { type Person, PersonMenu } from './PersonMenu.tsx'
import { type Room, Rooms } from './Rooms.tsx'
import { UrgencyButton } from './UrgencyButton.tsx'

export interface FrameProps {
  /** Where the tower leads. */
  readonly homePath: string
  readonly signInPath: string
  /** Where the red button leads once confirmed. */
  readonly urgencyPath: string
  /** « Commune de Cortevaix », « 247 hab. · CC du Clunisois » */
  readonly place?: { readonly name: string; readonly detail?: string } | null
  readonly person?: Person | null
  readonly rooms?: readonly Room[]
  readonly isDemonstration?: boolean
  /** As whom one is in this place, when it is not one's own: stands on each page. */
  readonly standing?: string | null
  readonly footLinks?: readonly { readonly label: string; readonly path: string }[]
  readonly children: ReactNode
}

const contentId = 'contenu'

/** What surrounds every page of the office: one bar, one row of rooms, one column of content. */
export function Frame(props: FrameProps) {
  const {
    homePath,
    signInPath,
    urgencyPath,
    place,
    person,
    rooms,
    isDemonstration,
    standing,
    footLinks,
    children,
  } = props
  const isLoading = useNavigation().state === 'loading'
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${contentId}`} onClick={skipToContent}>
        {texts.skipToContent}
      </a>
      <header>
        <div className={styles.bar}>
          <Link className={styles.mark} to={homePath}>
            <Tower />
            <span className={place ? styles.product : undefined}>{texts.product}</span>
          </Link>
          {place && (
            <p className={styles.place}>
              {place.name}
              {place.detail && <span className={styles.detail}> · {place.detail}</span>}
            </p>
          )}
          <div className={styles.end}>
            {person && <PersonMenu person={person} />}
            <UrgencyButton path={urgencyPath} />
          </div>
        </div>
        <StandingNews isDemonstration={isDemonstration === true} />
        {standing && <p className={styles.standing}>{standing}</p>}
      </header>
      {isLoading && <div className={styles.loading} aria-hidden="true" />}
      {rooms && rooms.length > 0 && <Rooms rooms={rooms} />}
      <main id={contentId} tabIndex={-1} className={styles.main} aria-busy={isLoading}>
        <SignInPathContext.Provider value={signInPath}>{children}</SignInPathContext.Provider>
      </main>
      {footLinks && footLinks.length > 0 && (
        <footer className={styles.foot}>
          <nav aria-label={texts.footer}>
            {footLinks.map((link) => (
              <Link key={link.path} to={link.path}>
                {link.label}
              </Link>
            ))}
          </nav>
        </footer>
      )}
      <LiveRegion />
      <ScrollRestoration />
    </div>
  )
}

/** The router would take `#contenu` for a place of its own. */
function skipToContent(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById(contentId)?.focus()
}

function StandingNews({ isDemonstration }: { readonly isDemonstration: boolean }) {
  const isOnline = useIsOnline()
  return (
    <>
      {isDemonstration && (
        <p className={styles.demonstration}>
          <strong>{texts.demonstration}</strong> <span>{texts.demonstrationMeaning}</span>
        </p>
      )}
      <div role="status">
        {!isOnline && (
          <p className={styles.offline}>
            <Sign name="cloudOff" /> <strong>{texts.offline}</strong> {texts.offlineMeaning}
          </p>
        )}
      </div>
    </>
  )
}
