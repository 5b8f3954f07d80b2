import { useEffect, useRef } from 'react'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { texts } from '../texts.fr.ts'
import styles from './RefusedFile.module.css'

interface Refusal {
  readonly line: number | null
  readonly at: string | null
  readonly reason: string
}

/** What the API says of a file that it refused; null when the problem is another. */
export function refusalsIn(extra: Readonly<Record<string, unknown>>): readonly Refusal[] | null {
  const { refusals } = extra
  return Array.isArray(refusals) && refusals.every(isRefusal) ? refusals : null
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'line' in value && 'reason' in value

const words = texts.add

/** Where a file is wrong: the line, the place in the file, the reason. Takes the focus. */
export function RefusedFile({
  problem,
  refusals,
}: {
  readonly problem: Problem
  readonly refusals: readonly Refusal[]
}) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) notice.current?.focus()
  }, [problem])
  return (
    <Notice ref={notice} tone="problem" title={words.refused}>
      {problem.detail && <p>{problem.detail}</p>}
      <ul className={styles.lines} aria-label={words.refusedLines}>
        {refusals.map(({ line, at, reason }) => (
          <li key={`${line} ${at} ${reason}`}>
            <strong>{line === null ? words.wholeFile : words.line(line)}</strong>
            <span>{reason}</span>
            {at && <code>{at}</code>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
