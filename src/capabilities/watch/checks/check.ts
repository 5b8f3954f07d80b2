import type { DnsRecord, Doubt, Evidence, IssuesSeen, Words } from '../domain/issue-seen.ts'
import type {
  CaaRecord,
  DnskeyRecord,
  DsRecord,
  LookUp,
  LookUpOptions,
  MailServer,
  SoaRecord,
  TlsaRecord,
} from '../domain/look-up.ts'
import type { Greeting } from '../domain/mail-greeting.ts'
import type { PolicyFetched } from '../domain/policy-fetched.ts'
import type { RegistryAnswer } from '../domain/registration.ts'
import type { ScanTarget } from '../domain/target.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { PageVisit, TlsSeen, Visit } from '../domain/visit.ts'

/** The types of record checks ask for, and what each gives. */
export interface RecordOf {
  /** Each byte is one character, U+0000 to U+00FF: what is above U+007F was not ASCII. */
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

/**
 * What a scan may leave out, beside DNS itself: visits and files over HTTP, connections to mail servers, the registry
 * of domains (RDAP), and the hundreds of look-ups of the names that look alike.
 */
export type Part = 'web' | 'mail-servers' | 'registry' | 'look-alikes'

/**
 * What a check may ask of the outside. The same question is asked once a scan, however many checks ask it.
 * Nothing here throws for what the network does, and everything stops at the deadline.
 */
export interface CheckContext {
  readonly target: ScanTarget
  /** Mail domains of the relays that watch over the commune. */
  readonly relayDomains: readonly string[]
  readonly now: () => Date
  lookUp<T extends keyof RecordOf>(
    name: string,
    type: T,
    options?: LookUpOptions,
  ): Promise<LookUp<RecordOf[T]>>
  /** Whether this part was asked for. What was not is `could-not-tell` with the doubt `not-asked`, without a try. */
  asks(part: Part): boolean
  /** Nothing is visited when the part `web` was not asked for. */
  visit(url: string): Promise<Visit>
  /** Greets a mail server as another one would: EHLO, STARTTLS, certificate, QUIT. Nothing is sent. */
  greet(mailHost: string): Promise<Greeting>
  /** The text at `https://HOST/PATH`, exactly there: valid certificate, no redirect, 64 kB. */
  fetchPolicy(host: string, path: string): Promise<PolicyFetched>
  /** The same visit, with the headers and the page at its end: never evidence as a whole. */
  page(url: string): Promise<PageVisit>
  /** Handshakes with the server of an https address; `address` is where a visit connected to. */
  inspectTls(url: string, address: string): Promise<TlsSeen>
  /** What the registry says of a registrable domain. */
  registrationOf(domain: string): Promise<RegistryAnswer>
  countryOf(address: string): Promise<string | null>
  /** Day of the table behind `countryOf`, as `YYYY-MM-DD`. */
  countriesDatedOn(): Promise<string>
}

/** A finding beside the criteria of RPNT. Its sentences are in `content/*.fr.yaml`, under `beside`. */
export type Beside = BesideWords & (Settled | Doubtful)

interface Settled {
  readonly verdict: Exclude<Verdict, 'could-not-tell'>
  readonly doubt?: never
}

/** `doubt`: why nothing can be said. */
interface Doubtful {
  readonly verdict: 'could-not-tell'
  readonly doubt: Doubt
}

interface BesideWords {
  /** kebab-case, stable for ever. */
  readonly code: string
  /** Which of the sentences written for this verdict; the plain one when absent. */
  readonly variant?: string
  readonly words?: Words
  readonly evidence: Evidence
  readonly record?: DnsRecord
}

/** What a check saw: issues of RPNT it settles, findings of its own beside them. */
export interface CheckOutcome {
  readonly issues?: Partial<IssuesSeen>
  readonly beside?: readonly Beside[]
}

/** One thing that can be seen from outside. A check more: a file like this one's neighbours and its line in `table.ts`. */
export interface Check {
  /** kebab-case; its label while it runs is in `content/*.fr.yaml`, under `progress`. */
  readonly name: string
  run(context: CheckContext): Promise<CheckOutcome>
}
