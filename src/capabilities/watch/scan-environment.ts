import { openBulkResolver } from '../../platform/dns/open-bulk-resolver.ts'
import { openResolver } from '../../platform/dns/open-resolver.ts'
import type { ServerAddress } from '../../platform/dns/server-address.ts'
import { openIpCountry } from '../../platform/ip-country/ip-country.ts'
import { openMailProbe } from '../../platform/mail-probe/open-mail-probe.ts'
import { openPolicyFetch } from '../../platform/policy-fetch/open-policy-fetch.ts'
import { openRdap } from '../../platform/rdap/open-rdap.ts'
import { openWebProbe } from '../../platform/web-probe/open-web-probe.ts'
import type { Part } from './checks/check.ts'
import type { ScanEnvironment } from './scan-context.ts'

export interface ScanSettings {
  /** Decides where web hosts are, too; the system's when absent. */
  readonly resolver?: ServerAddress
  /** Extra certification authorities, PEM texts. */
  readonly trust?: readonly string[]
  readonly allowPrivate?: boolean
  /** Used instead of 80 and 443. */
  readonly httpPort?: number
  readonly httpsPort?: number
  /** Used instead of 25. */
  readonly smtpPort?: number
  /** The registry of domain names (RDAP) to ask for every ending; those that are known when absent. */
  readonly rdapServer?: string
  /** How Beffroi presents itself to web servers; an installation adds how to reach it. */
  readonly userAgent?: string
  readonly deadlineInMs?: number
  readonly relayDomains?: readonly string[]
  /** Ask DNS and nothing else: no site, no mail server, no registry. */
  readonly isDnsOnly?: boolean
  /** Leave mail servers alone: many networks let nobody out to port 25. */
  readonly leavesMailServers?: boolean
  /** One domain among thousands: few sockets, shared answers, and no search of the hundreds of names that look alike. */
  readonly isBulk?: boolean
}

/** What domains share is asked all the time and stays; what belongs to one of them is asked once. */
const mostAnswersKept = 4000

/** Many communes share the address of one host, which has others to serve. */
const politePace = { mostAtOnce: 4, intervalInMs: 50 }

const mailServers: readonly Part[] = ['mail-servers']
const dnsOnly: readonly Part[] = ['web', 'mail-servers', 'registry']
const bulk: readonly Part[] = ['look-alikes']

export const usualDeadlineInMs = 30_000

/** The real outside world. Open it once: certification authorities and the table of countries are kept. */
export function openScanEnvironment(settings: ScanSettings = {}): ScanEnvironment {
  const now = () => new Date()
  const {
    resolver: server,
    trust = [],
    deadlineInMs = usualDeadlineInMs,
    relayDomains = [],
    rdapServer,
    isDnsOnly = false,
    leavesMailServers = false,
    isBulk = false,
    ...web
  } = settings
  const servers = server === undefined ? {} : { servers: [server] }
  const resolver = isBulk
    ? openBulkResolver({ ...servers, mostKept: mostAnswersKept })
    : openResolver(servers)
  const reached = { ...web, resolver, now, extraAuthorities: trust }
  // What asks DNS alone never opens them: reading the certification authorities takes time and memory.
  const probe = onFirstUse(() => openWebProbe({ ...reached, ...(isBulk ? { pace: politePace } : {}) }))
  const mailProbe = onFirstUse(() => openMailProbe({ ...reached, keepsGreetings: isBulk }))
  const policies = onFirstUse(() => openPolicyFetch(reached))
  const registry = onFirstUse(() =>
    openRdap({ ...reached, ...(rdapServer === undefined ? {} : { server: rdapServer }) }),
  )
  return {
    resolver,
    probe: {
      visit: (url, signal) => probe().visit(url, signal),
      inspectTls: (url, address, signal) => probe().inspectTls(url, address, signal),
    },
    mailProbe: { greet: (host, signal) => mailProbe().greet(host, signal) },
    policies: { fetchPolicy: (host, path, signal) => policies().fetchPolicy(host, path, signal) },
    registry: { registrationOf: (domain, signal) => registry().registrationOf(domain, signal) },
    countries: openIpCountry(),
    now,
    leftOut: new Set([
      ...(isDnsOnly ? [...dnsOnly, ...bulk] : []),
      ...(leavesMailServers ? mailServers : []),
      ...(isBulk ? bulk : []),
    ]),
    deadlineInMs,
    relayDomains,
  }
}

function onFirstUse<T>(open: () => T): () => T {
  let opened: T | undefined
  return () => {
    opened ??= open()
    return opened
  }
}
