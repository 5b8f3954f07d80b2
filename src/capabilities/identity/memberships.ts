import type { Tx } from '../../platform/db/database.ts'

/** What this slice asks of the one that knows where people belong. */
export interface Memberships {
  /** The first instant from which a role of this person asks for two factors; null when none does. */
  twoFactorsNeededFrom(tx: Tx, personId: string): Promise<Date | null>
  placesOf(
    tx: Tx,
    personId: string,
  ): Promise<readonly { readonly organisationId: string; readonly isAdministrator: boolean }[]>
  administratorsOf(tx: Tx, organisationId: string): Promise<readonly string[]>
}
