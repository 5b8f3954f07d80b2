import type { IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import { type SecureContext, TLSSocket } from 'node:tls'
import type { Resolver } from '../dns/look-up.ts'
import { findAddresses } from '../web-probe/addresses.ts'
import { type Certificate, readCertificate } from '../web-probe/certificate.ts'
import { trustContext } from '../web-probe/trust.ts'
import type { VisitFault } from '../web-probe/visit.ts'

/** What came of asking for one text at one exact address. */
export type PolicyFetched =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly contentType: string | null
      /** Each byte one character; the first `limitInBytes` of them. Empty unless the status is 200. */
      readonly text: string
      /** There was more than the limit. */
      readonly isCut: boolean
    }
  /** The certificate is not valid for this host: nothing was asked. */
  | { readonly kind: 'certificate-fault'; readonly certificate: Certificate | null }
  | { readonly kind: 'no-such-host'; readonly answer: 'no-such-name' | 'no-record' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'tls-fault'; readonly code: string }
  | { readonly kind: 'could-not-tell'; readonly reason: VisitFault; readonly detail: string }

export interface PolicyFetchSettings {
  readonly resolver: Resolver
  readonly now: () => Date
  readonly extraAuthorities?: readonly string[]
  readonly allowPrivate?: boolean
  /** Used instead of 443. */
  readonly httpsPort?: number
  readonly userAgent?: string
  readonly timeoutInMs?: number
}

export interface PolicyFetch {
  /** Over https with a valid certificate, no redirect followed, within limits. Never throws for what the network does. */
  fetchPolicy(host: string, path: string, signal: AbortSignal): Promise<PolicyFetched>
}

/** What RFC 8461 section 3.3 suggests. */
export const limitInBytes = 64 * 1024

/** Fetches a policy as RFC 8461 section 3.3 asks: the certificate is enforced, a redirect is a failure. */
export function openPolicyFetch(settings: PolicyFetchSettings): PolicyFetch {
  const secureContext = trustContext(settings.extraAuthorities)
  return {
    async fetchPolicy(host, path, signal) {
      const found = await findAddresses(settings.resolver, host, settings.allowPrivate ?? false, signal)
      if (found.kind !== 'addresses') return found
      let fetched: PolicyFetched = { kind: 'could-not-tell', reason: 'unreachable', detail: '' }
      for (const address of found.addresses) {
        fetched = await fetchFrom(address, host, path, secureContext, settings, signal)
        if (fetched.kind !== 'refused' && fetched.kind !== 'could-not-tell') return fetched
      }
      return fetched
    },
  }
}

function fetchFrom(
  address: string,
  host: string,
  path: string,
  secureContext: SecureContext,
  settings: PolicyFetchSettings,
  signal: AbortSignal,
): Promise<PolicyFetched> {
  return new Promise((resolve) => {
    let isOver = false
    const settle = (fetched: PolicyFetched) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      sent.destroy()
      resolve(fetched)
    }
    const stop = () => settle(fault('stopped', 'deadline'))
    const options = {
      host: address,
      port: settings.httpsPort ?? 443,
      path,
      agent: false,
      setHost: false,
      headers: {
        Host: host,
        'User-Agent': settings.userAgent ?? 'Beffroi/0.1',
        Accept: 'text/plain',
        Connection: 'close',
      },
      secureContext,
      rejectUnauthorized: false,
      servername: host,
    }
    const sent = overHttps(options)
    const timer = setTimeout(() => settle(fault('timeout', 'answer')), settings.timeoutInMs ?? 10_000)
    sent.on('error', (error: NodeJS.ErrnoException) => settle(endOf(error)))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    sent.on('socket', (socket) => {
      socket.once('secureConnect', () => {
        if (!(socket instanceof TLSSocket)) return
        const certificate = readCertificate(socket, host, settings.now())
        if (certificate === null || certificate.faults.length > 0)
          settle({ kind: 'certificate-fault', certificate })
        // Only now is anything asked: `end` is what sends the request.
        else sent.end()
      })
    })
    sent.on('response', (response) => receive(response, settle))
  })
}

function receive(response: IncomingMessage, settle: (fetched: PolicyFetched) => void): void {
  const status = response.statusCode ?? 0
  const contentType = response.headers['content-type'] ?? null
  const answered = (text: string, isCut: boolean) =>
    settle({ kind: 'answered', status, contentType, text, isCut })
  if (status !== 200) {
    answered('', false)
    return
  }
  const chunks: Buffer[] = []
  let received = 0
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    received += chunk.length
    if (received > limitInBytes) answered(textOf(chunks), true)
  })
  response.on('end', () =>
    response.complete ? answered(textOf(chunks), false) : settle(fault('reset', 'body')),
  )
  response.on('error', () => settle(fault('reset', 'body')))
}

const textOf = (chunks: readonly Buffer[]) =>
  Buffer.concat(chunks).subarray(0, limitInBytes).toString('latin1')

const fault = (reason: VisitFault, detail: string): PolicyFetched => ({
  kind: 'could-not-tell',
  reason,
  detail,
})

function endOf(error: NodeJS.ErrnoException): PolicyFetched {
  const code = error.code ?? ''
  const detail = `${code} ${error.message}`.trim().slice(0, 200)
  if (code === 'ECONNREFUSED') return { kind: 'refused' }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return { kind: 'tls-fault', code }
  if (code === 'ETIMEDOUT') return fault('timeout', detail)
  if (code === 'ECONNRESET' || code === 'EPIPE') return fault('reset', detail)
  if (code.startsWith('HPE_')) return fault('malformed', detail)
  return fault('unreachable', detail)
}
