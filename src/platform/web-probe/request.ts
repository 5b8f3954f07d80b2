import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { type Certificate, readCertificate } from './certificate.ts'
import { type BytesRead, readBody } from './read-body.ts'

/** How one exchange with one address ended. */
export type RequestEnd =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** As they came; names in lower case. */
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: BytesRead
    }
  /** Nothing listens on the port. */
  | { readonly kind: 'refused' }
  /** The server and the client found no way to speak TLS. */
  | { readonly kind: 'tls-fault'; readonly code: string }
  | { readonly kind: 'could-not-tell'; readonly reason: RequestFault; readonly detail: string }

export type RequestFault = 'timeout' | 'reset' | 'unreachable' | 'malformed' | 'stopped'

export interface Request {
  readonly url: URL
  /** The address to connect to, already verified: the name is not looked up again. */
  readonly address: string
  readonly port: number
  readonly userAgent: string
  /** Media types wanted. */
  readonly accept: string
  readonly cookies: string
  /** Holds the certification authorities. */
  readonly secureContext: SecureContext
  readonly connectTimeoutInMs: number
  /** From the first byte sent to the last header received. */
  readonly headersTimeoutInMs: number
  /** What did not come by then is left. */
  readonly bodyTimeoutInMs: number
  readonly bodyLimitInBytes: number
  readonly now: () => Date
}

const headersLimitInBytes = 64 * 1024

/** Host names of URLs write IPv6 addresses in brackets. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/**
 * One GET. The certificate is read and not enforced: what is wrong with it is the observation.
 * The body is read up to a size and a time; then the connection is dropped. One that breaks before is no answer.
 */
export function sendRequest(
  request: Request,
  signal: AbortSignal,
): Promise<{ readonly end: RequestEnd; readonly certificate: Certificate | null }> {
  return new Promise((resolve) => {
    let certificate: Certificate | null = null
    let isOver = false
    let timer: NodeJS.Timeout | undefined
    const settle = (end: RequestEnd) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      sent.destroy()
      resolve({ end, certificate })
    }
    const fault = (reason: RequestFault, detail: string) => settle({ kind: 'could-not-tell', reason, detail })
    const stop = () => fault('stopped', 'deadline')
    const within = (milliseconds: number, then: () => void) => {
      clearTimeout(timer)
      timer = setTimeout(then, milliseconds)
    }

    if (signal.aborted) {
      resolve({ end: { kind: 'could-not-tell', reason: 'stopped', detail: 'deadline' }, certificate })
      return
    }
    const sent = start(request)
    signal.addEventListener('abort', stop, { once: true })
    within(request.connectTimeoutInMs, () => fault('timeout', 'connection'))
    sent.on('error', (error: NodeJS.ErrnoException) => settle(endOf(error)))
    sent.on('socket', (socket) => {
      socket.once('connect', () => within(request.headersTimeoutInMs, () => fault('timeout', 'answer')))
      socket.once('secureConnect', () => {
        if (socket instanceof TLSSocket)
          certificate = readCertificate(socket, hostOf(request.url), request.now())
      })
    })
    sent.on('response', (response) => {
      const reading = readBody(
        response,
        request.bodyLimitInBytes,
        (body) => settle(answerOf(response, body)),
        () => fault('reset', 'body'),
      )
      within(request.bodyTimeoutInMs, () => reading.stop())
    })
    sent.end()
  })
}

function start({ url, address, port, userAgent, accept, cookies, secureContext }: Request): ClientRequest {
  const host = hostOf(url)
  const options = {
    host: address,
    port,
    method: 'GET',
    path: `${url.pathname}${url.search}`,
    agent: false,
    setHost: false,
    maxHeaderSize: headersLimitInBytes,
    headers: {
      // Without the mapped port: the server must see what it would see on 80 and 443.
      Host: url.host,
      'User-Agent': userAgent,
      Accept: accept,
      'Accept-Language': 'fr',
      'Accept-Encoding': 'gzip, deflate, br',
      Connection: 'close',
      ...(cookies === '' ? {} : { Cookie: cookies }),
    },
  }
  if (url.protocol === 'http:') return overHttp(options)
  // `tls.connect` takes the context, which spares reading some 150 authorities at each request.
  const withTls = {
    ...options,
    secureContext,
    rejectUnauthorized: false,
    servername: isIP(host) === 0 ? host : '',
  }
  return overHttps(withTls)
}

function answerOf(response: IncomingMessage, body: BytesRead): RequestEnd {
  const { rawHeaders } = response
  const headers: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([(rawHeaders[index] ?? '').toLowerCase(), rawHeaders[index + 1] ?? ''])
  }
  return { kind: 'answered', status: response.statusCode ?? 0, headers, body }
}

function endOf(error: NodeJS.ErrnoException): RequestEnd {
  const code = error.code ?? ''
  const detail = `${code} ${error.message}`.trim().slice(0, 200)
  if (code === 'ECONNREFUSED') return { kind: 'refused' }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return { kind: 'tls-fault', code }
  if (code === 'ETIMEDOUT') return { kind: 'could-not-tell', reason: 'timeout', detail }
  if (code === 'ECONNRESET' || code === 'EPIPE') return { kind: 'could-not-tell', reason: 'reset', detail }
  if (code.startsWith('HPE_')) return { kind: 'could-not-tell', reason: 'malformed', detail }
  return { kind: 'could-not-tell', reason: 'unreachable', detail }
}
