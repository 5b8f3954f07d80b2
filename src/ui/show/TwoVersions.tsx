import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import styles from './TwoVersions.module.css'

export interface Version {
  /** Whose, and when: « Celle de la mairie, le 3 février 2027 à 10 h 42 ». */
  readonly title: ReactNode
  readonly content: ReactNode
  /** « Garder celle-ci » */
  readonly keepLabel: string
  readonly onKeep: () => void
}

export interface TwoVersionsProps {
  /** What happened, in one sentence. */
  readonly title: string
  readonly detail?: string | null
  /** Already written by somebody else. */
  readonly saved: Version
  /** On this screen, not written yet. */
  readonly yours: Version
  readonly isBusy?: boolean
}

/** Two people wrote the same thing at once: both versions side by side, and the person keeps one. Takes the focus. */
export function TwoVersions({ title, detail, saved, yours, isBusy = false }: TwoVersionsProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.focus()
  }, [])
  return (
    <Notice ref={notice} title={title}>
      {detail && <p>{detail}</p>}
      <div className={styles.versions}>
        <OneVersion version={saved} isBusy={isBusy} />
        <OneVersion version={yours} isBusy={isBusy} />
      </div>
    </Notice>
  )
}

function OneVersion({ version, isBusy }: { readonly version: Version; readonly isBusy: boolean }) {
  const titleId = useId()
  return (
    <section className={styles.version} aria-labelledby={titleId}>
      <p id={titleId} className="small soft">
        {version.title}
      </p>
      <div className={styles.content}>{version.content}</div>
      <div>
        <Button isBusy={isBusy} onClick={version.onKeep} aria-describedby={titleId}>
          {version.keepLabel}
        </Button>
      </div>
    </section>
  )
}
