/** What a DNS look-up told, as the rules need it. */
export type LookUp<T> =
  | { readonly kind: 'answer'; readonly records: readonly T[] }
  | { readonly kind: 'no-such-name' }
  | { readonly kind: 'no-record' }
  | { readonly kind: 'could-not-tell'; readonly reason: LookUpFault; readonly detail: string }

export type LookUpFault =
  | 'timeout'
  | 'servfail'
  | 'refused'
  | 'malformed'
  | 'unreachable'
  | 'referral'
  | 'alias-loop'
  | 'stopped'

export interface MailServer {
  readonly preference: number
  /** Lower case, without the final dot; `.` for a null MX (RFC 7505). */
  readonly exchange: string
}

/** The records of an answer; none when there is no record or no name. Null when it could not be told. */
export function recordsOf<T>(lookUp: LookUp<T>): readonly T[] | null {
  if (lookUp.kind === 'could-not-tell') return null
  return lookUp.kind === 'answer' ? lookUp.records : []
}
