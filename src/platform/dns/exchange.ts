import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import type { LookUpFault } from './look-up.ts'
import { type Question, type Reading, readReply } from './message.ts'
import type { ServerAddress } from './server-address.ts'

/** What one exchange with one server gave. */
export type Exchange =
  | Exclude<Reading, { kind: 'not-ours' }>
  | {
      readonly kind: 'fault'
      readonly reason: Extract<LookUpFault, 'timeout' | 'unreachable' | 'stopped'>
      readonly detail: string
    }

export interface Patience {
  /** The whole exchange. */
  readonly timeoutInMs: number
  /** A datagram can be lost: the question is sent again after this delay, on the same socket, so a late answer counts. */
  readonly resendAfterMs: number
}

export const usualPatience: Patience = { timeoutInMs: 5000, resendAfterMs: 2000 }

/** Datagrams that are no answer to the question; more than so many of them are an answer of their own. */
export const mostStrayDatagrams = 100

type Settle = (outcome: Exchange) => void

/** Runs `start` until it settles, the time is over or the signal fires; `start` returns how to let go of its socket. */
function untilSettled(
  timeoutInMs: number,
  signal: AbortSignal,
  start: (settle: Settle) => () => void,
): Promise<Exchange> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'fault', reason: 'stopped', detail: 'deadline' })
    let letGo = () => {}
    let isOver = false
    const settle: Settle = (outcome) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      letGo()
      resolve(outcome)
    }
    const stop = () => settle({ kind: 'fault', reason: 'stopped', detail: 'deadline' })
    const timer = setTimeout(
      () => settle({ kind: 'fault', reason: 'timeout', detail: `no answer in ${timeoutInMs} ms` }),
      timeoutInMs,
    )
    signal.addEventListener('abort', stop, { once: true })
    letGo = start(settle)
    if (isOver) letGo()
  })
}

export const unreachable = (error: Error): Exchange => ({
  kind: 'fault',
  reason: 'unreachable',
  detail: error.message,
})

export const strayed: Exchange = { kind: 'malformed', detail: 'only answers to other questions' }

/** Asks over UDP, from a random port connected to the server: answers of others are never seen. */
export function askOverUdp(
  server: ServerAddress,
  question: Question,
  patience: Patience,
  signal: AbortSignal,
): Promise<Exchange> {
  return untilSettled(patience.timeoutInMs, signal, (settle) => {
    const socket = createSocket(isIPv6(server.ip) ? 'udp6' : 'udp4')
    let resend: NodeJS.Timeout | undefined
    let strays = 0
    question.bytes.writeUInt16BE(randomInt(0x10000), 0)
    socket.on('error', (error) => settle(unreachable(error)))
    socket.on('message', (bytes) => {
      const reading = readReply(bytes, question)
      if (reading.kind !== 'not-ours') settle(reading)
      else if (++strays > mostStrayDatagrams) settle(strayed)
    })
    socket.connect(server.port, server.ip, () => {
      socket.send(question.bytes)
      resend = setInterval(() => socket.send(question.bytes), patience.resendAfterMs)
    })
    return () => {
      clearInterval(resend)
      socket.close()
    }
  })
}

/** Asks over TCP (RFC 7766): the message is preceded by its length in two bytes. */
export function askOverTcp(
  server: ServerAddress,
  question: Question,
  patience: Patience,
  signal: AbortSignal,
): Promise<Exchange> {
  return untilSettled(patience.timeoutInMs, signal, (settle) => {
    const socket = connect({ host: server.ip, port: server.port })
    const reply = makeTcpReader()
    question.bytes.writeUInt16BE(randomInt(0x10000), 0)
    socket.on('error', (error) => settle(unreachable(error)))
    socket.on('close', () =>
      settle({ kind: 'malformed', detail: 'connection closed before the whole answer' }),
    )
    socket.on('connect', () => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(question.bytes.length)
      socket.write(Buffer.concat([length, question.bytes]))
    })
    socket.on('data', (chunk) => {
      const bytes = reply.add(chunk)
      if (bytes === null) return
      const reading = readReply(bytes, question)
      settle(
        reading.kind === 'not-ours' || reading.kind === 'truncated'
          ? { kind: 'malformed', detail: `${reading.kind} over TCP` }
          : reading,
      )
    })
    return () => socket.destroy()
  })
}

/** Gathers the first message of a connection, which may come byte by byte: each byte is copied once. */
function makeTcpReader() {
  const received = Buffer.allocUnsafe(2 + 0xffff)
  let size = 0
  return {
    /** The message once it is whole; null before. What comes after it is left. */
    add(chunk: Buffer): Buffer | null {
      size += chunk.copy(received, size)
      if (size < 2 || size < 2 + received.readUInt16BE(0)) return null
      return received.subarray(2, 2 + received.readUInt16BE(0))
    },
  }
}
