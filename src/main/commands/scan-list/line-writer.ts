import { write } from 'node:fs'

/** Why no more can be written: nobody reads any more, or the disk says no. */
export type WriteFault =
  | { readonly kind: 'reader-gone' }
  | { readonly kind: 'failed'; readonly detail: string }

/** Writes pieces one after the other, each whole, and never holds more than `mostWaitingInBytes` for a slow reader. */
export interface LineWriter {
  /** The piece is written after those before it. Its memory is the writer's from now on. */
  push(bytes: Uint8Array<ArrayBuffer>): void
  /** Resolves once there is room for more: at once unless the reader is slow. */
  room(): Promise<void>
  /** Resolves when all is written, or cannot be any more. */
  drained(): Promise<void>
  readonly fault: WriteFault | null
}

const mostWaitingInBytes = 4 << 20
const pauseWhenBusyInMs = 10

/** Gives the memory back at once: a thread with little else to clean would let megabytes pile up. */
const release = (piece: Uint8Array<ArrayBuffer> | undefined) => void piece?.buffer.transfer(0)

/** `onFault` is told once; what is pushed after it is dropped. */
export function openLineWriter(descriptor: number, onFault: (fault: WriteFault) => void): LineWriter {
  const waiting: Uint8Array<ArrayBuffer>[] = []
  let waitingInBytes = 0
  let isWriting = false
  let fault: WriteFault | null = null
  let listeners: { readonly isMet: () => boolean; readonly tell: () => void }[] = []

  const until = (isMet: () => boolean) =>
    new Promise<void>((tell) => {
      if (isMet()) tell()
      else listeners.push({ isMet, tell })
    })

  function tellListeners(): void {
    const met = listeners.filter(({ isMet }) => isMet())
    listeners = listeners.filter((listener) => !met.includes(listener))
    for (const { tell } of met) tell()
  }

  function writeNext(): void {
    const [piece] = waiting
    if (piece === undefined || fault !== null) {
      isWriting = false
      tellListeners()
      return
    }
    isWriting = true
    write(descriptor, piece, 0, piece.length, null, (error, written) => {
      if (error === null) {
        waitingInBytes -= written
        if (written === piece.length) release(waiting.shift())
        else waiting[0] = piece.subarray(written)
        tellListeners()
        writeNext()
        return
      }
      // A pipe left in non-blocking mode by another program: its reader is only slow.
      if (error.code === 'EAGAIN') {
        setTimeout(writeNext, pauseWhenBusyInMs)
        return
      }
      fault =
        error.code === 'EPIPE'
          ? { kind: 'reader-gone' }
          : { kind: 'failed', detail: error.code ?? error.message }
      waiting.length = 0
      waitingInBytes = 0
      isWriting = false
      onFault(fault)
      tellListeners()
    })
  }

  return {
    push(bytes) {
      if (fault !== null) return
      waiting.push(bytes)
      waitingInBytes += bytes.length
      if (!isWriting) writeNext()
    },
    room: () => until(() => fault !== null || waitingInBytes < mostWaitingInBytes),
    drained: () => until(() => fault !== null || waitingInBytes === 0),
    get fault() {
      return fault
    },
  }
}
