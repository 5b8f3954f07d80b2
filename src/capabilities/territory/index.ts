import type { Tx } from '../../platform/db/database.ts'
import type { Gate } from '../../platform/http/app.ts'
import type { Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Identity } from '../identity/index.ts'
import { contactDirectory } from './contacts-content.ts'
import { contactsFor, hoursInWords, type OfficialContact } from './domain/contacts.ts'
import { endOfRole, roleNamed } from './domain/rights.ts'
import { emergencyRoutes } from './emergency-http.ts'
import { openGate } from './gate.ts'
import { guidanceRoutes } from './guidance-http.ts'
import { territoryRoutes } from './http.ts'
import { invitationRoutes } from './invitation-http.ts'
import { loadDirectory } from './load-directory.ts'
import { mandateJobs } from './mandates/mandate-jobs.ts'
import { mandateRoutes } from './mandates/mandate-routes.ts'
import { type MandateListener, tellingOfMandates } from './mandates/mandate-turns.ts'
import { membershipRoutes } from './membership-http.ts'
import { memberships } from './memberships.ts'
import { organisationRoutes } from './organisations/organisation-http.ts'
import { providerRoutes } from './providers/provider-http.ts'
import { type NamedProvider, providerPeopleOf, providersOf } from './providers/provider-store.ts'
import * as reach from './reach/reach.ts'
import { hoursOf } from './show-contact.ts'
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

export { departementOf, timeZoneOfCommune } from './domain/places.ts'
export { readAddress } from './domain/presence.ts'
export { isPublicHoliday } from './domain/public-holiday.ts'
export type { CommuneAsked, CommuneUnderMandate, MandateInForce, PersonThere } from './reach/reach.ts'
export type { CommuneSpace, Contact, NamedCommune, NamedProvider }

/** Whom a commune of this région (or overseas collectivity) may call, with source, date and confidence. */
export const officialContacts = (regionCode: string) => contactsFor(regionCode, contactDirectory())
export type { OfficialContact }
export { hoursInWords, hoursOf }

/** What a slice that writes to communes asks of this one. */
export type Reach = typeof reach

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
  /** The providers of this installation that a commune named, by name. */
  providers(tx: Tx, organisationId: string): Promise<NamedProvider[]>
  /** People of a commune whose role is « prestataire », who see what is handed to them alone. */
  providerPeople(tx: Tx, organisationId: string): Promise<{ personId: string; name: string }[]>
  /** For the program itself (commands, demonstration): the organisation of a commune, whoever asks; null without a space. */
  organisationOf(insee: string): Promise<string | null>
  /** The members of an EPCI in the directory, largest first. */
  communesOfEpci(siren: string): Promise<{ insee: string; name: string }[]>
  /** People of a commune, mandates in force, spaces opened for others: each in the caller's transaction. */
  readonly reach: Reach
  /** The communes of France whose name, in plain letters without spaces (`saintpoint`), is one of `keys`; largest first. */
  communesNamed(tx: Tx, keys: readonly string[]): Promise<NamedCommune[]>
  /** `listener` runs in the transaction that granted or ended a mandate: queue, do no work. */
  onMandateTurned(listener: MandateListener): void
}

export function openTerritory(platform: Platform, { identity }: { identity: Identity }): Territory {
  const mandateListeners: MandateListener[] = []
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
      ...invitationRoutes(platform, identity),
      ...providerRoutes(platform, identity),
      ...mandateRoutes(tellingOfMandates(platform, mandateListeners), identity),
      ...guidanceRoutes(platform),
      ...emergencyRoutes(platform),
    ],
    jobs: mandateJobs(platform),
    prepare: () => prepare(platform),
    gate: openGate(platform.db, platform.clock),
    space: spaceOf,
    contacts: contactsOf,
    providers: providersOf,
    async providerPeople(tx, organisationId) {
      const people = await providerPeopleOf(tx, organisationId)
      const names = await identity.names(tx, people)
      return people.map((personId) => ({ personId, name: names.get(personId)?.name ?? 'Compte supprimé' }))
    },
    communesOfEpci: (siren) =>
      platform.db.asSystem('members of an EPCI in the directory', (tx) => communesOfEpci(tx, siren)),
    onMandateTurned: (listener) => void mandateListeners.push(listener),
    reach,
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
