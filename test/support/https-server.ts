import { once } from 'node:events'
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net'
import { createSecureContext, type SecureVersion } from 'node:tls'
import type { ServerCertificate } from './certificates.ts'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

/**
 * What a site does with a request: an answer, or one of the ways sites fail. `drip` sends its headers
 * one byte a second, `drip-body` sends whole headers and then its body so; `half` breaks off in the body.
 * `bytes` are sent as they are, in place of an HTTP answer.
 */
export type Behaviour =
  | Reply
  | { readonly bytes: string }
  | 'reset'
  | 'silent'
  | 'drip'
  | 'drip-body'
  | 'half'
  | 'garbage'

export interface Asked {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly path: string
  readonly cookie: string
}

export interface WebServers {
  readonly httpPort: number
  readonly httpsPort: number
  readonly asked: Asked[]
  close(): Promise<void>
}

export interface WebServersSettings {
  readonly site: (asked: Asked) => Behaviour
  /** By host name; the first one is shown to a client that asks for none of them. */
  readonly certificates?: Readonly<Record<string, ServerCertificate>>
  /** Nothing listens on the port: connections are refused. */
  readonly closed?: 'http' | 'https' | 'both'
  /** What listens on the https port speaks no TLS. */
  readonly withoutTls?: boolean
  /** The only versions of TLS it speaks, at the lowest security level; those of Node when absent. */
  readonly tlsVersions?: readonly [oldest: SecureVersion, newest: SecureVersion]
}

/** An http and an https server on 127.0.0.1, for every host name of a test's DNS. */
export async function startWebServers(settings: WebServersSettings): Promise<WebServers> {
  const asked: Asked[] = []
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()

  const listener = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    const seen: Asked = {
      scheme,
      host: request.headers.host ?? '',
      path: request.url ?? '',
      cookie: request.headers.cookie ?? '',
    }
    asked.push(seen)
    behave(settings.site(seen), response, timers)
  }

  const http = createHttp(listener('http'))
  const [fallback] = Object.values(settings.certificates ?? {})
  const [minVersion, maxVersion] = settings.tlsVersions ?? []
  const spoken =
    minVersion === undefined || maxVersion === undefined
      ? {}
      : { minVersion, maxVersion, ciphers: 'DEFAULT:@SECLEVEL=0' }
  const https =
    fallback === undefined || settings.withoutTls
      ? createHttp(listener('https'))
      : createHttps(
          {
            ...fallback,
            ...spoken,
            SNICallback: (name, done) => {
              const certificate = settings.certificates?.[name.toLowerCase()] ?? fallback
              done(null, createSecureContext({ ...certificate, ...spoken }))
            },
          },
          listener('https'),
        )
  const isHttpClosed = settings.closed === 'http' || settings.closed === 'both'
  const isHttpsClosed = settings.closed === 'https' || settings.closed === 'both'
  const httpPort = isHttpClosed ? await closedPort() : await listen(http, sockets)
  const httpsPort = isHttpsClosed ? await closedPort() : await listen(https, sockets)

  return {
    httpPort,
    httpsPort,
    asked,
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
      for (const server of [http, https]) {
        if (!server.listening) continue
        server.close()
        await once(server, 'close')
      }
    },
  }
}

async function listen(server: Server, sockets: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createTcp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function behave(behaviour: Behaviour, response: ServerResponse, timers: Set<NodeJS.Timeout>): void {
  const socket = response.socket
  if (behaviour === 'silent' || socket === null) return
  if (behaviour === 'reset') {
    socket.destroy()
  } else if (behaviour === 'garbage') {
    socket.end('ceci n’est pas du HTTP\r\n\r\n')
  } else if (typeof behaviour === 'object' && 'bytes' in behaviour) {
    socket.end(behaviour.bytes)
  } else if (behaviour === 'drip') {
    drip('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n', (byte) => socket.write(byte), timers)
  } else if (behaviour === 'drip-body') {
    response.writeHead(200, { 'Content-Length': '1000' })
    drip('x'.repeat(1000), (byte) => response.write(byte), timers)
  } else if (behaviour === 'half') {
    response.writeHead(200, { 'Content-Length': '1000' })
    response.write('x', () => socket.destroy())
  } else {
    response.writeHead(behaviour.status, { 'Content-Type': 'text/html', ...behaviour.headers })
    response.end(behaviour.body ?? '<!doctype html><title>Mairie</title>')
  }
}

function drip(text: string, write: (byte: string) => void, timers: Set<NodeJS.Timeout>): void {
  let sent = 0
  timers.add(setInterval(() => write(text[sent++ % text.length] ?? ''), 1000))
}
