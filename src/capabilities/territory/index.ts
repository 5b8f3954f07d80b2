import type { Tx } from '../../platform/db/database.ts'
import type { Gate } from '../../platform/http/app.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Identity } from '../identity/index.ts'
import { endOfRole, roleNamed } from './domain/rights.ts'
import { emergencyRoutes } from './emergency-http.ts'
import { openGate } from './gate.ts'
import { guidanceRoutes } from './guidance-http.ts'
import { territoryRoutes } from './http.ts'
import { loadDirectory } from './load-directory.ts'
import { mandateJobs } from './mandates/mandate-jobs.ts'
import { mandateRoutes } from './mandates/mandate-routes.ts'
import { membershipRoutes } from './membership-http.ts'
import { memberships } from './memberships.ts'
import { organisationRoutes } from './organisations/organisation-http.ts'
import {
  addMember,
  type CommuneSpace,
  type Contact,
  communesNamed,
  communesOfEpci,
  contactsOf,
  type NamedCommune,
  organisationOf,
  spaceOf,
} from './store.ts'

export { timeZoneOfCommune } from './domain/places.ts'
export type { CommuneSpace, Contact, NamedCommune }

export interface Territory {
  readonly routes: Route[]
  readonly jobs: Job[]
  /** Loads the directory of this version when it is not there: seconds the first time, nothing after. */
  prepare(): Promise<void>
  /** What the routes ask of whoever calls: the commune or the organisation as they stand in it. */
  readonly gate: Pick<Gate, 'placeOf' | 'officeOf' | 'noteAccess'>
  /** The space of a commune in the caller's transaction; undefined when it may not be seen. */
  space(tx: Tx, organisationId: string): Promise<CommuneSpace | undefined>
  contacts(tx: Tx, organisationId: string): Promise<Contact[]>
  /** For the program itself (commands, demonstration): the organisation of a commune, whoever asks; null without a space. */
  organisationOf(insee: string): Promise<string | null>
  /** The members of an EPCI in the directory, largest first. */
  communesOfEpci(siren: string): Promise<{ insee: string; name: string }[]>
  /** The communes of France whose name, in plain letters without spaces (`saintpoint`), is one of `keys`; largest first. */
  communesNamed(tx: Tx, keys: readonly string[]): Promise<NamedCommune[]>
}

export function openTerritory(platform: Platform, { identity }: { identity: Identity }): Territory {
  identity.onInvitationAccepted(async (tx, { organisationId, role, personId }) => {
    const untilAt = endOfRole(roleNamed(role), platform.clock())
    await addMember(tx, { organisationId, personId, role: roleNamed(role), untilAt }, platform.clock())
    return null
  })
  identity.askAboutPlaces(memberships)
  return {
    routes: [
      ...territoryRoutes(platform),
      ...membershipRoutes(platform, identity),
      ...organisationRoutes(platform, identity),
      ...mandateRoutes(platform, identity),
      ...guidanceRoutes(platform),
      ...emergencyRoutes(platform),
    ],
    jobs: mandateJobs(platform),
    prepare: () => prepare(platform),
    gate: openGate(platform.db, platform.clock),
    space: spaceOf,
    contacts: contactsOf,
    communesOfEpci: (siren) =>
      platform.db.asSystem('members of an EPCI in the directory', (tx) => communesOfEpci(tx, siren)),
    communesNamed,
    organisationOf: (insee) =>
      platform.db.asSystem('find the space of a commune', (tx) => organisationOf(tx, insee)),
  }
}

async function prepare({ db, clock, log }: Platform): Promise<void> {
  const load = await loadDirectory(db, clock())
  if (load.kind === 'loaded')
    log.info({ communes: load.communes, moves: load.moves.length }, 'the directory was loaded')
}
