/**
 * What a DNS look-up told, as the rules need it. `isAuthenticated`: the resolver says it has validated the signatures
 * (AD bit, RFC 4035 section 3.2.3).
 */
export type LookUp<T> =
  | {
      readonly kind: 'answer'
      readonly records: readonly T[]
      readonly isAuthenticated: boolean
      /** Names the question was led through (CNAME); none when absent. */
      readonly aliases?: readonly string[]
    }
  | {
      readonly kind: 'no-such-name'
      readonly isAuthenticated: boolean
      /** When there are some, it is the last of them that does not exist. */
      readonly aliases?: readonly string[]
    }
  | {
      readonly kind: 'no-record'
      readonly isAuthenticated: boolean
      readonly aliases?: readonly string[]
    }
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

/** A service parameter of a certification authority (RFC 8659 section 4.1). */
export interface CaaRecord {
  /** 128 when critical. */
  readonly flags: number
  /** Lower case: `issue`, `issuewild`, `iodef`… */
  readonly tag: string
  /** Each byte one character, as in TXT. */
  readonly value: string
}

export interface SoaRecord {
  /** Names in lower case, without the final dot. */
  readonly mname: string
  readonly rname: string
  readonly serial: number
  /** How long an absence may be believed, in seconds (RFC 2308 section 4). */
  readonly minimum: number
}

/** RFC 6698 section 2.1. */
export interface TlsaRecord {
  readonly usage: number
  readonly selector: number
  readonly matchingType: number
  /** Lower-case hexadecimal. */
  readonly data: string
}

/** RFC 4034 section 5. */
export interface DsRecord {
  readonly keyTag: number
  readonly algorithm: number
  readonly digestType: number
  /** Lower-case hexadecimal. */
  readonly digest: string
}

/** RFC 4034 section 2. */
export interface DnskeyRecord {
  readonly flags: number
  readonly algorithm: number
  /** Lower-case hexadecimal. */
  readonly key: string
}

export interface LookUpOptions {
  /** Asks a validating resolver for the records even where their signatures are wrong (CD bit, RFC 4035 section 3.2.2). */
  readonly checkingDisabled?: boolean
}

/** The records of an answer; none when there is no record or no name. Null when it could not be told. */
export function recordsOf<T>(lookUp: LookUp<T>): readonly T[] | null {
  if (lookUp.kind === 'could-not-tell') return null
  return lookUp.kind === 'answer' ? lookUp.records : []
}
