import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** A provider of this installation that a commune asks things of. */
export interface NamedProvider {
  readonly providerId: string
  readonly name: string
  /** ISO instant, UTC. */
  readonly linkedAt: string
}

/** Those of a commune, by name. */
export async function providersOf(tx: Tx, organisationId: string): Promise<NamedProvider[]> {
  const { rows } = await sql<NamedProvider>`
    select provider_id as "providerId", provider_name as name,
      to_json(linked_at at time zone 'UTC') #>> '{}' || 'Z' as "linkedAt"
    from territory.provider where organisation_id = ${organisationId} and ended_at is null
    order by provider_name, provider_id`.execute(tx)
  return rows
}

export async function providerOfSiren(
  tx: Tx,
  siren: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from territory.provider_of_siren(${siren})`.execute(tx)
  return rows[0] ?? null
}

/** Naming a provider again is harmless. */
export async function nameProvider(
  tx: Tx,
  organisationId: string,
  provider: { readonly id: string; readonly name: string },
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into territory.provider (organisation_id, provider_id, commune_insee, commune_name, provider_name, linked_at,
      linked_by)
    select o.id, ${provider.id}, o.insee, o.name, ${provider.name}, ${by.at}, ${by.personId}
    from territory.organisation o where o.id = ${organisationId}
    on conflict (organisation_id, provider_id) where ended_at is null do nothing`.execute(tx)
}

/** From then on the provider sees nothing more of this commune; false when it was not named. */
export async function endProvider(
  tx: Tx,
  organisationId: string,
  providerId: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update territory.provider set ended_at = ${at}
    where organisation_id = ${organisationId} and provider_id = ${providerId} and ended_at is null`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** People of the commune whose role is « prestataire ». */
export async function providerPeopleOf(tx: Tx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from territory.member
    where organisation_id = ${organisationId} and role = 'provider'
      and (until_at is null or until_at > platform.current_instant())
    order by since_at`.execute(tx)
  return rows.map(({ personId }) => personId)
}
