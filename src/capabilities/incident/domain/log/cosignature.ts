import { join, utf8 } from './bytes.ts'
import type { Cryptography } from './cryptography.ts'
import { type NoteSignature, type SignedNote, signaturesBy, type VerifierKey } from './note.ts'

/**
 * A witness saw a checkpoint, and that it continues the one it had seen before: C2SP `tlog-cosignature`, Ed25519 with
 * the instant in the signature.
 */
export function cosignedText(noteText: string, atInSeconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${atInSeconds}\n${noteText}`)
}

const instantInBytes = 8

/** The bytes after the number of the key: the instant, then the signature. */
export function writeCosignature(atInSeconds: number, signature: Uint8Array): Uint8Array {
  const at = new Uint8Array(instantInBytes)
  new DataView(at.buffer).setBigUint64(0, BigInt(atInSeconds))
  return join(at, signature)
}

/** When this witness says that it saw the checkpoint; null when it did not sign it. */
export async function cosignedAt(
  { sha256, verifyEd25519 }: Cryptography,
  note: SignedNote,
  witness: VerifierKey,
): Promise<Date | null> {
  const [signature] = signaturesBy(sha256, note, witness)
  if (signature === undefined || witness.algorithm !== 4) return null
  const seconds = instantIn(signature)
  if (seconds === null) return null
  const holds = await verifyEd25519(
    witness.publicKey,
    cosignedText(note.text, seconds),
    signature.value.slice(instantInBytes),
  )
  return holds ? new Date(seconds * 1000) : null
}

/** Latest instant that a date can hold. */
const lastInstantInSeconds = 8_640_000_000_000n

function instantIn({ value }: NoteSignature): number | null {
  if (value.length !== instantInBytes + 64) return null
  const seconds = new DataView(value.buffer, value.byteOffset, instantInBytes).getBigUint64(0)
  return seconds <= lastInstantInSeconds ? Number(seconds) : null
}
