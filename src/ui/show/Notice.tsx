import { type ReactNode, type Ref, useId } from 'react'
import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import styles from './Notice.module.css'
import { Sign } from './Sign.tsx'

export interface NoticeProps {
  readonly tone?: 'info' | 'success' | 'problem'
  /** What happened, in one sentence. */
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** What still holds: nothing is lost, the rest goes on. */
  readonly holds?: ReactNode
  /** What to do now. */
  readonly toDo?: ReactNode
  readonly actions?: ReactNode
  /** Appeared in answer to something: read aloud at once. Not for what stands on the page from the start. */
  readonly isLive?: boolean
  readonly ref?: Ref<HTMLDivElement>
}

const signs = { info: 'letterI', success: 'check', problem: 'bang' } as const

export function Notice({ tone = 'info', title, children, holds, toDo, actions, isLive, ref }: NoticeProps) {
  const titleId = useId()
  const role = isLive ? (tone === 'problem' ? 'alert' : 'status') : 'group'
  const semantics = title ? { role, 'aria-labelledby': titleId } : { role }
  return (
    <div
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      {...semantics}
      className={classes(styles.notice, styles[tone])}
    >
      <span className={styles.sign}>
        <Sign name={signs[tone]} />
        <span className="voice">{texts.noticeTone[tone]}</span>
      </span>
      <div className={styles.words}>
        {title && (
          <p id={titleId}>
            <strong>{title}</strong>
          </p>
        )}
        {children}
        {holds && <p>{holds}</p>}
        {toDo && <p>{toDo}</p>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
