/** The four verdicts of a check. `could-not-tell` is never counted as lost: a slow server is not a missing record. */
export type Verdict = 'ok' | 'to-fix' | 'could-not-tell' | 'not-applicable'
