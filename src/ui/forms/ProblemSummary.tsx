import { useContext, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { fieldNameOf, isSecondFactorNeeded, type Problem } from '../problems/problem.ts'
import { Notice } from '../show/Notice.tsx'
import { SignInPathContext } from '../sign-in-path.ts'
import { texts } from '../texts.fr.ts'
import styles from './ActionForm.module.css'
import { fieldId } from './form-context.ts'

interface ProblemSummaryProps {
  readonly problem: Problem
  readonly prefix: string
}

/** At the top of a form that could not be taken: takes the focus, and each line leads to its field. */
export function ProblemSummary({ problem, prefix }: ProblemSummaryProps) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) summary.current?.focus()
  }, [problem])
  return (
    <Notice ref={summary} tone="problem" title={problem.title} holds={texts.form.stillTyped}>
      {problem.detail && <p>{problem.detail}</p>}
      {(problem.status === 401 || isSecondFactorNeeded(problem)) && <SignInElsewhere />}
      {problem.errors.length > 0 && (
        <ul className={styles.list}>
          {problem.errors.map((error) => (
            <ErrorLine
              key={`${error.pointer} ${error.detail}`}
              controlId={fieldId(prefix, fieldNameOf(error.pointer))}
              detail={error.detail}
            />
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** In another tab: leaving this one would lose what was typed. On the sign-in page itself, a 401 is a wrong password. */
function SignInElsewhere() {
  const signInPath = useContext(SignInPathContext)
  const { pathname } = useLocation()
  if (signInPath === null || pathname.startsWith(signInPath)) return null
  return (
    <p>
      <a href={signInPath} target="_blank" rel="noreferrer">
        {texts.form.signInElsewhere}
      </a>
    </p>
  )
}

function ErrorLine({ controlId, detail }: { readonly controlId: string; readonly detail: string }) {
  const label = labelOf(controlId)
  if (!document.getElementById(controlId)) return <li>{detail}</li>
  return (
    <li>
      <a
        href={`#${controlId}`}
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(controlId)?.focus()
        }}
      >
        {label}
        {detail}
      </a>
    </li>
  )
}

/** « Adresse de la mairie : », or nothing for a field that is not on the screen. */
function labelOf(controlId: string): string {
  const control = document.getElementById(controlId)
  if (
    !(
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    )
  ) {
    return ''
  }
  const group =
    control.type === 'radio' || control.type === 'checkbox'
      ? control.closest('fieldset')?.querySelector('legend')
      : null
  const words = (group ?? control.labels?.[0])?.textContent?.trim()
  if (!words) return ''
  return /[?!:.]$/.test(words) ? `${words} ` : `${words}\u00a0: `
}
