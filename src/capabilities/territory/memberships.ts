import type { Tx } from '../../platform/db/database.ts'
import type { Memberships } from '../identity/index.ts'
import { roleNamed } from './domain/rights.ts'
import { secondFactorNeededFrom } from './domain/second-factor.ts'

/** What identity asks of people it knows only by their number: where they belong, and what that demands of them. */
export const memberships: Memberships = {
  async twoFactorsNeededFrom(tx, personId) {
    const held = await rolesOf(tx, personId)
    const instants = held
      .map(({ role, roleSinceAt }) => secondFactorNeededFrom(roleNamed(role), roleSinceAt))
      .filter((from) => from !== null)
      .toSorted((one, other) => one.getTime() - other.getTime())
    return instants[0] ?? null
  },
  async placesOf(tx, personId) {
    return (await rolesOf(tx, personId)).map(({ organisationId, role }) => ({
      organisationId,
      isAdministrator: isAdministrator(role),
    }))
  },
  async administratorsOf(tx, organisationId) {
    const rows = await tx
      .selectFrom('territory.member')
      .select(['personId', 'role'])
      .where('organisationId', '=', organisationId)
      .execute()
    return rows.filter(({ role }) => isAdministrator(role)).map(({ personId }) => personId)
  },
}

const isAdministrator = (role: string) => role === 'administrator' || role === 'relay-administrator'

async function rolesOf(tx: Tx, personId: string) {
  return tx
    .selectFrom('territory.member')
    .select(['organisationId', 'role', 'roleSinceAt'])
    .where('personId', '=', personId)
    .execute()
}
