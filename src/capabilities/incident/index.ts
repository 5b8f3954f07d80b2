import type { Route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Territory } from '../territory/index.ts'
import { attachmentRoutes } from './log/attachment-http.ts'
import { incidentRoutes } from './log/incident-http.ts'
import { logRoutes } from './log/log-http.ts'
import { type Logbook, openLogbook } from './log/logbook.ts'
import { proofRoutes } from './log/proof-http.ts'
import { fingerprintOf } from './log/verify-export.ts'
import { witnessRoutes } from './log/witness-http.ts'

export type { Author, EntryBody } from './domain/log/entry.ts'
export type { NewEntry } from './log/append.ts'
export type { LogName } from './log/log-store.ts'

export interface IncidentDoor {
  readonly routes: Route[]
  readonly logbook: Logbook
  /** SHA-256 of the public key that signs the logbooks of a commune, hexadecimal: printed in the kit. */
  fingerprint(organisationId: string): Promise<string>
}

export function openIncident(
  platform: Platform,
  { territory }: { readonly territory: Territory },
): IncidentDoor {
  const logbook = openLogbook(platform)
  return {
    routes: [
      ...incidentRoutes(platform),
      ...logRoutes(platform, logbook),
      ...attachmentRoutes(platform),
      ...proofRoutes(platform, territory, logbook),
      ...witnessRoutes(platform),
    ],
    logbook,
    fingerprint: async (organisationId) =>
      fingerprintOf((await logbook.signerOf(organisationId)).key.publicKey),
  }
}
