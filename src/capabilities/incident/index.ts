import type { Tx } from '../../platform/db/database.ts'
import type { Caller, Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Letter, Passage } from '../../platform/mail/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Diagnostic } from '../diagnostic/index.ts'
import type { EvidenceDoor } from '../evidence/index.ts'
import type { Plan } from '../plan/index.ts'
import type { Territory } from '../territory/index.ts'
import type { CaseView } from './case/case-shapes.ts'
import { openCases } from './case/open-cases.ts'
import { openFiles } from './files/open-files.ts'
import { attachmentRoutes } from './log/attachment-http.ts'
import { incidentRoutes } from './log/incident-http.ts'
import { logRoutes } from './log/log-http.ts'
import type { LogName } from './log/log-store.ts'
import { type Logbook, openLogbook } from './log/logbook.ts'
import { proofRoutes } from './log/proof-http.ts'
import { fingerprintOf } from './log/verify-export.ts'
import { witnessRoutes } from './log/witness-http.ts'
import { affectedRoutes } from './out-of-band/affected-http.ts'
import { affecting, passLetter } from './out-of-band/guard-mail.ts'
import { knownVoiceRoutes } from './out-of-band/known-voice-http.ts'
import { releaseLettersJob } from './out-of-band/release-letters.ts'
import { callerOfPhone } from './phones/caller-of-phone.ts'
import { enterRoutes } from './phones/enter-http.ts'
import { envelopeRoutes } from './phones/envelope-http.ts'
import { kitRoutes } from './phones/kit-http.ts'
import { proveOfflineJob } from './phones/offline-proof-job.ts'
import { phoneRoutes } from './phones/phone-http.ts'

export type { CaseView } from './case/case-shapes.ts'
export type { Author, EntryBody } from './domain/log/entry.ts'
export type { NewEntry } from './log/append.ts'
export type { LogName } from './log/log-store.ts'

export interface IncidentDoor {
  readonly routes: Route[]
  readonly jobs: Job[]
  readonly logbook: Logbook
  /** The phone whose token these headers show; null when it opens nothing; `none` when they show none. */
  callerOf(headers: Headers): Promise<Caller | null | 'none'>
  /** What every letter passes by: nothing is sent to a mailbox that an open emergency affects. */
  passLetter(letter: Letter): Promise<Passage>
  /** Whether an open emergency of this organisation affects an address. */
  isAffected(organisationId: string, address: string): Promise<boolean>
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
  const fingerprint = async (organisationId: string) =>
    fingerprintOf((await logbook.signerOf(organisationId)).key.publicKey)
  return {
    routes: [
      ...incidentRoutes(platform),
      ...logRoutes(platform, logbook),
      ...attachmentRoutes(platform),
      ...proofRoutes(platform, territory, logbook),
      ...witnessRoutes(platform),
      ...cases.routes,
      ...openFiles({ ...platform, territory, logbook, fingerprint, readCase: cases.readCase }),
      ...phoneRoutes(platform),
      ...enterRoutes(platform),
      ...envelopeRoutes(platform),
      ...kitRoutes(platform, territory, fingerprint),
      ...affectedRoutes(platform, territory, logbook),
      ...knownVoiceRoutes(platform),
    ],
    logbook,
    readCase: cases.readCase,
    fingerprint,
    jobs: [releaseLettersJob(platform, territory), proveOfflineJob(platform, below.evidence)],
    callerOf: (headers) => callerOfPhone(platform, headers),
    passLetter: (letter) => passLetter({ ...platform, territory }, letter),
    isAffected: (organisationId, address) =>
      platform.db.asSystem('does an emergency affect this address', async (tx) => {
        return (await affecting(territory, tx, address, [organisationId])).length > 0
      }),
  }
}
