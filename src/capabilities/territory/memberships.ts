import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Memberships } from '../identity/index.ts'
import { roleNamed } from './domain/rights.ts'
import { secondFactorNeededFrom } from './domain/second-factor.ts'

interface Held {
  readonly organisationId: string
  readonly name: string
  readonly insee: string | null
  readonly siren: string | null
  readonly role: string
  readonly roleSinceAt: Date
}

const inForce = sql`d.granted_at is not null and d.revoked_at is null
  and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on`
const lasts = sql`(m.until_at is null or m.until_at > platform.current_instant())`

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
    return (await rolesOf(tx, personId)).map(({ role, roleSinceAt: _, ...place }) => ({
      ...place,
      isAdministrator: isAdministrator(role),
    }))
  },
  async peopleOf(tx, organisationId) {
    const { rows } = await sql<{ personId: string }>`select m.person_id as "personId" from territory.member m
      where m.organisation_id = ${organisationId} and ${lasts}`.execute(tx)
    return rows.map(({ personId }) => personId)
  },
  async administratorsOf(tx, organisationId) {
    const { rows } = await sql<{ personId: string; role: string; sinceAt: Date }>`
      select m.person_id as "personId", m.role, m.role_since_at as "sinceAt" from territory.member m
      where m.organisation_id = ${organisationId} and ${lasts}`.execute(tx)
    return rows
      .filter(({ role }) => isAdministrator(role))
      .map(({ personId, sinceAt }) => ({ personId, sinceAt }))
  },
  async holdersOf(tx, organisationId) {
    const { rows } = await sql<{ id: string }>`select distinct d.holder_id as id from territory.mandate d
      where d.organisation_id = ${organisationId} and ${inForce}`.execute(tx)
    return rows.map(({ id }) => id)
  },
  async heldBy(tx, holderId) {
    const { rows } = await sql<{
      id: string
    }>`select distinct d.organisation_id as id from territory.mandate d
      where d.holder_id = ${holderId} and ${inForce}`.execute(tx)
    return rows.map(({ id }) => id)
  },
  async administeredAmong(tx, personId, people) {
    const { rows } = await sql<{ organisationId: string; name: string; insee: string | null; role: string }>`
      select distinct o.id as "organisationId", o.name, o.insee, m.role
      from territory.member m
      join territory.organisation o on o.id = m.organisation_id
      join territory.member led on led.organisation_id = m.organisation_id
        and led.person_id = any(${[...people]}::uuid[]) and led.person_id <> m.person_id
      where m.person_id = ${personId} and ${lasts} order by o.name`.execute(tx)
    return rows.filter(({ role }) => isAdministrator(role)).map(({ role: _, ...place }) => place)
  },
}

const isAdministrator = (role: string) => role === 'administrator' || role === 'relay-administrator'

async function rolesOf(tx: Tx, personId: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select m.organisation_id as "organisationId", o.name, o.insee, coalesce(o.siren, c.siren) as siren, m.role, m.role_since_at as "roleSinceAt"
    from territory.member m join territory.organisation o on o.id = m.organisation_id
    left join territory.directory_commune c on c.insee = o.insee
    where m.person_id = ${personId} and ${lasts} order by o.name`.execute(tx)
  return rows
}
