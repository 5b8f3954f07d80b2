import type { Tx } from '../../platform/db/database.ts'
import type { Administrator } from './domain/recovery.ts'

/** An organisation as somebody belongs to it. */
export interface PlaceOfPerson {
  readonly organisationId: string
  readonly name: string
  /** Null when it is no commune. */
  readonly insee: string | null
  readonly siren: string | null
  readonly isAdministrator: boolean
}

/** What this slice asks of the one that knows where people belong. */
export interface Memberships {
  /** The first instant from which a role of this person asks for two factors; null when none does. */
  twoFactorsNeededFrom(tx: Tx, personId: string): Promise<Date | null>
  /** Roles that have ended are left out. */
  placesOf(tx: Tx, personId: string): Promise<readonly PlaceOfPerson[]>
  peopleOf(tx: Tx, organisationId: string): Promise<readonly string[]>
  administratorsOf(tx: Tx, organisationId: string): Promise<readonly Administrator[]>
  /** The organisations with a mandate in force from this one. */
  holdersOf(tx: Tx, organisationId: string): Promise<readonly string[]>
  /** The communes whose mandate in force this organisation holds. */
  heldBy(tx: Tx, holderId: string): Promise<readonly string[]>
  /** Where this person administers at least one of these people. */
  administeredAmong(
    tx: Tx,
    personId: string,
    people: readonly string[],
  ): Promise<
    readonly { readonly organisationId: string; readonly name: string; readonly insee: string | null }[]
  >
}
