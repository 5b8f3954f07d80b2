import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import styles from './Dialog.module.css'
import { Sign } from './Sign.tsx'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Escape, the cross, or a press outside. */
  readonly onClose: () => void
  readonly tone?: 'plain' | 'alarm'
  readonly children: ReactNode
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode
}

/** The native modal `dialog`: the browser keeps the focus inside, and gives it back to where it was. */
export function Dialog({ title, isOpen, onClose, tone = 'plain', children, actions }: DialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (isOpen && !element.open) element.showModal()
    if (!isOpen && element.open) element.close()
  }, [isOpen])
  useEffect(() => {
    const element = dialog.current
    const closeOnBackdrop = (event: MouseEvent) => {
      if (event.target === element) onClose()
    }
    element?.addEventListener('mousedown', closeOnBackdrop)
    return () => element?.removeEventListener('mousedown', closeOnBackdrop)
  }, [onClose])
  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, styles[tone])}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {isOpen && (
        <div className={styles.inside}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
          {/* Last in the order of the keyboard: the browser gives the focus to what comes first. */}
          <button type="button" className={styles.close} onClick={onClose}>
            <Sign name="cross" />
            <span className="voice">{texts.close}</span>
          </button>
        </div>
      )}
    </dialog>
  )
}
