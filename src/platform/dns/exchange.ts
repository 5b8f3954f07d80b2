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

const unreachable = (error: Error): Exchange => ({
  kind: 'fault',
  reason: 'unreachable',
  detail: error.message,
})

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
    socket.on('error', (error) => settle(unreachable(error)))
    socket.on('message', (bytes) => {
      const reading = readReply(bytes, question)
      if (reading.kind !== 'not-ours') settle(reading)
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
    let received = Buffer.alloc(0)
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
      received = Buffer.concat([received, chunk])
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
      const reading = readReply(received.subarray(2, 2 + received.readUInt16BE(0)), question)
      settle(
        reading.kind === 'not-ours' || reading.kind === 'truncated'
          ? { kind: 'malformed', detail: `${reading.kind} over TCP` }
          : reading,
      )
    })
    return () => socket.destroy()
  })
}
