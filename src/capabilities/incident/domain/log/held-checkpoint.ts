import { areEqual } from './bytes.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import type { Cryptography } from './cryptography.ts'
import { isConsistent } from './merkle.ts'
import { isSignedBy, readNote, type VerifierKey } from './note.ts'

/** What a phone keeps of the logbook, so that nobody can later show it another one. Runs in a browser. */

export type Kept =
  /** Keep the new one. */
  | { readonly kind: 'grown'; readonly checkpoint: Checkpoint }
  /** Keep the one held: this one says nothing newer. */
  | { readonly kind: 'nothing-new' }
  /** The server shows less than it once signed, or something else: keep what is held, and send it. */
  | { readonly kind: 'went-back' }
  /** No checkpoint of this log signed by this key, or no proof that it continues the one held: change nothing. */
  | { readonly kind: 'refused' }

/** @param held the signed note that the phone keeps; null at first sight */
export async function compareWithHeld(
  machine: Cryptography,
  key: VerifierKey,
  held: string | null,
  shown: { readonly note: string; readonly proof: readonly Uint8Array[] },
): Promise<Kept> {
  const next = await readSigned(machine, key, shown.note)
  if (next === null) return { kind: 'refused' }
  const known = held === null ? null : await readSigned(machine, key, held)
  if (known === null) return { kind: 'grown', checkpoint: next }
  if (next.size === known.size)
    return areEqual(next.root, known.root) ? { kind: 'nothing-new' } : { kind: 'went-back' }
  if (next.size < known.size) return { kind: 'went-back' }
  return isConsistent(machine.sha256, known, next, shown.proof)
    ? { kind: 'grown', checkpoint: next }
    : { kind: 'refused' }
}

/** A checkpoint that this key signed, of the log that bears the name of the key. */
export async function readSigned(
  machine: Cryptography,
  key: VerifierKey,
  text: string,
): Promise<Checkpoint | null> {
  const note = readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null || checkpoint.origin !== key.name) return null
  return (await isSignedBy(machine, note, key)) ? checkpoint : null
}
