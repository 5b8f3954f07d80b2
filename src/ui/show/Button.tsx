import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from '../classes.ts'
import styles from './Button.module.css'

/** `main`: the one thing to do on the screen, once at most. `alarm`: in danger. `quiet`: a link that acts. */
export type ButtonLook = 'main' | 'plain' | 'alarm' | 'quiet'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  readonly look?: ButtonLook
  /** At work: stays focusable, is announced as unavailable, and does nothing more. */
  readonly isBusy?: boolean
}

export function Button({ look = 'plain', isBusy = false, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(styles.button, styles[look])}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}

export interface LinkButtonProps {
  /** A page of Beffroi, an address elsewhere (`mailto:`, `tel:`, `https:`), or with `isFile` a file of the API. */
  readonly to: string
  readonly look?: ButtonLook
  /** Not a page: the browser downloads or opens it by itself. */
  readonly isFile?: boolean
  readonly children: ReactNode
  readonly onClick?: () => void
  readonly 'aria-label'?: string
}

export function LinkButton({ to, look = 'plain', isFile = false, children, ...rest }: LinkButtonProps) {
  const className = classes(styles.button, styles[look])
  if (isFile || isElsewhere(to)) {
    return (
      <a {...rest} href={to} {...(isFile && { download: true })} className={className}>
        {children}
      </a>
    )
  }
  return (
    <Link {...rest} to={to} className={className}>
      {children}
    </Link>
  )
}

const isElsewhere = (to: string): boolean => /^[a-z]+:/.test(to)
