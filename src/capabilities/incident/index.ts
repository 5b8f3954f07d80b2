import type { Tx } from '../../platform/db/database.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Diagnostic } from '../diagnostic/index.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Territory } from '../territory/index.ts'
import type { CaseView } from './case/case-shapes.ts'
import { openCases } from './case/open-cases.ts'
import { attachmentRoutes } from './log/attachment-http.ts'
import { incidentRoutes } from './log/incident-http.ts'
import { logRoutes } from './log/log-http.ts'
import type { LogName } from './log/log-store.ts'
import { type Logbook, openLogbook } from './log/logbook.ts'
import { proofRoutes } from './log/proof-http.ts'
import { fingerprintOf } from './log/verify-export.ts'
import { witnessRoutes } from './log/witness-http.ts'

export type { CaseView } from './case/case-shapes.ts'
export type { Author, EntryBody } from './domain/log/entry.ts'
export type { NewEntry } from './log/append.ts'
export type { LogName } from './log/log-store.ts'

export interface IncidentDoor {
  readonly routes: Route[]
  readonly logbook: Logbook
  /** A case as it stands now, in the caller's transaction; null where it is not there for them. */
  readCase(tx: Tx, log: LogName): Promise<CaseView | null>
  /** SHA-256 of the public key that signs the logbooks of a commune, hexadecimal: printed in the kit. */
  fingerprint(organisationId: string): Promise<string>
}

export function openIncident(
  platform: Platform,
  below: {
    readonly territory: Territory
    readonly evidence: EvidenceDoor
    readonly diagnostic: Diagnostic
    readonly plan: Plan
  },
): IncidentDoor {
  const { territory } = below
  const logbook = openLogbook(platform)
  const cases = openCases(platform, { ...below, logbook })
  return {
    routes: [
      ...incidentRoutes(platform),
      ...logRoutes(platform, logbook),
      ...attachmentRoutes(platform),
      ...proofRoutes(platform, territory, logbook),
      ...witnessRoutes(platform),
      ...cases.routes,
    ],
    logbook,
    readCase: cases.readCase,
    fingerprint: async (organisationId) =>
      fingerprintOf((await logbook.signerOf(organisationId)).key.publicKey),
  }
}
