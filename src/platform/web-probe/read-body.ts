import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** What came of a body: at most `limitInBytes` once decompressed. */
export interface BytesRead {
  readonly bytes: Buffer
  /** False when there was more, or when the server stopped on the way. */
  readonly isWhole: boolean
}

export interface BodyReading {
  /** Gives what came so far, and stops. */
  stop(): void
}

/**
 * Reads a body, decompressed, up to a limit that holds for what comes as for what comes out of it: a few kilobytes
 * may hide gigabytes. `onBroken` is called instead of `onRead` when the connection breaks before its end.
 */
export function readBody(
  response: IncomingMessage,
  limitInBytes: number,
  onRead: (read: BytesRead) => void,
  onBroken: (soFar: BytesRead) => void,
): BodyReading {
  const chunks: Buffer[] = []
  let kept = 0
  let received = 0
  let isOver = false
  const decoder = decoderOf(response.headers['content-encoding'])
  const soFar = (isWhole: boolean) => ({ bytes: Buffer.concat(chunks), isWhole })
  const settle = (tell: (read: BytesRead) => void, isWhole: boolean) => {
    if (isOver) return
    isOver = true
    response.destroy()
    decoder?.destroy()
    tell(soFar(isWhole))
  }
  const keep = (chunk: Buffer) => {
    chunks.push(chunk.subarray(0, limitInBytes - kept))
    kept += chunk.length
    if (kept > limitInBytes) settle(onRead, false)
  }

  response.on('error', () => settle(onBroken, false))
  response.on('aborted', () => settle(onBroken, false))
  if (decoder === null) {
    response.on('data', keep)
    response.on('end', () => settle(onRead, true))
  } else {
    decoder.on('data', keep)
    decoder.on('end', () => settle(onRead, true))
    // Bytes that are not what they are said to be: what was read of them before stays.
    decoder.on('error', () => settle(onRead, false))
    response.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > limitInBytes) settle(onRead, false)
    })
    response.pipe(decoder)
  }
  return { stop: () => settle(onRead, false) }
}

function decoderOf(encoding: string | undefined): Transform | null {
  const partly = { finishFlush: constants.Z_SYNC_FLUSH }
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(partly)
    case 'deflate':
      return createInflate(partly)
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
    default:
      return null
  }
}
