import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { areEqual, fromBase64, join, toHex, utf8 } from '../domain/log/bytes.ts'
import { type Checkpoint, originOf, readCheckpoint } from '../domain/log/checkpoint.ts'
import { isBodyOf, type Leaf, type Recalled, writeCanonical } from '../domain/log/entry.ts'
import {
  addLeaf,
  type Frontier,
  frontierOf as frontierOfHashes,
  hashLeaf,
  rootOf,
} from '../domain/log/merkle.ts'
import { isSignedBy, readNote } from '../domain/log/note.ts'
import { appendForProgram, frontierOf, openNextEpoch, type Signer } from './append.ts'
import { keyOfLog, machine } from './cryptography.ts'
import { leafShape } from './export-shape.ts'
import {
  addCheckpoint,
  addEntries,
  type Head,
  headsOf,
  type LogName,
  leafHashes,
  lockLog,
} from './log-store.ts'

const { sha256 } = machine

/** How what a device kept compares with what this server holds. */
export type Comparison =
  | { readonly kind: 'known' }
  /** Signed by our key, and more than we hold, or something else: the server was set back. */
  | {
      readonly kind: 'ahead' | 'diverges'
      readonly head: Head
      readonly checkpoint: Checkpoint
      readonly note: string
    }
  /** Of another logbook, or not signed by its key. */
  | { readonly kind: 'foreign' }

async function compare(tx: Tx, log: LogName, text: string): Promise<Comparison> {
  const note = readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  const head = (await headsOf(tx, log)).find(
    ({ epoch }) => checkpoint?.origin === originOf(log.organisationId, log.incidentId, epoch),
  )
  const publicKey = fromBase64(head?.publicKey ?? '')
  if (note === null || checkpoint === null || head === undefined || publicKey === null)
    return { kind: 'foreign' }
  if (!(await isSignedBy(machine, note, keyOfLog(checkpoint.origin, publicKey)))) return { kind: 'foreign' }
  if (checkpoint.size > head.size) return { kind: 'ahead', head, checkpoint, note: text }
  const hashes = await leafHashes(tx, log, head.epoch, checkpoint.size)
  const root = rootOf(sha256, frontierOfHashes(sha256, hashes))
  return areEqual(root, checkpoint.root)
    ? { kind: 'known' }
    : { kind: 'diverges', head, checkpoint, note: text }
}

/**
 * A device shows the last checkpoint that it keeps. If this server once signed more than it holds, the logbook says so
 * for good: in the first entry of a new epoch, or in an entry of the one that a restoration had opened.
 */
export async function answerHeld(
  tx: Tx,
  log: LogName,
  held: string,
  signer: Signer,
  now: Date,
): Promise<Comparison> {
  const compared = await compare(tx, log, held)
  if (compared.kind !== 'ahead' && compared.kind !== 'diverges') return compared
  await lockLog(tx, log)
  const recalled: Recalled = {
    origin: compared.checkpoint.origin,
    size: compared.checkpoint.size,
    root: toHex(compared.checkpoint.root),
    diverges: compared.kind === 'diverges',
  }
  await recall(tx, log, recalled, compared.head.epoch, signer, now)
  return compared
}

async function recall(
  tx: Tx,
  log: LogName,
  recalled: Recalled,
  epoch: number,
  signer: Signer,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ isNamed: boolean }>`
    select exists (select from incident.entry where incident_id = ${log.incidentId} and epoch > ${epoch}
      and leaf::jsonb -> 'recalls' @> ${JSON.stringify([recalled])}::jsonb) as "isNamed"`.execute(tx)
  if (rows[0]?.isNamed) return
  const last = (await headsOf(tx, log)).at(-1)
  if (last === undefined || last.epoch === epoch) {
    await openNextEpoch(tx, log, [recalled], signer, now)
    return
  }
  const text = recalled.diverges
    ? 'Un appareil a gardé un point de contrôle que ce serveur avait signé et qui ne se raccorde pas à ce qu’il détient.'
    : 'Un appareil a gardé un point de contrôle que ce serveur avait signé avant d’être remis en état, et qui va plus loin que ce qu’il détient.'
  await appendForProgram(tx, log, { text, recalls: [recalled], device: randomUUID() }, signer, now)
}

/** An entry as the server once sent it to the device. The leaf is the very text that was hashed. */
export interface GivenBack {
  readonly leaf: string
  /** Null when the words had been taken out before. */
  readonly words: { readonly salt: string; readonly body: unknown } | null
}

export type Restored =
  | { readonly kind: 'restored'; readonly count: number }
  | { readonly kind: 'nothing-missing' }
  | { readonly kind: 'foreign' }
  /** They do not join what is held to the checkpoint: one is missing, changed, or of another order. */
  | { readonly kind: 'do-not-join' }

/**
 * Puts back what the server lost between the last entry of an epoch that it holds and a checkpoint that it had signed.
 * Nothing is taken on the word of the device: the entries must lead to the root that was signed.
 */
export async function restoreEntries(
  tx: Tx,
  log: LogName,
  held: string,
  given: readonly GivenBack[],
  now: Date,
): Promise<Restored> {
  await lockLog(tx, log)
  const compared = await compare(tx, log, held)
  if (compared.kind === 'known') return { kind: 'nothing-missing' }
  if (compared.kind === 'foreign') return { kind: 'foreign' }
  const { head, checkpoint } = compared
  const leaves = given.map(({ leaf }) => readLeaf(leaf))
  let frontier: Frontier = frontierOf(head)
  for (const [index, leaf] of leaves.entries()) {
    const one = given[index]
    if (one === undefined || leaf === null || leaf.epoch !== head.epoch || leaf.sequence !== frontier.size)
      return { kind: 'do-not-join' }
    if (
      one.words === null ? !isTakenOut(leaf, leaves) : !isBodyOf(sha256, leaf, one.words.salt, one.words.body)
    )
      return { kind: 'do-not-join' }
    frontier = addLeaf(sha256, frontier, hashLeaf(sha256, utf8(one.leaf)))
  }
  if (frontier.size !== checkpoint.size || !areEqual(rootOf(sha256, frontier), checkpoint.root))
    return { kind: 'do-not-join' }
  await addEntries(
    tx,
    log,
    given.flatMap(({ leaf: text, words }, index) => {
      const leaf = leaves[index]
      if (leaf === undefined || leaf === null) return []
      return [
        {
          epoch: leaf.epoch,
          sequence: leaf.sequence,
          leaf: text,
          leafHash: toHex(hashLeaf(sha256, utf8(text))),
          authorId: leaf.author.id,
          deviceId: leaf.device.id,
          deviceSequence: leaf.device.sequence,
          words: words === null ? null : { salt: words.salt, body: writeCanonical(words.body) },
          sha256s: [],
        },
      ]
    }),
  )
  const frontierBytes = join(...frontier.peaks)
  await addCheckpoint(
    tx,
    log,
    { epoch: head.epoch, size: checkpoint.size, frontier: frontierBytes, note: held },
    now,
  )
  return { kind: 'restored', count: given.length }
}

const isTakenOut = (leaf: Leaf, leaves: readonly (Leaf | null)[]): boolean =>
  leaves.some((one) => one?.redacts?.epoch === leaf.epoch && one.redacts.sequence === leaf.sequence)

function readLeaf(text: string): Leaf | null {
  try {
    const read = leafShape.safeParse(JSON.parse(text))
    return read.success && writeCanonical(read.data) === text ? read.data : null
  } catch {
    return null
  }
}
