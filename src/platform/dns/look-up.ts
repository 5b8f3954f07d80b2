/**
 * What a look-up told. The four kinds never mix: a server that is slow or broken says nothing about the record.
 * - `answer`: records of the asked type, aliases followed.
 * - `no-such-name`: the name does not exist (NXDOMAIN).
 * - `no-record`: the name exists without such a record (NODATA, RFC 2308).
 * - `could-not-tell`: nothing can be concluded.
 */
export type LookUp<T> =
  | { readonly kind: 'answer'; readonly records: readonly T[]; readonly aliases: readonly string[] }
  | { readonly kind: 'no-such-name'; readonly aliases: readonly string[] }
  | { readonly kind: 'no-record'; readonly aliases: readonly string[] }
  | { readonly kind: 'could-not-tell'; readonly reason: LookUpFault; readonly detail: string }

export type LookUpFault =
  /** No answer in time. */
  | 'timeout'
  /** The server says it failed (SERVFAIL, or any other error code that is not an answer). */
  | 'servfail'
  /** The server refuses to answer for this name (REFUSED). */
  | 'refused'
  /** An answer that cannot be read. */
  | 'malformed'
  /** The server itself cannot be reached. */
  | 'unreachable'
  /** The server only points at other servers: it is not the one to ask. */
  | 'referral'
  /** Aliases that lead back to themselves, or too many of them. */
  | 'alias-loop'
  /** The caller stopped waiting. */
  | 'stopped'

export interface MailServer {
  readonly preference: number
  /** Lower case, without the final dot; `.` for a null MX (RFC 7505). */
  readonly exchange: string
}

/** The types Beffroi asks for, and what each gives. A type more: a line here and one in `records.ts`. */
export interface RecordOf {
  /** The strings of one record joined without a space (RFC 7208 section 3.3), read as UTF-8. */
  TXT: string
  MX: MailServer
  A: string
  AAAA: string
}

export type RecordType = keyof RecordOf

/** Never throws for what the network does; `name` is an A-label name without final dot, of any case. */
export interface Resolver {
  lookUp<T extends RecordType>(name: string, type: T, signal: AbortSignal): Promise<LookUp<RecordOf[T]>>
}
