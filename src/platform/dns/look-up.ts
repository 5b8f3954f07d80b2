/**
 * What a look-up told. The four kinds never mix: a server that is slow or broken says nothing about the record.
 * - `answer`: records of the asked type, aliases followed.
 * - `no-such-name`: the name does not exist (NXDOMAIN).
 * - `no-record`: the name exists without such a record (NODATA, RFC 2308).
 * - `could-not-tell`: nothing can be concluded.
 *
 * `isAuthenticated`: the resolver says it has validated the signatures of all of it (AD bit, RFC 4035 section 3.2.3).
 * Worth what the resolver is worth, and the way to it.
 */
export type LookUp<T> =
  | {
      readonly kind: 'answer'
      readonly records: readonly T[]
      readonly aliases: readonly string[]
      readonly isAuthenticated: boolean
    }
  | {
      readonly kind: 'no-such-name'
      readonly aliases: readonly string[]
      readonly isAuthenticated: boolean
    }
  | { readonly kind: 'no-record'; readonly aliases: readonly string[]; readonly isAuthenticated: boolean }
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

/** The types Beffroi asks for, and what each gives. A type more: a line here, in `message.ts` and in `records.ts`. */
export interface RecordOf {
  /**
   * The strings of one record joined without a space (RFC 7208 section 3.3); each byte is one character, U+0000 to
   * U+00FF, so that none is lost. Records with a grammar are ASCII: a character above U+007F is a fault of theirs.
   */
  TXT: string
  MX: MailServer
  A: string
  AAAA: string
  PTR: string
  NS: string
  SOA: SoaRecord
  CAA: CaaRecord
  TLSA: TlsaRecord
  DS: DsRecord
  DNSKEY: DnskeyRecord
}

export type RecordType = keyof RecordOf

export interface LookUpOptions {
  /** Asks a validating resolver for the records even where their signatures are wrong (CD bit, RFC 4035 section 3.2.2). */
  readonly checkingDisabled?: boolean
  /** Nobody else will ask for that name: a resolver that shares its answers does not keep this one. */
  readonly isForOneAsker?: boolean
}

/** Never throws for what the network does; `name` is an A-label name without final dot, of any case. */
export interface Resolver {
  lookUp<T extends RecordType>(
    name: string,
    type: T,
    signal: AbortSignal,
    options?: LookUpOptions,
  ): Promise<LookUp<RecordOf[T]>>
}
