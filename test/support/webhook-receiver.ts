import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { makeAuthority } from './certificates.ts'
import { startDnsServer } from './dns-server.ts'

export interface ReceivedMessage {
  readonly headers: Record<string, string>
  readonly body: string
}

/** A program on this machine that webhooks reach by its name, over HTTPS. */
export interface WebhookReceiver {
  /** What the product must be told to find it. */
  readonly settings: Record<string, string>
  readonly received: ReceivedMessage[]
  /** What it does with the next messages; the last one stays. */
  behaviours: ((response: ServerResponse) => void)[]
  close(): Promise<void>
}

export const answer =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end('reçu')

/** @param name that its certificate says; `elsewhere` lead to it too, but its certificate does not say them */
export async function openWebhookReceiver(
  name: string,
  elsewhere: readonly string[] = [],
): Promise<WebhookReceiver> {
  const authority = await makeAuthority()
  const received: ReceivedMessage[] = []
  const server = createServer(await authority.issue({ names: [name] }), async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString('utf8'),
    })
    const behave = receiver.behaviours.length > 1 ? receiver.behaviours.shift() : receiver.behaviours[0]
    behave?.(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = { A: ['127.0.0.1'] }
  const dns = await startDnsServer(Object.fromEntries([name, ...elsewhere].map((each) => [each, here])))
  const { port } = server.address() as AddressInfo
  const trustFile = join(tmpdir(), `beffroi-webhook-authority-${process.pid}-${port}.pem`)
  await writeFile(trustFile, authority.pem)
  const receiver: WebhookReceiver = {
    settings: {
      SCAN_RESOLVER: `127.0.0.1:${dns.port}`,
      SCAN_TRUST: trustFile,
      SCAN_ALLOW_PRIVATE: '1',
      SCAN_HTTPS_PORT: String(port),
    },
    received,
    behaviours: [answer(204)],
    async close() {
      server.closeAllConnections()
      server.close()
      await Promise.all([once(server, 'close'), dns.close(), rm(trustFile, { force: true })])
    },
  }
  return receiver
}

/** What a message says, once the library of the standard has recognised its signature; throws when it does not. */
export function verified(secret: string, { headers, body }: ReceivedMessage) {
  return new Webhook(secret).verify(body, headers) as {
    readonly type: string
    readonly data: Record<string, unknown>
  }
}
