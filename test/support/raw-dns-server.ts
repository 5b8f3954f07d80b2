import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface RawDnsServer {
  readonly port: number
  /** Questions received, over UDP and TCP. */
  readonly asked: () => number
  close(): Promise<void>
}

export interface RawAnswers {
  /** The datagrams sent for a question; given how many came before. */
  readonly udp?: (query: Buffer, before: number) => readonly Buffer[]
  /** Does what it likes with the connection, the question still in its first two bytes of length. */
  readonly tcp?: (query: Buffer, socket: Socket) => void
}

/** A server that answers any bytes at all, for what no honest server says. */
export async function startRawDnsServer({ udp, tcp }: RawAnswers): Promise<RawDnsServer> {
  let asked = 0
  const sockets = new Set<Socket>()
  const overTcp = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('data', (query) => {
      asked++
      tcp?.(query, socket)
    })
  })
  const overUdp = createSocket('udp4')
  overUdp.on('message', (query, from) => {
    for (const reply of udp?.(query, asked++) ?? []) overUdp.send(reply, from.port, from.address)
  })
  overTcp.listen(0, '127.0.0.1')
  await once(overTcp, 'listening')
  const { port } = overTcp.address() as AddressInfo
  overUdp.bind(port, '127.0.0.1')
  await once(overUdp, 'listening')
  return {
    port,
    asked: () => asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      overUdp.close()
      overTcp.close()
      await once(overTcp, 'close')
    },
  }
}

/** The header and question of `query`, as an answer begins. */
export function headOf(
  query: Buffer,
  { flags = 0x8180, answers = 0, authorities = 0, questions = 1, additionals = 0 } = {},
): Buffer {
  const head = Buffer.from(query.subarray(0, endOfQuestion(query)))
  for (const [index, value] of [flags, questions, answers, authorities, additionals].entries())
    head.writeUInt16BE(value, 2 + 2 * index)
  return head
}

function endOfQuestion(query: Buffer): number {
  let at = 12
  while (query[at] !== 0) at += 1 + (query[at] ?? 0)
  return at + 5
}

/** A record whose owner is given as bytes; by default a pointer to the name asked for. */
export function record(
  type: number,
  rdata: Buffer | string,
  {
    owner = Buffer.from([0xc0, 12]),
    ttl = 60,
    length = -1,
    dnsClass = 1,
  }: { owner?: Buffer; ttl?: number; length?: number; dnsClass?: number } = {},
): Buffer {
  const bytes = typeof rdata === 'string' ? Buffer.from(rdata, 'latin1') : rdata
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(dnsClass, 2)
  head.writeUInt32BE(ttl, 4)
  head.writeUInt16BE(length < 0 ? bytes.length : length, 8)
  return Buffer.concat([owner, head, bytes])
}

/** A name of the given labels, without compression. */
export const wireName = (...labels: string[]): Buffer =>
  Buffer.concat([
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0]),
  ])
