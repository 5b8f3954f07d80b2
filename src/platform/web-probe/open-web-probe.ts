import { isIP } from 'node:net'
import type { Resolver } from '../dns/look-up.ts'
import { findAddresses } from './addresses.ts'
import { CookieJar } from './cookie-jar.ts'
import { inspectTls, type TlsSeen } from './inspect-tls.ts'
import { openPace, type PaceSettings } from './pace.ts'
import { isPage, readText } from './read-text.ts'
import { hostOf, type RequestEnd, sendRequest } from './request.ts'
import { trustContext } from './trust.ts'
import type { Hop, HttpAnswer, PageBody, PageVisit, VisitEnd } from './visit.ts'

export interface WebProbeSettings {
  /** Also decides where web hosts are. */
  readonly resolver: Resolver
  readonly now: () => Date
  /** Extra certification authorities in PEM, added to the usual ones. */
  readonly extraAuthorities?: readonly string[]
  /** Connect to private and loopback addresses too. */
  readonly allowPrivate?: boolean
  /** Used instead of 80 and 443 wherever no port is written. */
  readonly httpPort?: number
  readonly httpsPort?: number
  readonly userAgent?: string
  /** For thousands of domains: what each address is asked at most. No limit when absent. */
  readonly pace?: PaceSettings
  readonly connectTimeoutInMs?: number
  readonly headersTimeoutInMs?: number
}

export interface WebProbe {
  /** Visits an address as a browser would, redirects included. Never throws for what the network does. */
  visit(url: string, signal: AbortSignal): Promise<PageVisit>
  /** Shakes hands with the server of an https address, once a version of TLS, at an address a visit connected to. */
  inspectTls(url: string, address: string, signal: AbortSignal): Promise<TlsSeen>
}

/** What browsers allow (Fetch standard, HTTP-redirect fetch). */
const mostRedirects = 20
const redirectStatuses = new Set([301, 302, 303, 307, 308])
/** A redirect to port 25 or 22 would make Beffroi speak to something that is no web server. */
const lowestUnusualPort = 1024
const longestUrl = 4096
const bodyLimitInBytes = 512 * 1024
const bodyTimeoutInMs = 3000

export function openWebProbe(settings: WebProbeSettings): WebProbe {
  const secureContext = trustContext(settings.extraAuthorities)
  const pace = settings.pace === undefined ? null : openPace(settings.pace)
  const inTurn = <T>(address: string, signal: AbortSignal, work: () => Promise<T>) =>
    pace === null ? work() : pace.at(address, signal, work)

  return {
    async visit(url, signal) {
      const jar = new CookieJar()
      const hops: Hop[] = []
      const answers: HttpAnswer[] = []
      let next = new URL(url)
      for (;;) {
        const { hop, end } = await ask(next, jar, signal)
        hops.push(hop)
        if (end.kind === 'answered' && 'headers' in end) answers.push(answerOf(hop, end))
        const location = locationOf(end)
        const target = location === null ? null : readRedirect(location, next)
        const way: [Hop, ...Hop[]] = [first(hops), ...hops.slice(1)]
        if (target === null) return { hops: way, end: endOf(end, location), answers, body: pageOf(end) }
        if (hops.length > mostRedirects) {
          return { hops: way, end: { kind: 'too-many-redirects' }, answers, body: null }
        }
        next = target
      }
    },

    async inspectTls(url, address, signal) {
      const target = new URL(url)
      const server = {
        host: hostOf(target),
        address,
        port: portOf(target),
        allowPrivate: settings.allowPrivate ?? false,
        timeoutInMs: settings.connectTimeoutInMs ?? 4000,
      }
      return inTurn(address, signal, () => inspectTls(server, signal))
    },
  }

  async function ask(
    url: URL,
    jar: CookieJar,
    signal: AbortSignal,
  ): Promise<{ hop: Hop; end: RequestEnd | VisitEnd }> {
    const host = hostOf(url)
    const scheme = url.protocol === 'https:' ? 'https' : 'http'
    const nowhere: Hop = { url: url.href, host, scheme, address: null, status: null, certificate: null }
    const found = await findAddresses(settings.resolver, host, settings.allowPrivate ?? false, signal)
    if (found.kind !== 'addresses') return { hop: nowhere, end: found }
    const outcomes: { hop: Hop; end: RequestEnd }[] = []
    for (const address of found.addresses) {
      const request = {
        url,
        address,
        port: portOf(url),
        userAgent: settings.userAgent ?? 'Beffroi/0.1',
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        cookies: jar.cookiesFor(host),
        secureContext,
        connectTimeoutInMs: settings.connectTimeoutInMs ?? 4000,
        headersTimeoutInMs: settings.headersTimeoutInMs ?? 10_000,
        bodyTimeoutInMs,
        bodyLimitInBytes,
        now: settings.now,
      }
      const { end, certificate } = await inTurn(address, signal, () => sendRequest(request, signal))
      if (end.kind === 'answered') jar.keep(host, valuesOf(end, 'set-cookie'))
      const status = end.kind === 'answered' ? end.status : null
      const outcome = { hop: { ...nowhere, address, status, certificate }, end }
      if (!isWorthAnotherAddress(end)) return outcome
      outcomes.push(outcome)
    }
    return (
      mostTelling(outcomes) ?? {
        hop: nowhere,
        end: { kind: 'could-not-tell', reason: 'unreachable', detail: '' },
      }
    )
  }

  function portOf(url: URL): number {
    if (url.port !== '') return Number(url.port)
    return url.protocol === 'https:' ? (settings.httpsPort ?? 443) : (settings.httpPort ?? 80)
  }
}

function first(hops: readonly Hop[]): Hop {
  const [hop] = hops
  if (hop === undefined) throw new Error('a visit has at least one hop')
  return hop
}

type Answered = Extract<RequestEnd, { kind: 'answered' }>

const valuesOf = ({ headers }: Answered, name: string) =>
  headers.filter(([each]) => each === name).map(([, value]) => value)

function answerOf({ url, host, scheme }: Hop, { status, headers }: Answered): HttpAnswer {
  return { url, host, scheme, status, headers }
}

function pageOf(end: RequestEnd | VisitEnd): PageBody | null {
  if (end.kind !== 'answered' || !('headers' in end)) return null
  const [contentType] = valuesOf(end, 'content-type')
  return isPage(contentType) ? readText(end.body, contentType) : null
}

/** Where an answer says to go; null when it does not send the browser anywhere. */
function locationOf(end: RequestEnd | VisitEnd): string | null {
  if (end.kind !== 'answered' || !('headers' in end) || !redirectStatuses.has(end.status)) return null
  return valuesOf(end, 'location')[0] ?? null
}

/** The end of a visit that goes no further; `location` is where no browser could follow. */
function endOf(end: RequestEnd | VisitEnd, location: string | null): VisitEnd {
  if (location !== null) return { kind: 'bad-redirect', location: location.slice(0, 200) }
  return end.kind === 'answered' ? { kind: 'answered', status: end.status } : end
}

/** Null when no browser could follow. */
function readRedirect(location: string, from: URL): URL | null {
  // Header values come as Latin-1; an address with raw accents was written in UTF-8.
  const written = Buffer.from(location, 'latin1').toString('utf8')
  if (written.length > longestUrl || !URL.canParse(written, from)) return null
  const target = new URL(written, from)
  if ((target.protocol !== 'http:' && target.protocol !== 'https:') || hostOf(target) === '') return null
  return target.port === '' || Number(target.port) >= lowestUnusualPort || isWebPort(target) ? target : null
}

const isWebPort = (url: URL) => url.port === '80' || url.port === '443'

function isWorthAnotherAddress(end: RequestEnd): boolean {
  if (end.kind === 'refused') return true
  return (
    end.kind === 'could-not-tell' &&
    (end.reason === 'unreachable' || (end.reason === 'timeout' && end.detail === 'connection'))
  )
}

/**
 * Among the addresses that did not answer, the one that says most. A family this machine cannot reach says nothing;
 * one silent address among refusals leaves a doubt.
 */
function mostTelling(outcomes: readonly { hop: Hop; end: RequestEnd }[]) {
  const isSilent = ({ end }: { end: RequestEnd }) => end.kind === 'could-not-tell' && end.reason === 'timeout'
  const isOurLimit = ({ hop, end }: { hop: Hop; end: RequestEnd }) =>
    end.kind === 'could-not-tell' && end.reason === 'unreachable' && isIP(hop.address ?? '') === 6
  return outcomes.find(isSilent) ?? outcomes.find((outcome) => !isOurLimit(outcome)) ?? outcomes[0]
}
