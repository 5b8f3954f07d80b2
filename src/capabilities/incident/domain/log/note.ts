import { areEqual, fromBase64, fromHex, join, toBase64, toHex, utf8 } from './bytes.ts'
import type { Cryptography, Sha256 } from './cryptography.ts'

/**
 * Signed notes and verifier keys, as C2SP `signed-note` writes them: a text that ends in a newline, an empty line, then
 * one line for each signature. The name of a key has neither space nor plus sign.
 */

/** 1: Ed25519 over the text. 4: a timestamped cosignature of a checkpoint (`cosignature.ts`). */
export type Algorithm = 1 | 4

export interface VerifierKey {
  readonly name: string
  readonly algorithm: Algorithm
  readonly publicKey: Uint8Array
}

export interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  /** What follows the number of the key: its meaning depends on the algorithm. */
  readonly value: Uint8Array
}

export interface SignedNote {
  /** With its last newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const longestNote = 100_000
const mostSignatures = 100
const dash = '\u2014'

/** Four bytes that tell keys apart; they prove nothing. */
export function keyIdOf(sha256: Sha256, { name, algorithm, publicKey }: VerifierKey): Uint8Array {
  return sha256(join(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey)).slice(0, 4)
}

/** `name+0a1b2c3d+base64`, the form in which a key is handed to whoever verifies. */
export function writeVerifierKey(sha256: Sha256, key: VerifierKey): string {
  const id = toHex(keyIdOf(sha256, key))
  return `${key.name}+${id}+${toBase64(join(Uint8Array.of(key.algorithm), key.publicKey))}`
}

/** Null when it is no key of a kind known here, or when its number is not its own. */
export function readVerifierKey(sha256: Sha256, text: string): VerifierKey | null {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  const id = fromHex(match?.[2] ?? '')
  const bytes = fromBase64(match?.[3] ?? '')
  const name = match?.[1] ?? ''
  const algorithm = bytes?.[0]
  if (id === null || bytes === null || bytes.length !== 33 || !isKeyName(name)) return null
  if (algorithm !== 1 && algorithm !== 4) return null
  const key: VerifierKey = { name, algorithm, publicKey: bytes.slice(1) }
  return areEqual(keyIdOf(sha256, key), id) ? key : null
}

const isKeyName = (name: string): boolean => name !== '' && !/[\s+\p{Cc}]/u.test(name)

export function writeSignature({ name, keyId, value }: NoteSignature): string {
  return `${dash} ${name} ${toBase64(join(keyId, value))}\n`
}

export function writeNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(writeSignature).join('')}`
}

/** Null for what is no signed note. A note without any signature is none. */
export function readNote(note: string): SignedNote | null {
  if (note.length > longestNote || !note.isWellFormed() || /(?!\n)\p{Cc}/u.test(note)) return null
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return null
  const lines = note.slice(split + 2, -1).split('\n')
  const signatures = lines.map(readSignature)
  if (signatures.length > mostSignatures) return null
  const read = signatures.filter((signature) => signature !== null)
  return read.length === lines.length ? { text: note.slice(0, split + 1), signatures: read } : null
}

/** One line, without its newline. */
export function readSignature(line: string): NoteSignature | null {
  const match = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/u.exec(line)
  const bytes = fromBase64(match?.[2] ?? '')
  const name = match?.[1] ?? ''
  if (bytes === null || bytes.length <= 4 || !isKeyName(name)) return null
  return { name, keyId: bytes.slice(0, 4), value: bytes.slice(4) }
}

/** Signatures of this note that name this key. */
export function signaturesBy(sha256: Sha256, note: SignedNote, key: VerifierKey): NoteSignature[] {
  const id = keyIdOf(sha256, key)
  return note.signatures.filter(({ name, keyId }) => name === key.name && areEqual(keyId, id))
}

/** Whether an Ed25519 key (algorithm 1) signed this very text. */
export async function isSignedBy(
  { sha256, verifyEd25519 }: Cryptography,
  note: SignedNote,
  key: VerifierKey,
): Promise<boolean> {
  if (key.algorithm !== 1) return false
  const signatures = signaturesBy(sha256, note, key)
  if (signatures.length !== 1) return false
  for (const { value } of signatures) {
    if (!(await verifyEd25519(key.publicKey, utf8(note.text), value))) return false
  }
  return true
}
