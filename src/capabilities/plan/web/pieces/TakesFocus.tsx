import type { ReactNode } from 'react'
import styles from './TakesFocus.module.css'

export interface TakesFocusProps {
  /** What held the focus has left the screen: this stands in its place. */
  readonly isWanted: boolean
  readonly children: ReactNode
}

/** Takes the focus when it appears. Give it another `key` to take it again. */
export function TakesFocus({ isWanted, children }: TakesFocusProps) {
  return (
    <div ref={isWanted ? focusOn : null} tabIndex={-1} className={styles.place}>
      {children}
    </div>
  )
}

const focusOn = (element: HTMLElement | null) => element?.focus()
