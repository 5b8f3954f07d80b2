import type { IssueCode } from './rpnt.ts'

/** Why nothing can be said in one visit. */
export type Doubt =
  | 'dns-timeout'
  | 'dns-failed'
  | 'dns-refused'
  | 'dns-unreadable'
  | 'dns-unreachable'
  | 'web-timeout'
  | 'web-reset'
  | 'web-refused'
  | 'web-unreachable'
  | 'web-unreadable'
  | 'web-busy'
  | 'private-address'
  | 'unknown-country'
  /** Nobody outside can know under which name the keys stand (DKIM). */
  | 'unknown-selectors'
  | 'deadline'
  /** The resolver does not check signatures: it cannot tell whether a domain is signed. */
  | 'resolver-does-not-validate'
  /** No mail server could be reached: this network lets nobody out to port 25. */
  | 'mail-port-blocked'
  | 'mail-timeout'
  | 'mail-reset'
  | 'mail-refused'
  | 'mail-turned-away'
  | 'mail-unreachable'
  | 'mail-unreadable'
  /** The person asked for less than everything (`--dns-only`). */
  | 'not-asked'
  | 'page-cut'
  | 'no-registry'
  | 'no-registry-answer'
  | 'registry-unreadable'
  /** Only a person of the commune can say. */
  | 'needs-a-person'

/** Raw observations by name (`mx`, `spf`, `https`…), as JSON: what was asked and what came. */
export type Evidence = Readonly<Record<string, unknown>>

/** Words to put in the sentences of `content/*.fr.yaml`. */
export type Words = Readonly<Record<string, string>>

/** A line to add to the zone of a domain, as registrars ask for it. */
export interface DnsRecord {
  /** The whole name, without the final dot. */
  readonly name: string
  readonly type: 'TXT' | 'A' | 'AAAA' | 'MX' | 'CNAME' | 'CAA' | 'TLSA'
  readonly value: string
  /** Values that stand under this name and type and that this one takes the place of; without, it is added. */
  readonly replaces?: readonly string[]
}

/** An issue of RPNT in one visit: seen, certainly not there, or not to be told. */
export type IssueSeen =
  | {
      readonly state: 'present'
      /** Which of the sentences written for this issue; the plain one when null. */
      readonly variant: string | null
      readonly words: Words
      /** The exact record that repairs it, where one does. */
      readonly record: DnsRecord | null
      readonly evidence: Evidence
    }
  | { readonly state: 'absent'; readonly evidence: Evidence }
  | { readonly state: 'unknown'; readonly doubt: Doubt; readonly words: Words; readonly evidence: Evidence }

export type IssuesSeen = Readonly<Record<IssueCode, IssueSeen>>

export const present = (
  evidence: Evidence,
  words: Words = {},
  variant: string | null = null,
  record: DnsRecord | null = null,
): IssueSeen => ({ state: 'present', variant, words, record, evidence })

export const absent = (evidence: Evidence = {}): IssueSeen => ({ state: 'absent', evidence })

export const unknown = (doubt: Doubt, evidence: Evidence, words: Words = {}): IssueSeen => ({
  state: 'unknown',
  doubt,
  words,
  evidence,
})
