import { areEqual, toHex } from '../domain/log/bytes.ts'
import { type Checkpoint, readCheckpoint } from '../domain/log/checkpoint.ts'
import { cosignedAt } from '../domain/log/cosignature.ts'
import { type EntryPlace, hashOfLeaf, isBodyOf } from '../domain/log/entry.ts'
import { addLeaf, emptyFrontier, type Frontier, rootOf } from '../domain/log/merkle.ts'
import {
  isSignedBy,
  readNote,
  readVerifierKey,
  type SignedNote,
  signaturesBy,
  type VerifierKey,
} from '../domain/log/note.ts'
import { machine } from './cryptography.ts'
import type { ExportedEntry, ExportedEpoch } from './export-shape.ts'
import { timeInStamp } from './time-stamp.ts'
import { Broken, type Cosigned } from './verdict.ts'

const { sha256 } = machine

/** An epoch that holds by itself. */
export interface VerifiedEpoch {
  readonly number: number
  readonly origin: string
  readonly key: VerifierKey
  readonly size: number
  readonly cosigned: readonly Cosigned[]
  readonly stamps: readonly { readonly epoch: number; readonly size: number; readonly at: Date }[]
  /** Hexadecimal root of the tree of each size, from 0. */
  readonly roots: readonly string[]
}

interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote
}

/** Throws `Broken` at the first entry, in the order of the log, that does not hold. */
export async function verifyEpoch(
  epoch: ExportedEpoch,
  witnesses: readonly VerifierKey[],
): Promise<VerifiedEpoch> {
  const key = readVerifierKey(sha256, epoch.key)
  if (key === null || key.algorithm !== 1 || key.name !== epoch.origin) throw new Broken({ kind: 'bad-key' })
  const signed = new Map<number, SignedCheckpoint>()
  let last = 0
  for (const text of epoch.checkpoints) {
    const checkpoint = readOwnCheckpoint(text, key)
    if (checkpoint === null || checkpoint.size <= last)
      throw badCheckpoint(epoch.number, last, checkpoint?.size ?? null)
    signed.set(checkpoint.size, checkpoint)
    last = checkpoint.size
  }
  const roots = walkEntries(epoch, signed)
  if (last !== epoch.entries.length) {
    throw last > epoch.entries.length
      ? new Broken(
          { kind: 'cut-before-checkpoint', missing: last - epoch.entries.length },
          { epoch: epoch.number, sequence: epoch.entries.length },
        )
      : new Broken({ kind: 'not-covered' }, { epoch: epoch.number, sequence: last })
  }
  const cosigned: Cosigned[] = []
  let covered = 0
  // Signatures last: they cost a thousand times what the rest does.
  for (const { note, size } of signed.values()) {
    if (!(await isSignedBy(machine, note, key))) throw badCheckpoint(epoch.number, covered, size)
    cosigned.push(
      ...(await cosignaturesIn(note, key, witnesses, { epoch: epoch.number, sequence: size - 1 })),
    )
    covered = size
  }
  const stamps = epoch.stamps.map(({ size, token }) => {
    const checkpoint = signed.get(size)
    const at = checkpoint === undefined ? null : timeInStamp(token, checkpoint.note.text)
    if (at === null) throw new Broken({ kind: 'bad-stamp' })
    return { epoch: epoch.number, size, at }
  })
  const { number, origin } = epoch
  return { number, origin, key, size: epoch.entries.length, cosigned, stamps, roots }
}

const badCheckpoint = (epoch: number, sequence: number, size: number | null): Broken =>
  new Broken({ kind: 'bad-checkpoint', size }, { epoch, sequence })

function readOwnCheckpoint(text: string, key: VerifierKey): SignedCheckpoint | null {
  const note = readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  return note === null || checkpoint?.origin !== key.name ? null : { ...checkpoint, note }
}

/** Every other signature must be that of a witness whom the file names: nothing in it is left unverified. */
async function cosignaturesIn(
  note: SignedNote,
  key: VerifierKey,
  witnesses: readonly VerifierKey[],
  last: EntryPlace,
): Promise<Cosigned[]> {
  const cosigned: Cosigned[] = []
  for (const witness of witnesses) {
    const lines = signaturesBy(sha256, note, witness).length
    if (lines === 0) continue
    const at = lines === 1 ? await cosignedAt(machine, note, witness) : null
    if (at === null) throw new Broken({ kind: 'bad-cosignature' }, last)
    cosigned.push({ witness: witness.name, epoch: last.epoch, size: last.sequence + 1, at })
  }
  const known = signaturesBy(sha256, note, key).length + cosigned.length
  if (known !== note.signatures.length) throw new Broken({ kind: 'bad-cosignature' }, last)
  return cosigned
}

function walkEntries(epoch: ExportedEpoch, signed: ReadonlyMap<number, Checkpoint>): string[] {
  let frontier: Frontier = emptyFrontier
  let lastGood = 0
  const roots = [toHex(rootOf(sha256, frontier))]
  for (const [index, entry] of epoch.entries.entries()) {
    const at: EntryPlace = { epoch: epoch.number, sequence: index }
    verifyEntry(entry, at)
    frontier = addLeaf(sha256, frontier, hashOfLeaf(sha256, entry.leaf))
    const root = rootOf(sha256, frontier)
    roots.push(toHex(root))
    const checkpoint = signed.get(index + 1)
    if (checkpoint === undefined) continue
    if (!areEqual(checkpoint.root, root))
      throw new Broken({ kind: 'other-root', size: index + 1 }, { ...at, sequence: lastGood })
    lastGood = index + 1
  }
  return roots
}

function verifyEntry(entry: ExportedEntry, at: EntryPlace): void {
  const { leaf } = entry
  if (leaf.epoch !== at.epoch || leaf.sequence !== at.sequence) throw new Broken({ kind: 'wrong-place' }, at)
  if (toHex(hashOfLeaf(sha256, leaf)) !== entry.hash) throw new Broken({ kind: 'changed-leaf' }, at)
  if ('body' in entry && !isBodyOf(sha256, leaf, entry.salt, entry.body))
    throw new Broken({ kind: 'changed-body' }, at)
}
