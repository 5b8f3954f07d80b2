import { randomBytes } from 'node:crypto'
import { toHex } from '../../src/capabilities/incident/domain/log/bytes.ts'
import { originOf } from '../../src/capabilities/incident/domain/log/checkpoint.ts'
import { commitTo, hashOfLeaf, type Leaf } from '../../src/capabilities/incident/domain/log/entry.ts'
import { frontierOf, rootOf } from '../../src/capabilities/incident/domain/log/merkle.ts'
import { writeVerifierKey } from '../../src/capabilities/incident/domain/log/note.ts'
import {
  keyOfLog,
  machine,
  newSigningKey,
  readSigningKey,
  signCheckpoint,
} from '../../src/capabilities/incident/log/cryptography.ts'
import type { ExportedEntry, LogExport } from '../../src/capabilities/incident/log/export-shape.ts'

const { sha256 } = machine
const communeId = '0198c0de-0000-7000-8000-00000000000c'
const incidentId = '0198c0de-0000-7000-8000-00000000000d'

/** A logbook made without a server: entries of one epoch, a checkpoint after each. */
export function smallLogbook(texts: readonly string[], more: Partial<Leaf> = {}) {
  const key = readSigningKey(newSigningKey())
  const origin = originOf(communeId, incidentId, 1)
  const entries = texts.map((text, sequence): ExportedEntry => {
    const salt = new Uint8Array(randomBytes(32))
    const body = { text, attachments: [] }
    const leaf: Leaf = {
      epoch: 1,
      sequence,
      author: { id: communeId, name: 'Claire Martin', role: 'secretary', holderId: null },
      body: commitTo(sha256, salt, body),
      device: { id: incidentId, sequence },
      kind: 'note',
      medium: 'screen',
      happenedAt: '2026-11-22T09:00:00.000Z',
      writtenAt: '2026-11-22T09:00:00.000Z',
      sentAt: '2026-11-22T09:00:01.000Z',
      receivedAt: '2026-11-22T09:00:02.000Z',
      ...more,
    }
    return { leaf, hash: toHex(hashOfLeaf(sha256, leaf)), salt: toHex(salt), body }
  })
  const hashes = entries.map(({ leaf }) => hashOfLeaf(sha256, leaf))
  const checkpointOf = (size: number) =>
    signCheckpoint({ origin, size, root: rootOf(sha256, frontierOf(sha256, hashes.slice(0, size))) }, key)
  const content: Omit<LogExport, 'seal'> = {
    format: 'beffroi-main-courante',
    version: 1,
    exportedAt: '2026-11-22T10:00:00.000Z',
    commune: { id: communeId, insee: '71137', name: 'Cluny' },
    incident: {
      id: incidentId,
      kind: 'ransomware',
      isExercise: false,
      begunAt: '2026-11-22T08:00:00.000Z',
      openedAt: '2026-11-22T08:41:00.000Z',
      closedAt: null,
    },
    epochs: [
      {
        number: 1,
        origin,
        key: writeVerifierKey(sha256, keyOfLog(origin, key.publicKey)),
        entries,
        checkpoints: entries.map((_, index) => checkpointOf(index + 1)),
        stamps: [],
      },
    ],
    witnesses: [],
  }
  return { content, key, origin, checkpointOf }
}
