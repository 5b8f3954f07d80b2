import { newId } from './new-id.ts'
import type { NewFile } from './store.ts'

export type PickedFile = NewFile

/** The original is kept, not a smaller copy: it is what proves. */
const largestInBytes = 30 * 1024 * 1024

export function keepable({ size }: File): 'fit' | 'too-large' | 'empty' {
  if (size === 0) return 'empty'
  return size > largestInBytes ? 'too-large' : 'fit'
}

/** Reads it whole: what the camera gave may be gone later. Rejects when it cannot be read. */
export async function readPicked(file: File): Promise<PickedFile> {
  const bytes = await file.arrayBuffer()
  const type = file.type
  return {
    key: newId(),
    name: nameOf(file),
    content: new Blob([bytes], { type }),
    sha256: await hashOf(bytes),
  }
}

/** Null away from TLS, where browsers compute nothing. */
async function hashOf(bytes: ArrayBuffer): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = crypto.subtle
  if (subtle === undefined) return null
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function nameOf({ name }: File): string {
  const written = name.trim().slice(-200)
  return written === '' ? 'photo' : written
}

export const isStorageFull = (failure: unknown): boolean =>
  failure instanceof DOMException && (failure.name === 'QuotaExceededError' || failure.code === 22)
