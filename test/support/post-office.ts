import { once } from 'node:events'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { ServerCertificate } from './certificates.ts'

/** A letter as it arrived: to whom, and all of it, decoded from its transfer encoding. */
export interface Received {
  readonly to: readonly string[]
  readonly raw: string
  readonly text: string
  readonly messageId: string
}

/** A real SMTP server on loopback, that refuses or delays whom a test says. */
export interface PostOffice {
  readonly port: number
  readonly received: Received[]
  /** What is answered to this recipient from now on: a reply code, or null to take the letter. */
  answer(recipient: string, code: number | null): void
  close(): Promise<void>
}

export async function openPostOffice(
  certificate: ServerCertificate | null = null,
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<PostOffice> {
  const received: Received[] = []
  const answers = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    ...(certificate === null ? { disabledCommands: ['STARTTLS'] } : certificate),
    ...options,
    onRcptTo({ address }, _, done) {
      const code = answers.get(address)
      if (code === undefined) return done()
      done(Object.assign(new Error('no such mailbox here'), { responseCode: code }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const text = bodyOf(raw)
        const messageId = /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? ''
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw, text, messageId })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, host)
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    answer(recipient, code) {
      if (code === null) answers.delete(recipient)
      else answers.set(recipient, code)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** RFC 2045 §6.7 and §6.8: the two encodings that a text with accents travels in. */
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n').trimEnd()
}
