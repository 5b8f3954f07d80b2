import type { Tx } from '../../../platform/db/database.ts'
import { fromBase64, toBase64, toHex } from '../domain/log/bytes.ts'
import { originOf } from '../domain/log/checkpoint.ts'
import type { EntryPlace, Leaf } from '../domain/log/entry.ts'
import { writeVerifierKey } from '../domain/log/note.ts'
import { keyOfLog, machine, type SigningKey } from './cryptography.ts'
import {
  type ExportedEntry,
  type ExportedEpoch,
  formatName,
  formatVersion,
  type LogExport,
} from './export-shape.ts'
import { incidentOf } from './incident-store.ts'
import { entriesFrom, type Head, headsOf, type KeptEntry, type LogName } from './log-store.ts'
import { checkpointsOf, type KeptCheckpoint } from './witness-store.ts'
import { writeExport } from './write-export.ts'

const everything = 1_000_000

/** Null for a case that does not exist, or in which nothing was written. */
export async function exportLog(
  tx: Tx,
  log: LogName,
  commune: LogExport['commune'],
  key: SigningKey,
  now: Date,
): Promise<string | null> {
  const incident = await incidentOf(tx, log)
  const heads = await headsOf(tx, log)
  const last = heads.at(-1)
  // Only the key of the last epoch may seal; another opens an epoch when it first writes.
  if (incident === null || last?.publicKey !== toBase64(key.publicKey)) return null
  const entries = await entriesFrom(tx, log, { epoch: 1, sequence: 0 }, everything)
  const checkpoints = await checkpointsOf(tx, log)
  const reasons = reasonsIn(entries)
  const witnesses = new Set(
    checkpoints.flatMap(({ cosignatures }) => cosignatures.map(({ verifierKey }) => verifierKey)),
  )
  return writeExport(
    {
      format: formatName,
      version: formatVersion,
      exportedAt: now.toISOString(),
      commune,
      incident: {
        id: incident.id,
        kind: incident.kind,
        isExercise: incident.isExercise,
        begunAt: incident.begunAt.toISOString(),
        openedAt: incident.openedAt.toISOString(),
        closedAt: incident.closedAt?.toISOString() ?? null,
      },
      epochs: heads.map((head) => epochOf(log, head, entries, checkpoints, reasons)),
      witnesses: [...witnesses].toSorted(),
    },
    key,
  )
}

type Reasons = ReadonlyMap<string, EntryPlace>
const keyOfPlace = ({ epoch, sequence }: EntryPlace): string => `${epoch}/${sequence}`

/** Which entry took the words of which out. */
function reasonsIn(entries: readonly KeptEntry[]): Reasons {
  const reasons = new Map<string, EntryPlace>()
  for (const entry of entries) {
    const { redacts }: Leaf = JSON.parse(entry.leaf)
    if (redacts !== undefined)
      reasons.set(keyOfPlace(redacts), { epoch: entry.epoch, sequence: entry.sequence })
  }
  return reasons
}

function epochOf(
  log: LogName,
  head: Head,
  entries: readonly KeptEntry[],
  checkpoints: readonly KeptCheckpoint[],
  reasons: Reasons,
): ExportedEpoch {
  const origin = originOf(log.organisationId, log.incidentId, head.epoch)
  const own = checkpoints.filter(({ epoch }) => epoch === head.epoch)
  const publicKey = fromBase64(head.publicKey) ?? new Uint8Array()
  return {
    number: head.epoch,
    origin,
    key: writeVerifierKey(machine.sha256, keyOfLog(origin, publicKey)),
    entries: entries.filter(({ epoch }) => epoch === head.epoch).map((entry) => exported(entry, reasons)),
    checkpoints: own.map(
      ({ note, cosignatures }) => note + cosignatures.map(({ line }) => `${line}\n`).join(''),
    ),
    stamps: own.flatMap(({ size, stamps }) => stamps.map((token) => ({ size, token }))),
  }
}

function exported(entry: KeptEntry, reasons: Reasons): ExportedEntry {
  const leaf: Leaf = JSON.parse(entry.leaf)
  const hash = toHex(entry.leafHash)
  if (entry.salt !== null && entry.body !== null)
    return { leaf, hash, salt: toHex(entry.salt), body: JSON.parse(entry.body) }
  const redactedBy = reasons.get(keyOfPlace(entry))
  if (redactedBy === undefined) throw new Error('words are missing that no entry took out')
  return { leaf, hash, redactedBy }
}
