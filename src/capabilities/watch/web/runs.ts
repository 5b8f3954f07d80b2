import type { Finding } from '../../../api-client/index.ts'

/** Visits in a row that saw the same thing. */
export interface Run {
  /** The newest of them. */
  readonly finding: Finding
  readonly count: number
  /** ISO instant of the oldest of them. */
  readonly sinceAt: string
}

/** `history` is newest first, and so are the runs: a check that is made every day says what changed, not every day. */
export function runsOf(history: readonly Finding[]): Run[] {
  const runs: Run[] = []
  for (const finding of history) {
    const last = runs.at(-1)
    if (last && last.finding.verdict === finding.verdict && last.finding.meaning === finding.meaning) {
      runs[runs.length - 1] = { ...last, count: last.count + 1, sinceAt: finding.observedAt }
    } else {
      runs.push({ finding, count: 1, sinceAt: finding.observedAt })
    }
  }
  return runs
}
