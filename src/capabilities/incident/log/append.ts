import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../../../platform/db/database.ts'
import { join, toBase64, toHex } from '../domain/log/bytes.ts'
import { originOf } from '../domain/log/checkpoint.ts'
import {
  type Author,
  commitTo,
  type EntryBody,
  type EntryPlace,
  hashOfLeaf,
  isBodyOf,
  type Leaf,
  type Recalled,
  saltInBytes,
  writeCanonical,
} from '../domain/log/entry.ts'
import { addLeaf, emptyFrontier, type Frontier, rootOf } from '../domain/log/merkle.ts'
import { machine, type SigningKey, signCheckpoint } from './cryptography.ts'
import {
  addCheckpoint,
  addEntries,
  addEpoch,
  type EntryToAdd,
  entriesOfDevice,
  type Head,
  headsOf,
  type KeptEntry,
  type LogName,
  lockLog,
} from './log-store.ts'

const { sha256 } = machine

/** What somebody writes, as their device tells it. Instants are ISO 8601 in UTC with milliseconds. */
export interface NewEntry
  extends Pick<
    Leaf,
    'kind' | 'medium' | 'device' | 'happenedAt' | 'writtenAt' | 'sentAt' | 'recalls' | 'recovers' | 'redacts'
  > {
  readonly body: EntryBody
}

/** Who signs, and for which life of the installation. */
export interface Signer {
  readonly key: SigningKey
  readonly incarnation: string
}

export type Recorded =
  | { readonly kind: 'recorded' | 'already-recorded'; readonly place: EntryPlace; readonly leaf: string }
  /** Another entry of this author stands under this number of this device. */
  | { readonly kind: 'number-taken' }

export interface Appended {
  /** In the order in which they were given. */
  readonly entries: readonly Recorded[]
  /** The newest checkpoint, signed; it covers every entry that is recorded. */
  readonly checkpoint: string
}

const nobody = '00000000-0000-0000-0000-000000000000'
const program: Author = { id: nobody, name: 'Beffroi', role: 'program', holderId: null }

/**
 * Adds entries to a logbook in the caller's transaction, each once however often it is sent, in the order given. What
 * it returns may be told once the transaction has ended, not before.
 */
export async function append(
  tx: Tx,
  log: LogName,
  author: Author,
  given: readonly NewEntry[],
  signer: Signer,
  now: Date,
): Promise<Appended> {
  await lockLog(tx, log)
  const tip = await openTip(tx, log, signer, now)
  const keys = given.map(({ device }) => device)
  const known = new Map(
    (await entriesOfDevice(tx, log, author.id, keys)).map((entry) => [
      `${entry.deviceId} ${entry.deviceSequence}`,
      entry,
    ]),
  )
  const entries: Recorded[] = []
  const fresh = new Map<string, NewEntry & { readonly place: EntryPlace; readonly leaf: string }>()
  for (const entry of given) {
    const key = `${entry.device.id} ${entry.device.sequence}`
    const kept = known.get(key)
    const twin = fresh.get(key)
    if (kept !== undefined) {
      entries.push(
        isSame(kept, entry)
          ? {
              kind: 'already-recorded',
              place: { epoch: kept.epoch, sequence: kept.sequence },
              leaf: kept.leaf,
            }
          : { kind: 'number-taken' },
      )
    } else if (twin !== undefined) {
      entries.push(
        toldOf(twin) === toldOf(entry)
          ? { kind: 'already-recorded', place: twin.place, leaf: twin.leaf }
          : { kind: 'number-taken' },
      )
    } else {
      const added = tip.add(author, entry, now)
      fresh.set(key, { ...entry, ...added })
      entries.push({ kind: 'recorded', ...added })
    }
  }
  return { entries, checkpoint: await tip.sign(tx, log, signer, now) }
}

/** The end of a logbook, where entries gather until they are signed together. */
interface Tip {
  add(author: Author, entry: NewEntry, now: Date): { place: EntryPlace; leaf: string }
  /** Writes what gathered, and gives the newest checkpoint. */
  sign(tx: Tx, log: LogName, signer: Signer, now: Date): Promise<string>
}

/** The last epoch when this key and this life of the installation may go on with it; else a new one. */
async function openTip(tx: Tx, log: LogName, signer: Signer, now: Date): Promise<Tip> {
  const heads = await headsOf(tx, log)
  const last = heads.at(-1)
  const publicKey = toBase64(signer.key.publicKey)
  if (last !== undefined && last.publicKey === publicKey && last.incarnation === signer.incarnation)
    return tipOf(last.epoch, frontierOf(last), last.note)
  const recalls = heads.slice(-1).map((head) => recallOf(log, head))
  return openEpoch(tx, log, (last?.epoch ?? 0) + 1, recalls, signer, now)
}

async function openEpoch(
  tx: Tx,
  log: LogName,
  epoch: number,
  recalls: readonly Recalled[],
  { key, incarnation }: Signer,
  now: Date,
): Promise<Tip> {
  await addEpoch(tx, log, { epoch, publicKey: toBase64(key.publicKey), incarnation }, now)
  const tip = tipOf(epoch, emptyFrontier, null)
  if (epoch > 1)
    tip.add(program, programEntry({ text: openingWords, recalls, device: randomUUID() }, now), now)
  return tip
}

interface ProgramWords {
  readonly text: string
  readonly recalls: readonly Recalled[]
  readonly device: string
}

function programEntry({ text, recalls, device }: ProgramWords, now: Date): NewEntry {
  const at = now.toISOString()
  return {
    kind: 'epoch',
    medium: 'screen',
    device: { id: device, sequence: 0 },
    happenedAt: at,
    writtenAt: at,
    sentAt: at,
    recalls,
    body: { text, attachments: [] },
  }
}

/** What the program itself has to say in a logbook. */
export const appendForProgram = (tx: Tx, log: LogName, words: ProgramWords, signer: Signer, now: Date) =>
  append(tx, log, program, [programEntry(words, now)], signer, now)

const openingWords =
  'Le serveur a été remis en état, ou sa clé a changé : une nouvelle période s’ouvre. Elle nomme le dernier point de contrôle connu de la précédente.'

/** Opens another epoch because a device holds what this server no longer does, whatever the last epoch is. */
export async function openNextEpoch(
  tx: Tx,
  log: LogName,
  recalls: readonly Recalled[],
  signer: Signer,
  now: Date,
): Promise<string> {
  const last = (await headsOf(tx, log)).at(-1)
  const own = last === undefined ? [] : [recallOf(log, last)]
  const named = [
    ...own.filter(({ origin }) => recalls.every((one) => one.origin !== origin || one.diverges)),
    ...recalls,
  ]
  const tip = await openEpoch(tx, log, (last?.epoch ?? 0) + 1, named, signer, now)
  return tip.sign(tx, log, signer, now)
}

export function recallOf({ organisationId, incidentId }: LogName, head: Head): Recalled {
  return {
    origin: originOf(organisationId, incidentId, head.epoch),
    size: head.size,
    root: toHex(rootOf(sha256, frontierOf(head))),
    diverges: false,
  }
}

export function frontierOf({ size, frontier }: Pick<Head, 'size' | 'frontier'>): Frontier {
  const peaks: Uint8Array[] = []
  for (let at = 0; at < frontier.length; at += 32) peaks.push(new Uint8Array(frontier.subarray(at, at + 32)))
  return { size, peaks }
}

function tipOf(epoch: number, start: Frontier, note: string | null): Tip {
  let frontier = start
  const gathered: EntryToAdd[] = []
  return {
    add(author, { body, ...entry }, now) {
      const place = { epoch, sequence: frontier.size }
      const salt = new Uint8Array(randomBytes(saltInBytes))
      const leaf: Leaf = {
        ...entry,
        ...place,
        author,
        body: commitTo(sha256, salt, body),
        receivedAt: now.toISOString(),
      }
      const hash = hashOfLeaf(sha256, leaf)
      const written = writeCanonical(leaf)
      frontier = addLeaf(sha256, frontier, hash)
      gathered.push({
        ...place,
        leaf: written,
        leafHash: toHex(hash),
        authorId: author.id,
        deviceId: entry.device.id,
        deviceSequence: entry.device.sequence,
        words: { salt: toHex(salt), body: writeCanonical(body) },
        sha256s: body.attachments.map((file) => file.sha256),
      })
      return { place, leaf: written }
    },
    async sign(tx, log, { key }, now) {
      if (gathered.length === 0 && note !== null) return note
      if (gathered.length === 0) throw new Error('a logbook without entries has no checkpoint')
      const checkpoint = {
        origin: originOf(log.organisationId, log.incidentId, epoch),
        size: frontier.size,
        root: rootOf(sha256, frontier),
      }
      const signed = signCheckpoint(checkpoint, key)
      await addEntries(tx, log, gathered)
      await addCheckpoint(
        tx,
        log,
        { epoch, size: frontier.size, frontier: join(...frontier.peaks), note: signed },
        now,
      )
      return signed
    },
  }
}

const toldOf = ({ kind, medium, happenedAt, writtenAt, body }: NewEntry): string =>
  writeCanonical({ kind, medium, happenedAt, writtenAt, body })

/** Whether this is the entry that stands there. When it was sent is not of it: it may be sent ten times. */
function isSame(kept: KeptEntry, entry: NewEntry): boolean {
  const leaf: Leaf = JSON.parse(kept.leaf)
  const isTold =
    leaf.kind === entry.kind &&
    leaf.medium === entry.medium &&
    leaf.happenedAt === entry.happenedAt &&
    leaf.writtenAt === entry.writtenAt
  // Without its words nothing is left to compare.
  return isTold && (kept.salt === null || isBodyOf(sha256, leaf, toHex(kept.salt), entry.body))
}
