import { z } from 'zod'
import { areEqual, fromHex, toHex, utf8 } from '../domain/log/bytes.ts'
import { originOf, readCheckpoint } from '../domain/log/checkpoint.ts'
import { type EntryPlace, writeCanonical } from '../domain/log/entry.ts'
import { isSignedBy, readNote, readVerifierKey, type VerifierKey } from '../domain/log/note.ts'
import { machine } from './cryptography.ts'
import { exportShape, formatName, type LogExport, sealText } from './export-shape.ts'
import { Broken, type Verdict } from './verdict.ts'
import { type VerifiedEpoch, verifyEpoch } from './verify-epoch.ts'

const { sha256 } = machine

/** What somebody brings from elsewhere, to which the file must answer. */
export interface Known {
  /** The public key, or its SHA-256. */
  readonly key?: { readonly publicKey: Uint8Array } | { readonly fingerprint: string }
  /** A signed note: what a phone or a witness kept. */
  readonly checkpoint?: string
}

/** SHA-256 of the 32 bytes of the public key, hexadecimal: what is printed in the kit. */
export const fingerprintOf = (publicKey: Uint8Array): string => toHex(sha256(publicKey))

/** Verifies an exported logbook with nothing but the file and what is known beforehand. Never throws on a bad file. */
export async function verifyExport(bytes: Uint8Array, known: Known = {}): Promise<Verdict> {
  const text = readText(bytes)
  const value = text === null ? undefined : readJson(text)
  if (text === null || !isExport(value)) return { kind: 'no-export' }
  try {
    return await verifyValue(value, text, known)
  } catch (error) {
    if (error instanceof Broken) return { kind: 'broken', fault: error.fault, at: error.at }
    throw error
  }
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isExport = (value: unknown): boolean =>
  z.looseObject({ format: z.literal(formatName) }).safeParse(value).success

async function verifyValue(value: unknown, text: string, known: Known): Promise<Verdict> {
  const read = exportShape.safeParse(value)
  if (!read.success) throw misshapen(read.error.issues)
  const file = read.data
  const witnesses = file.witnesses.map((line) => {
    const key = readVerifierKey(sha256, line)
    if (key === null || key.algorithm !== 4) throw new Broken({ kind: 'bad-key' })
    return key
  })
  const epochs: VerifiedEpoch[] = []
  for (const [index, epoch] of file.epochs.entries()) {
    const origin = originOf(file.commune.id, file.incident.id, index + 1)
    if (epoch.number !== index + 1 || epoch.origin !== origin)
      throw new Broken({ kind: 'epochs-not-chained' }, { epoch: index + 1, sequence: 0 })
    epochs.push(await verifyEpoch(epoch, witnesses))
  }
  verifyUniqueness(file)
  const redacted = verifyRedactions(file)
  const divergences = verifyRecalls(file, epochs)
  const last = epochs.at(-1)
  if (last === undefined) throw new Broken({ kind: 'epochs-not-chained' })
  // Before the seal, which any change breaks: what was brought says more.
  verifyKey(last.key, known)
  const checkpoint = known.checkpoint === undefined ? null : await findCheckpoint(known.checkpoint, epochs)
  await verifySeal(file, last.key)
  if (canonicalOf(file) !== text) throw new Broken({ kind: 'not-canonical' })
  return {
    kind: 'holds',
    entries: epochs.reduce((count, { size }) => count + size, 0),
    epochs: epochs.length,
    redacted,
    fingerprint: fingerprintOf(last.key.publicKey),
    isKeyKnown: known.key !== undefined,
    checkpoint,
    cosigned: epochs.flatMap(({ cosigned }) => cosigned),
    stamps: epochs.flatMap(({ stamps }) => stamps),
    divergences,
  }
}

function misshapen(issues: readonly z.core.$ZodIssue[]): Broken {
  const path = issues[0]?.path ?? []
  const [first, epoch, list, entry] = path
  const at: EntryPlace | null =
    first === 'epochs' && typeof epoch === 'number' && list === 'entries' && typeof entry === 'number'
      ? { epoch: epoch + 1, sequence: entry }
      : null
  return new Broken({ kind: 'misshapen', where: path.join('.') }, at)
}

function canonicalOf(file: unknown): string | null {
  try {
    return writeCanonical(file)
  } catch {
    return null
  }
}

function verifyUniqueness({ epochs }: LogExport): void {
  const seen = new Set<string>()
  for (const { leaf } of epochs.flatMap(({ entries }) => entries)) {
    const key = `${leaf.author.id} ${leaf.device.id} ${leaf.device.sequence}`
    if (seen.has(key))
      throw new Broken({ kind: 'written-twice' }, { epoch: leaf.epoch, sequence: leaf.sequence })
    seen.add(key)
  }
}

const keyOfPlace = ({ epoch, sequence }: EntryPlace): string => `${epoch}/${sequence}`

/** Words are missing only where another entry says why, and each such entry has taken words out. */
function verifyRedactions({ epochs }: LogExport): number {
  const entries = epochs.flatMap((epoch) => epoch.entries)
  const byPlace = new Map(entries.map((entry) => [keyOfPlace(entry.leaf), entry]))
  let redacted = 0
  for (const entry of entries) {
    const at = { epoch: entry.leaf.epoch, sequence: entry.leaf.sequence }
    if ('redactedBy' in entry) {
      const reason = byPlace.get(keyOfPlace(entry.redactedBy))?.leaf.redacts
      if (reason === undefined || keyOfPlace(reason) !== keyOfPlace(at))
        throw new Broken({ kind: 'redacted-without-reason' }, at)
      redacted += 1
    }
    const target = entry.leaf.redacts
    const taken = target === undefined ? undefined : byPlace.get(keyOfPlace(target))
    if (target !== undefined && (taken === undefined || !('redactedBy' in taken)))
      throw new Broken({ kind: 'redaction-of-nothing' }, at)
  }
  return redacted
}

/** Each epoch names how the one before ended; what was named and is no longer there is lost. */
function verifyRecalls({ epochs: files }: LogExport, epochs: readonly VerifiedEpoch[]): EntryPlace[] {
  const divergences: EntryPlace[] = []
  const leaves = files.flatMap(({ entries }) => entries.map(({ leaf }) => leaf))
  for (const leaf of leaves) {
    const at = { epoch: leaf.epoch, sequence: leaf.sequence }
    const previous = epochs[leaf.epoch - 2]
    const recalls = leaf.recalls ?? []
    const isOpening = leaf.epoch > 1 && leaf.sequence === 0
    if (isOpening && !recalls.some(({ origin, diverges }) => origin === previous?.origin && !diverges))
      throw new Broken({ kind: 'epochs-not-chained' }, at)
    for (const { origin, size, root, diverges } of recalls) {
      const named = epochs.find((epoch) => epoch.origin === origin && epoch.number < leaf.epoch)
      if (named === undefined) throw new Broken({ kind: 'epochs-not-chained' }, at)
      if (diverges) {
        divergences.push(at)
      } else if (size > named.size) {
        throw new Broken(
          { kind: 'lost', missing: size - named.size },
          { epoch: named.number, sequence: named.size },
        )
      } else if (named.roots[size] !== root) {
        throw new Broken({ kind: 'other-root', size }, { epoch: named.number, sequence: 0 })
      }
    }
  }
  return divergences
}

function verifyKey(key: VerifierKey, known: Known): void {
  if (known.key === undefined) return
  const isSame =
    'publicKey' in known.key
      ? areEqual(known.key.publicKey, key.publicKey)
      : known.key.fingerprint === fingerprintOf(key.publicKey)
  if (!isSame) throw new Broken({ kind: 'other-key' })
}

async function findCheckpoint(
  text: string,
  epochs: readonly VerifiedEpoch[],
): Promise<{ epoch: number; size: number }> {
  const note = readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  const epoch = epochs.find(({ origin }) => origin === checkpoint?.origin)
  if (note === null || checkpoint === null || epoch === undefined)
    throw new Broken({ kind: 'foreign-checkpoint' })
  if (!(await isSignedBy(machine, note, epoch.key))) throw new Broken({ kind: 'foreign-checkpoint' })
  const { size, root } = checkpoint
  if (size > epoch.size) {
    throw new Broken(
      { kind: 'cut-before-checkpoint', missing: size - epoch.size },
      { epoch: epoch.number, sequence: epoch.size },
    )
  }
  if (!areEqual(fromHex(epoch.roots[size] ?? '') ?? new Uint8Array(), root))
    throw new Broken({ kind: 'other-root', size }, { epoch: epoch.number, sequence: 0 })
  return { epoch: epoch.number, size }
}

async function verifySeal({ seal, ...rest }: LogExport, key: VerifierKey): Promise<void> {
  const note = readNote(seal)
  const canonical = canonicalOf(rest)
  const isSealed =
    note !== null &&
    canonical !== null &&
    note.signatures.length === 1 &&
    note.text === sealText(toHex(sha256(utf8(canonical)))) &&
    (await isSignedBy(machine, note, key))
  if (!isSealed) throw new Broken({ kind: 'bad-seal' })
}
