import type { CheckContext, Part, RecordOf } from './checks/check.ts'
import type { LookUp, LookUpOptions } from './domain/look-up.ts'
import { type Greeting, notGreeted } from './domain/mail-greeting.ts'
import type { PolicyFetched } from './domain/policy-fetched.ts'
import type { RegistryAnswer } from './domain/registration.ts'
import type { ScanTarget } from './domain/target.ts'
import { notVisited, type PageVisit, type TlsSeen } from './domain/visit.ts'

/** The outside world, as the checks need it. `scan-environment.ts` makes the real one. */
export interface ScanEnvironment {
  readonly resolver: {
    lookUp<T extends keyof RecordOf>(
      name: string,
      type: T,
      signal: AbortSignal,
      options?: LookUpOptions & { readonly isForOneAsker?: boolean },
    ): Promise<LookUp<RecordOf[T]>>
  }
  readonly probe: {
    visit(url: string, signal: AbortSignal): Promise<PageVisit>
    /** Handshakes with the server of an https address, at the address a visit connected to. */
    inspectTls(url: string, address: string, signal: AbortSignal): Promise<TlsSeen>
  }
  /** The registries of domain names (RDAP). */
  readonly registry: { registrationOf(domain: string, signal: AbortSignal): Promise<RegistryAnswer> }
  readonly mailProbe: { greet(host: string, signal: AbortSignal): Promise<Greeting> }
  readonly policies: { fetchPolicy(host: string, path: string, signal: AbortSignal): Promise<PolicyFetched> }
  readonly countries: {
    countryOf(address: string): Promise<string | null>
    datedOn(): Promise<string>
  }
  readonly now: () => Date
  /** Nothing when absent. */
  readonly leftOut?: ReadonlySet<Part>
  /** For one domain, all checks together. */
  readonly deadlineInMs: number
  /** Mail domains of the relays that watch over the commune. */
  readonly relayDomains?: readonly string[]
}

/** Keyed by the name, and `cd` where checking is disabled. */
type LookUps = { [T in keyof RecordOf]: Map<string, Promise<LookUp<RecordOf[T]>>> }

/** What the checks of one scan share: each question is asked once, and all stop when the signal fires. */
export function makeContext(
  target: ScanTarget,
  environment: ScanEnvironment,
  signal: AbortSignal,
): CheckContext {
  const {
    resolver,
    probe,
    mailProbe,
    policies,
    registry,
    countries,
    now,
    relayDomains = [],
    leftOut,
  } = environment
  const asks = (part: Part) => leftOut === undefined || !leftOut.has(part)
  const lookUps: LookUps = {
    TXT: new Map(),
    MX: new Map(),
    A: new Map(),
    AAAA: new Map(),
    PTR: new Map(),
    NS: new Map(),
    SOA: new Map(),
    CAA: new Map(),
    TLSA: new Map(),
    DS: new Map(),
    DNSKEY: new Map(),
  }
  const visits = new Map<string, Promise<PageVisit>>()
  const greetings = new Map<string, Promise<Greeting>>()
  const fetched = new Map<string, Promise<PolicyFetched>>()
  const handshakes = new Map<string, Promise<TlsSeen>>()
  // Names of this domain are asked by nobody else; those of its providers are, by thousands.
  const below = `.${target.domain}`
  const isOfTarget = (name: string) => name === target.domain || name.endsWith(below)
  const page = (url: string) =>
    once(visits, url, async () => (asks('web') ? probe.visit(url, signal) : notVisited(url)))

  return {
    target,
    relayDomains,
    now,
    lookUp(name, type, options = {}) {
      const key = options.checkingDisabled ? `${name.toLowerCase()} cd` : name.toLowerCase()
      return once(lookUps[type], key, () =>
        resolver.lookUp(name, type, signal, { ...options, isForOneAsker: isOfTarget(name) }),
      )
    },
    asks,
    async visit(url) {
      const { hops, end } = await page(url)
      return { hops, end }
    },
    page,
    inspectTls: (url, address) => once(handshakes, url, () => probe.inspectTls(url, address, signal)),
    registrationOf: async (domain) =>
      asks('registry')
        ? registry.registrationOf(domain, signal)
        : { kind: 'could-not-tell', server: '', reason: 'not-asked', detail: '' },
    greet: (host) =>
      once(greetings, host.toLowerCase(), async () =>
        asks('mail-servers') ? mailProbe.greet(host, signal) : notGreeted(host),
      ),
    fetchPolicy: (host, path) =>
      once(fetched, `${host.toLowerCase()}${path}`, async () =>
        asks('web') ? policies.fetchPolicy(host, path, signal) : { kind: 'not-asked' },
      ),
    countryOf: (address) => countries.countryOf(address),
    countriesDatedOn: () => countries.datedOn(),
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const already = known.get(key)
  if (already !== undefined) return already
  const asked = ask()
  known.set(key, asked)
  return asked
}
