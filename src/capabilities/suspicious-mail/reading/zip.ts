import { inflateRawSync } from 'node:zlib'
import { type Budget, limits } from './limits.ts'

/** One file of an archive, as the list at its end names it. */
export interface ZipEntry {
  readonly name: string
  readonly isLocked: boolean
  readonly method: number
  readonly packedInBytes: number
  readonly sizeInBytes: number
  readonly at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50
const furthestEnd = 65_557

/**
 * The list of a ZIP archive (APPNOTE 4.3.12), at most as many files as are read. Null where there is none to be found: the
 * archive is cut short or made to be read in two ways. Sizes are the archive's word.
 */
export function listZip(bytes: Buffer): { entries: ZipEntry[]; isWhole: boolean } | null {
  const from = Math.max(0, bytes.length - furthestEnd)
  const endAt = bytes.subarray(from).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (endAt < 0 || from + endAt + 22 > bytes.length || bytes.readUInt32LE(from + endAt) !== endMark)
    return null
  const count = bytes.readUInt16LE(from + endAt + 10)
  let at = bytes.readUInt32LE(from + endAt + 16)
  const entries: ZipEntry[] = []
  while (entries.length < Math.min(count, limits.filesInArchives)) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark)
      return entries.length > 0 ? { entries, isWhole: false } : null
    const flags = bytes.readUInt16LE(at + 8)
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    entries.push({
      name: name.toString(flags & 0x800 ? 'utf8' : 'latin1'),
      isLocked: (flags & 1) !== 0,
      method: bytes.readUInt16LE(at + 10),
      packedInBytes: bytes.readUInt32LE(at + 20),
      sizeInBytes: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return { entries, isWhole: count <= limits.filesInArchives }
}

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'swells' | 'too-much' | 'unreadable' }

/** Unpacks one file within what is left of the budget. */
export function unpack(archive: Buffer, entry: ZipEntry, budget: Budget): Unpacked {
  const { at, method, packedInBytes } = entry
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== fileMark) return { kind: 'unreadable' }
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const packed = archive.subarray(start, start + packedInBytes)
  if (packed.length < packedInBytes) return { kind: 'unreadable' }
  if (method !== 0 && method !== 8) return { kind: 'unreadable' }
  const bytes = method === 0 ? packed : inflated(packed, budget.unpackedInBytes)
  if (bytes === 'too-much' || (bytes !== null && bytes.length > budget.unpackedInBytes)) {
    const kind = swellsBeyond(packed.length, budget.unpackedInBytes) ? 'swells' : 'too-much'
    // The next would cost as much again.
    budget.unpackedInBytes = 0
    return { kind }
  }
  if (bytes === null) return { kind: 'unreadable' }
  budget.unpackedInBytes -= bytes.length
  return swellsBeyond(packed.length, bytes.length) ? { kind: 'swells' } : { kind: 'bytes', bytes }
}

const swellsBeyond = (packed: number, size: number) => size > 1024 * 1024 && size > packed * limits.swelling

function inflated(packed: Buffer, most: number): Buffer | 'too-much' | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-much' : null
  }
}
