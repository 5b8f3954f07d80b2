import type { Resolver } from '../dns/look-up.ts'
import { findAddresses } from '../web-probe/addresses.ts'
import { hostOf, type RequestEnd, sendRequest } from '../web-probe/request.ts'
import { trustContext } from '../web-probe/trust.ts'
import { serverOf } from './servers.ts'
import { openTurns } from './turns.ts'

/** What the registry of an ending said of a domain name (RDAP, RFC 9082 and 9083). */
export type RdapAnswer =
  /** The JSON of the answer, not yet read. `server` is the address that was asked. */
  | { readonly kind: 'answer'; readonly server: string; readonly content: unknown }
  /** The registry knows no such name (404, RFC 7480 section 5.3). */
  | { readonly kind: 'not-registered'; readonly server: string }
  /** No server is known to answer for this ending. */
  | { readonly kind: 'no-server' }
  | {
      readonly kind: 'could-not-tell'
      readonly server: string
      readonly reason: RdapFault
      readonly detail: string
    }

export type RdapFault =
  /** Asked to come back later (429 or 503, RFC 7480 section 5.5). */
  'busy' | 'no-answer' | 'unreadable' | 'private-address' | 'stopped'

export interface RdapSettings {
  readonly resolver: Resolver
  readonly now: () => Date
  /** Asked for every ending, in place of the known servers; an `http` or `https` address. */
  readonly server?: string
  readonly extraAuthorities?: readonly string[]
  readonly allowPrivate?: boolean
  readonly userAgent?: string
}

export interface Rdap {
  /** Asks the registry of a registrable domain in A-labels. Never throws for what the network does. */
  registrationOf(domain: string, signal: AbortSignal): Promise<RdapAnswer>
}

const mostRedirects = 3
const redirectStatuses = new Set([301, 302, 303, 307, 308])
/** Asked to come back later (RFC 7480 section 5.5, RFC 9110 section 15.6.4). */
const busyStatuses = new Set([429, 503])
const mostKept = 10_000

/** Each domain is asked once for as long as this is open, unless nothing was learnt. */
export function openRdap(settings: RdapSettings): Rdap {
  const secureContext = trustContext(settings.extraAuthorities)
  const known = new Map<string, RdapAnswer>()
  const turns = openTurns(settings.now)

  return {
    async registrationOf(domain, signal) {
      const kept = known.get(domain)
      if (kept !== undefined) return kept
      const answer = await ask(domain, signal)
      if (answer.kind !== 'could-not-tell' && known.size < mostKept) known.set(domain, answer)
      return answer
    },
  }

  async function ask(domain: string, signal: AbortSignal): Promise<RdapAnswer> {
    const server = settings.server ?? serverOf(domain.slice(domain.lastIndexOf('.') + 1))
    if (server === null) return { kind: 'no-server' }
    let url = new URL(`domain/${encodeURIComponent(domain)}`, server.endsWith('/') ? server : `${server}/`)
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      // The person who runs Beffroi chose that server, wherever it is; nobody chose where it sends us.
      const isChosen = settings.server !== undefined && redirects === 0
      const asked = url
      const allowPrivate = isChosen || (settings.allowPrivate ?? false)
      const told = await turns.take(asked.origin, signal, () => get(asked, allowPrivate, signal))
      if (told === null)
        return { kind: 'could-not-tell', server: url.origin, reason: 'busy', detail: 'paused' }
      if (!('next' in told)) return told
      url = told.next
    }
    return { kind: 'could-not-tell', server: url.origin, reason: 'unreadable', detail: 'redirects' }
  }

  async function get(
    url: URL,
    allowPrivate: boolean,
    signal: AbortSignal,
  ): Promise<RdapAnswer | { readonly next: URL }> {
    const server = url.origin
    const fault = (reason: RdapFault, detail: string): RdapAnswer => ({
      kind: 'could-not-tell',
      server,
      reason,
      detail,
    })
    const found = await findAddresses(settings.resolver, hostOf(url), allowPrivate, signal)
    if (found.kind === 'no-such-host') return fault('no-answer', found.answer)
    if (found.kind === 'could-not-tell') {
      const isInner = found.reason === 'private-address'
      return fault(
        isInner ? 'private-address' : found.reason === 'stopped' ? 'stopped' : 'no-answer',
        found.detail,
      )
    }
    const { end, certificate } = await sendRequest(
      {
        url,
        address: found.addresses[0],
        port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
        userAgent: settings.userAgent ?? 'Beffroi/0.1',
        accept: 'application/rdap+json, application/json',
        cookies: '',
        secureContext,
        connectTimeoutInMs: 4000,
        headersTimeoutInMs: 6000,
        bodyTimeoutInMs: 3000,
        bodyLimitInBytes: 256 * 1024,
        now: settings.now,
      },
      signal,
    )
    // What an impostor says of a domain is worth nothing.
    if (certificate !== null && certificate.faults.length > 0) {
      return fault('unreadable', `certificate ${certificate.faults.join(', ')}`)
    }
    if (end.kind === 'answered' && busyStatuses.has(end.status)) {
      turns.pause(server, end.headers.find(([name]) => name === 'retry-after')?.[1])
      return fault('busy', `status ${end.status}`)
    }
    return readEnd(end, url, fault)
  }
}

function readEnd(
  end: RequestEnd,
  url: URL,
  fault: (reason: RdapFault, detail: string) => RdapAnswer,
): RdapAnswer | { readonly next: URL } {
  if (end.kind === 'could-not-tell') {
    return fault(end.reason === 'stopped' ? 'stopped' : 'no-answer', `${end.reason} ${end.detail}`)
  }
  if (end.kind !== 'answered') return fault('no-answer', end.kind)
  const { status, headers, body } = end
  const location = headers.find(([name]) => name === 'location')?.[1]
  if (redirectStatuses.has(status) && location !== undefined && URL.canParse(location, url)) {
    const next = new URL(location, url)
    const isDowngrade = url.protocol === 'https:' && next.protocol !== 'https:'
    if (!/^https?:$/.test(next.protocol) || isDowngrade) return fault('unreadable', 'redirect')
    return { next }
  }
  if (status === 404) return { kind: 'not-registered', server: url.origin }
  if (status !== 200) return fault('no-answer', `status ${status}`)
  if (!body.isWhole) return fault('unreadable', 'too long, or cut')
  try {
    return {
      kind: 'answer',
      server: url.origin,
      content: JSON.parse(body.bytes.toString('utf8').replace(/^\uFEFF/, '')),
    }
  } catch {
    return fault('unreadable', 'not JSON')
  }
}
