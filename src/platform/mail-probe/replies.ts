import type { Socket } from 'node:net'

/** A reply of a mail server (RFC 5321 section 4.2): its code and the text of each of its lines. */
export interface Reply {
  readonly code: number
  readonly lines: readonly string[]
}

export type ReplyRead =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The server hung up. */
  | { readonly kind: 'closed' }
  /** Something that is no reply, or that does not end. */
  | { readonly kind: 'malformed'; readonly detail: string }

export interface Replies {
  next(): Promise<ReplyRead>
  /** What came after the last reply, and that nobody asked for. */
  readonly unread: string
  /** Gives the socket back; nothing is read any more. */
  stop(): void
}

/** Servers may send 512 bytes a line (RFC 5321 section 4.5.3.1.5); several send more. */
const longestLineInBytes = 4096
const mostLines = 128

/** Reads replies from a connection, as much as a reply can be and no more. Never rejects. */
export function readReplies(socket: Socket): Replies {
  let received = ''
  let isClosed = false
  let lines: string[] = []
  let waiting: ((read: ReplyRead) => void) | undefined

  const settle = (read: ReplyRead) => {
    lines = []
    const answer = waiting
    waiting = undefined
    answer?.(read)
  }
  const advance = () => {
    while (waiting !== undefined) {
      const end = received.indexOf('\n')
      if (end > longestLineInBytes || (end < 0 && received.length > longestLineInBytes)) {
        return settle({ kind: 'malformed', detail: 'line too long' })
      }
      if (end < 0) return isClosed ? settle({ kind: 'closed' }) : undefined
      const line = received.slice(0, end).replace(/\r$/, '')
      received = received.slice(end + 1)
      takeLine(line)
    }
  }
  const takeLine = (line: string) => {
    const [, code, mark, text] = /^([2-5]\d\d)([ -]?)(.*)$/s.exec(line) ?? []
    if (code === undefined) return settle({ kind: 'malformed', detail: line.slice(0, 80) })
    lines.push(text ?? '')
    if (mark !== '-') return settle({ kind: 'reply', reply: { code: Number(code), lines } })
    if (lines.length >= mostLines) settle({ kind: 'malformed', detail: 'too many lines' })
  }
  const onData = (chunk: Buffer) => {
    received += chunk.toString('latin1')
    advance()
    // Nobody waits for what comes now: a server that talks on and on is not stored.
    if (received.length > longestLineInBytes) socket.pause()
  }
  const onClose = () => {
    isClosed = true
    advance()
  }
  socket.on('data', onData)
  socket.on('end', onClose)
  socket.on('close', onClose)

  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve
        socket.resume()
        advance()
      }),
    get unread() {
      return received
    },
    stop() {
      socket.off('data', onData)
      socket.off('end', onClose)
      socket.off('close', onClose)
    },
  }
}
