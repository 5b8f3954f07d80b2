import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { ServerCertificate } from './certificates.ts'

/** A server that takes mail on 127.0.0.1, for one test. */
export interface MailExchanger {
  readonly port: number
  /** The commands clients gave, in order. */
  readonly commands: string[]
  close(): Promise<void>
}

/** A real mail server, with STARTTLS when it has a certificate. */
export async function startMailExchanger(certificate: ServerCertificate | null): Promise<MailExchanger> {
  const commands: string[] = []
  const note = (command: string) => (_: unknown, __: unknown, done: (error?: Error) => void) => {
    commands.push(command)
    done()
  }
  const server = new SMTPServer({
    ...(certificate ?? {}),
    hideSTARTTLS: certificate === null,
    authOptional: true,
    disabledCommands: ['AUTH'],
    logger: false,
    onMailFrom: note('MAIL'),
    onRcptTo: note('RCPT'),
  })
  // Clients of a test may hang up in any way.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    commands,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * What a scripted server does: what it sends when somebody connects, and for each command. `drip` is one byte a
 * second of it for ever, `flood` is all of it, without end and as fast as it is read.
 */
export type Line = string | { readonly drip: string } | { readonly flood: string } | 'hang-up'

/** A server that says exactly what it is told to: for those that no well-kept library would imitate. */
export async function startScriptedExchanger(
  greeting: Line,
  replies: Readonly<Record<string, Line>> = {},
): Promise<MailExchanger> {
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    say(socket, greeting)
    socket.on('data', (chunk) => {
      const line = chunk.toString('latin1').trim()
      const command = line.split(' ', 1)[0]?.toUpperCase() ?? ''
      commands.push(line)
      say(socket, replies[command] ?? '500 ?\r\n')
    })
  })

  function say(socket: Socket, line: Line): void {
    if (line === 'hang-up') socket.destroy()
    else if (typeof line === 'string') socket.write(line)
    else if ('drip' in line) {
      let sent = 0
      timers.add(setInterval(() => socket.write(line.drip[sent++ % line.drip.length] ?? ''), 1000))
    } else flood(socket, line.flood)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function flood(socket: Socket, text: string): void {
  const block = text.repeat(Math.ceil(16_384 / text.length))
  const more = () => {
    while (!socket.destroyed && socket.write(block)) {}
  }
  socket.on('drain', more)
  more()
}
