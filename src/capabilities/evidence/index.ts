import type { Tx } from '../../platform/db/database.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { evidenceRoutes } from './http.ts'
import {
  append,
  currentProofs,
  historyOf,
  type KeptEvidence,
  keepFile,
  type NewEvidence,
  type NewFile,
} from './store.ts'

export { largestFileInBytes, mediaTypeOf, plainFileName } from './domain/file-rules.ts'
export type { KeptEvidence, NewEvidence, NewFile }

/** Called in the transaction that recorded the proofs: enqueue a job, do no work. */
export type RecordedListener = (tx: Tx, organisationId: string) => Promise<void>

export interface EvidenceDoor {
  readonly routes: Route[]
  /** Appends dated proofs in the caller's transaction and wakes whoever registered. */
  record(tx: Tx, organisationId: string, proofs: readonly NewEvidence[]): Promise<void>
  /** What counts today: at most two proofs a subject, the newest decisive one and the newest undecided one. */
  current(tx: Tx, organisationId: string): Promise<KeptEvidence[]>
  /** Every proof on these subjects, newest first. */
  history(tx: Tx, organisationId: string, subjects: readonly string[]): Promise<KeptEvidence[]>
  /** `by.personId` is null for a provider who has no account here. */
  keepFile(
    tx: Tx,
    organisationId: string,
    file: NewFile,
    by: { personId: string | null; at: Date },
  ): Promise<string>
  onRecorded(listener: RecordedListener): void
}

export function openEvidence(platform: Platform): EvidenceDoor {
  const listeners: RecordedListener[] = []
  return {
    routes: evidenceRoutes(platform),
    async record(tx, organisationId, proofs) {
      await append(tx, organisationId, proofs, platform.clock())
      for (const listener of listeners) await listener(tx, organisationId)
    },
    current: currentProofs,
    history: historyOf,
    keepFile,
    onRecorded: (listener) => void listeners.push(listener),
  }
}
