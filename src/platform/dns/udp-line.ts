import { randomFillSync } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { type Exchange, mostStrayDatagrams, strayed, unreachable } from './exchange.ts'
import { type Question, readReply } from './message.ts'
import type { ServerAddress } from './server-address.ts'
import type { Stop } from './stop.ts'

/** A question on its way. */
export interface Pending {
  readonly question: Question
  readonly stop: Stop
  /** What the line makes of it. */
  readonly settle: (outcome: Exchange) => void
  /** Tells whoever asked. */
  readonly resolve: (outcome: Exchange) => void
  firstSentAt: number
  lastSentAt: number
  strays: number
}

/** A socket that lives for many questions, connected to one server, on a port the system chose at random. */
export interface UdpLine {
  readonly pending: ReadonlyMap<number, Pending>
  /** Questions it has carried. */
  readonly carried: number
  send(pending: Pending, now: number): void
  resend(pending: Pending, now: number): void
  /** Takes a question off the line: what still comes for it is for nobody. */
  drop(pending: Pending): void
  close(): void
}

/** Of the system's own making, and gone the moment after: the datagram counts as lost, and will be sent again. */
const passingFaults: ReadonlySet<string> = new Set(['ENOBUFS', 'EAGAIN', 'ENOMEM', 'EINTR'])

/** `onOpen` once questions can be sent; `onBroken` when they never can. */
export function openUdpLine(
  server: ServerAddress,
  onOpen: () => void,
  onBroken: (outcome: Exchange) => void,
): UdpLine {
  const pending = new Map<number, Pending>()
  const socket = createSocket(isIPv6(server.ip) ? 'udp6' : 'udp4')
  let carried = 0
  let isOpen = false

  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (!isOpen) onBroken(unreachable(error))
    else if (!passingFaults.has(error.code ?? '')) settleAll(unreachable(error))
  })
  socket.on('message', (bytes) => {
    if (bytes.length < 2) return
    const id = bytes.readUInt16BE(0)
    const asked = pending.get(id)
    if (asked === undefined) return
    const reading = readReply(bytes, asked.question)
    if (reading.kind === 'not-ours' && ++asked.strays <= mostStrayDatagrams) return
    pending.delete(id)
    asked.settle(reading.kind === 'not-ours' ? strayed : reading)
  })
  socket.connect(server.port, server.ip, () => {
    isOpen = true
    onOpen()
  })
  // Questions on their way keep the program alive, by the watch over them; an idle socket does not.
  socket.unref()

  function settleAll(outcome: Exchange): void {
    const all = [...pending.values()]
    pending.clear()
    for (const each of all) each.settle(outcome)
  }

  return {
    pending,
    get carried() {
      return carried
    },
    send(asked, now) {
      let id = randomId()
      while (pending.has(id)) id = randomId()
      asked.question.bytes.writeUInt16BE(id, 0)
      asked.firstSentAt = now
      asked.lastSentAt = now
      pending.set(id, asked)
      carried++
      socket.send(asked.question.bytes)
    },
    resend(asked, now) {
      asked.lastSentAt = now
      socket.send(asked.question.bytes)
    },
    drop(asked) {
      pending.delete(asked.question.bytes.readUInt16BE(0))
    },
    close: () => socket.close(),
  }
}

const random = new Uint16Array(2048)
let used = random.length

/** Nobody can foresee it (RFC 5452 section 9.2). */
function randomId(): number {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  return random[used++] ?? 0
}
