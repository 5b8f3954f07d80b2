import { connect, isIPv6, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { readCertificate } from '../web-probe/certificate.ts'
import type { GreetingEnd } from './greeting.ts'
import { type Replies, type Reply, readReplies } from './replies.ts'
import { readSentChain } from './sent-chain.ts'

export interface GreetingWish {
  /** The name of the server, for TLS and its certificate. */
  readonly host: string
  /** The address to connect to, already verified: the name is not looked up again. */
  readonly address: string
  readonly port: number
  /** Holds the certification authorities. */
  readonly secureContext: SecureContext
  readonly connectTimeoutInMs: number
  /** From the connection to the end, however slowly the server speaks. */
  readonly conversationTimeoutInMs: number
  readonly now: () => Date
}

const farewellInMs = 500

/**
 * One conversation with one address, as a mail server begins one (RFC 5321 section 3.1, RFC 3207): greeting, EHLO,
 * STARTTLS, certificate, QUIT. No sender and no recipient is ever named. Never rejects.
 */
export function greet(wish: GreetingWish, signal: AbortSignal): Promise<GreetingEnd> {
  return new Promise((resolve) => {
    const socket = connect({ host: wish.address, port: wish.port })
    let isOver = false
    let timer: NodeJS.Timeout | undefined
    const settle = (end: GreetingEnd) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      socket.destroy()
      resolve(end)
    }
    const stop = () => settle(fault('stopped', 'deadline'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    timer = setTimeout(() => settle(fault('timeout', 'connection')), wish.connectTimeoutInMs)
    socket.on('error', (error) => settle(endOf(error)))
    socket.once('connect', () => {
      clearTimeout(timer)
      timer = setTimeout(() => settle(fault('timeout', 'answer')), wish.conversationTimeoutInMs)
      converse(socket, wish).then(settle, (error: unknown) => settle(fault('unreachable', String(error))))
    })
  })
}

async function converse(socket: Socket, wish: GreetingWish): Promise<GreetingEnd> {
  const replies = readReplies(socket)
  const greeting = await ask(null, socket, replies)
  if ('kind' in greeting) return greeting
  if (greeting.code !== 220) return { kind: 'turned-away', code: greeting.code }
  const hello = await ask(`EHLO ${ownName(socket)}`, socket, replies)
  if ('kind' in hello) return hello
  // A server older than EHLO (RFC 5321 section 3.2) knows no STARTTLS.
  const isOld = hello.code === 500 || hello.code === 502
  if (hello.code !== 250 && !isOld) return { kind: 'turned-away', code: hello.code }
  if (isOld || !hello.lines.slice(1).some((line) => /^STARTTLS\s*$/i.test(line))) {
    await sayGoodbye(socket)
    return { kind: 'without-starttls' }
  }
  const goAhead = await ask('STARTTLS', socket, replies)
  if ('kind' in goAhead) return goAhead
  if (goAhead.code !== 220) return declined(goAhead)
  if (replies.unread !== '')
    return { kind: 'starttls-fault', fault: 'text-in-clear', detail: replies.unread.slice(0, 80) }
  replies.stop()
  return secure(socket, wish)
}

/** A reply, or how the conversation ended instead of it. */
async function ask(line: string | null, socket: Socket, replies: Replies): Promise<Reply | GreetingEnd> {
  if (line !== null) socket.write(`${line}\r\n`)
  const read = await replies.next()
  if (read.kind === 'reply') return read.reply
  return read.kind === 'closed' ? fault('reset', 'conversation') : fault('malformed', read.detail)
}

/** RFC 5321 section 4.1.3: a client without a name of its own gives its address. */
function ownName({ localAddress = '127.0.0.1' }: Socket): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(localAddress)?.[1]
  return isIPv6(localAddress) && mapped === undefined
    ? `[IPv6:${localAddress}]`
    : `[${mapped ?? localAddress}]`
}

/** 454 is « not now » (RFC 3207 section 4), any 5yz is no. */
function declined({ code, lines }: Reply): GreetingEnd {
  if (code < 500) return { kind: 'turned-away', code }
  return { kind: 'starttls-fault', fault: 'declined', detail: `${code} ${lines[0] ?? ''}`.slice(0, 80) }
}

function secure(socket: Socket, { host, secureContext, now }: GreetingWish): Promise<GreetingEnd> {
  return new Promise((resolve) => {
    const secured = connectTls({ socket, secureContext, servername: host, rejectUnauthorized: false })
    secured.on('error', (error: NodeJS.ErrnoException) => resolve(endOfHandshake(error)))
    secured.on('close', () => resolve(fault('reset', 'handshake')))
    secured.once('secureConnect', () => {
      const end = describe(secured, host, now())
      sayGoodbye(secured).then(() => resolve(end))
    })
  })
}

function describe(socket: TLSSocket, host: string, now: Date): GreetingEnd {
  return {
    kind: 'secured',
    protocol: socket.getProtocol() ?? '',
    certificate: readCertificate(socket, host, now),
    chain: readSentChain(socket),
  }
}

/** QUIT, and a moment for the server to hang up first (RFC 5321 section 4.1.1.10). */
function sayGoodbye(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, farewellInMs)
    const leave = () => {
      clearTimeout(timer)
      resolve()
    }
    socket.once('end', leave).once('close', leave)
    socket.resume()
    socket.write('QUIT\r\n')
  })
}

type Fault = Extract<GreetingEnd, { kind: 'could-not-tell' }>

const fault = (reason: Fault['reason'], detail: string): Fault => ({ kind: 'could-not-tell', reason, detail })

function endOf(error: NodeJS.ErrnoException): GreetingEnd {
  const code = error.code ?? ''
  const detail = `${code} ${error.message}`.trim().slice(0, 200)
  if (code === 'ECONNREFUSED') return { kind: 'refused' }
  if (code === 'ETIMEDOUT') return fault('timeout', 'connection')
  if (code === 'ECONNRESET' || code === 'EPIPE') return fault('reset', detail)
  return fault('unreachable', detail)
}

function endOfHandshake(error: NodeJS.ErrnoException): GreetingEnd {
  const code = error.code ?? ''
  const isTls = code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')
  return isTls ? { kind: 'starttls-fault', fault: 'no-agreement', detail: code } : endOf(error)
}
