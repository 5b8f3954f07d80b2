import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { Config } from '../config.ts'
import { openResolver } from '../dns/open-resolver.ts'
import { readServerAddress } from '../dns/server-address.ts'
import { findAddresses } from '../web-probe/addresses.ts'
import { trustContext } from '../web-probe/trust.ts'

/** How one attempt ended: an answer, whatever it was, or why there was none. */
export type SendEnd =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly fault: SendFault }

export type SendFault = 'no-address' | 'inside-network' | 'refused' | 'certificate' | 'timeout' | 'broken'

export interface Message {
  readonly id: string
  readonly address: string
  readonly secret: string
  readonly body: string
}

export interface WebhookSender {
  /** One POST, signed, to an address that is not inside a network; never rejects. */
  send(message: Message): Promise<SendEnd>
}

/** @param timeoutInMs for the whole exchange: who works slowly should answer first and work after */
export function openWebhookSender(
  scan: Config['scan'],
  clock: () => Date,
  timeoutInMs = 10_000,
): WebhookSender {
  const server = scan.resolver === null ? null : readServerAddress(scan.resolver)
  const trust = scan.trustFile === null ? [] : [readFileSync(scan.trustFile, 'utf8')]
  let resolver: ReturnType<typeof openResolver> | undefined
  return {
    async send(message) {
      resolver ??= openResolver(server === null ? {} : { servers: [server] })
      const url = new URL(message.address)
      const deadline = AbortSignal.timeout(timeoutInMs)
      const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
      const found = await findAddresses(resolver, host, scan.allowPrivate, deadline)
      if (found.kind !== 'addresses') {
        const isInside = found.kind === 'could-not-tell' && found.reason === 'private-address'
        return { kind: 'failed', fault: isInside ? 'inside-network' : 'no-address' }
      }
      // The address that passed the guard is the one that is called: the name is not looked up again.
      return post(message, url, host, found.addresses[0], {
        deadline,
        secureContext: trustContext(trust),
        port: url.port === '' ? scan.httpsPort : Number(url.port),
        at: clock(),
      })
    },
  }
}

interface Means {
  readonly deadline: AbortSignal
  readonly secureContext: ReturnType<typeof trustContext>
  readonly port: number
  readonly at: Date
}

function post(
  { id, secret, body }: Message,
  url: URL,
  host: string,
  address: string,
  { deadline, secureContext, port, at }: Means,
): Promise<SendEnd> {
  const withTls = {
    host: address,
    servername: isIP(host) === 0 ? host : '',
    port,
    method: 'POST',
    path: `${url.pathname}${url.search}`,
    agent: false as const,
    setHost: false,
    secureContext,
    signal: deadline,
    headers: {
      Host: url.host,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Beffroi',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
      Connection: 'close',
    },
  }
  return new Promise((resolve) => {
    const sent = request(withTls, (response) => {
      resolve({ kind: 'answered', status: response.statusCode ?? 0 })
      // What the receiver writes is nobody's business here.
      response.destroy()
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'failed', fault: deadline.aborted ? 'timeout' : faultOf(error.code ?? '') }),
    )
    sent.end(body)
  })
}

function faultOf(code: string): SendFault {
  if (code === 'ECONNREFUSED') return 'refused'
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME)/.test(code))
    return 'certificate'
  return code === 'ETIMEDOUT' ? 'timeout' : 'broken'
}
