import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MandateScope, Role } from '../domain/rights.ts'
import { removeMember } from '../store.ts'

/** A commune as a list names it, and where it leads today. */
export interface CommuneAsked {
  readonly asked: string
  /** Null: no commune of that code. */
  readonly insee: string | null
  readonly name: string
  /** Null until its space is open here. */
  readonly organisationId: string | null
  readonly hasPeople: boolean
  /** What the town hall says it writes from; null once it has people, who say themselves to whom. */
  readonly mailAddress: string | null
}

export interface CommuneUnderMandate {
  readonly organisationId: string
  readonly insee: string
  readonly name: string
  readonly population: number
  readonly departementCode: string
  readonly epciSiren: string | null
  readonly epciName: string | null
  readonly scopes: MandateScope[]
}

export interface MandateInForce {
  readonly id: string
  readonly holderId: string
  readonly holderName: string
  readonly scopes: MandateScope[]
  readonly untilOn: Day
}

export interface PersonThere {
  readonly personId: string
  readonly role: Role
  readonly sinceAt: Date
}

/** What is known of these codes: today's commune, whether its space is open, whether it has people of its own. */
export async function communesAsked(tx: Tx, codes: readonly string[]): Promise<CommuneAsked[]> {
  const { rows } = await sql<CommuneAsked>`
    select a.asked, c.insee, coalesce(c.name, a.asked) as name, o.id as "organisationId",
      coalesce(p.people, false) as "hasPeople", case when p.people then null else p.mail_address end as "mailAddress"
    from unnest(${[...codes]}::text[]) with ordinality as a(asked, place)
    left join lateral (
      select d.insee, d.name from territory.directory_commune d
      where d.insee = a.asked or d.insee in (select leads_to from territory.directory_alias where insee = a.asked)
      order by (d.insee = a.asked) desc limit 1) c on true
    left join territory.organisation o on o.kind = 'commune' and o.insee = c.insee
    left join lateral (
      select r.mail_address, exists (select from territory.member m where m.organisation_id = o.id) as people
      from territory.profile r where r.organisation_id = o.id) p on true
    order by a.place`.execute(tx)
  return rows
}

/** Opens the space of each of these communes that has none, without people: as many as are asked, in one go. */
export async function openSpacesOf(
  tx: Tx,
  codes: readonly string[],
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`
    with opened as (
      insert into territory.organisation (kind, insee, name, opened_at)
      select 'commune', d.insee, d.name, ${by.at} from territory.directory_commune d where d.insee = any(${[...codes]}::text[])
      on conflict (insee) where kind = 'commune' do nothing returning id),
    profiled as (
      insert into territory.profile (organisation_id, updated_at, updated_by) select id, ${by.at}, ${by.personId} from opened)
    insert into territory.structure (organisation_id, kind) select id, 'mairie' from opened`.execute(tx)
}

/** Holds the list of people of an organisation until the transaction ends. Whether anybody else is in it. */
export async function hasOtherPeople(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  await sql`select from territory.organisation where id = ${organisationId} for update`.execute(tx)
  const { rows } = await sql`select from territory.member
    where organisation_id = ${organisationId} and person_id <> ${personId} limit 1`.execute(tx)
  return rows.length > 0
}

export async function belongsTo(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`select from territory.member
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx)
  return rows.length > 0
}

export async function peopleOf(tx: Tx, organisationId: string): Promise<PersonThere[]> {
  const { rows } = await sql<PersonThere>`
    select person_id as "personId", role, since_at as "sinceAt" from territory.member
    where organisation_id = ${organisationId} order by since_at, person_id`.execute(tx)
  return rows
}

/**
 * Closes the access of several people at once.
 * @returns false when nobody would be left to administer: the caller undoes its transaction
 */
export async function removePeople(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
): Promise<boolean> {
  for (const personId of personIds) if (!(await removeMember(tx, organisationId, personId))) return false
  return true
}

const inForce = sql`d.granted_at is not null and d.revoked_at is null
  and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on`

/** The communes that a mandate in force opens to an organisation, by name. */
export async function communesUnderMandate(tx: Tx, holderId: string): Promise<CommuneUnderMandate[]> {
  const { rows } = await sql<CommuneUnderMandate>`
    select o.id as "organisationId", o.insee, o.name, coalesce(c.population, 0) as population,
      coalesce(c.departement_code, '') as "departementCode", c.epci_siren as "epciSiren", e.name as "epciName", d.scopes
    from territory.mandate d
    join territory.organisation o on o.id = d.organisation_id
    left join territory.directory_alias a on a.insee = o.insee
      and not exists (select from territory.directory_commune where insee = o.insee)
    left join territory.directory_commune c on c.insee = coalesce(a.leads_to, o.insee)
    left join territory.directory_epci e on e.siren = c.epci_siren
    where d.holder_id = ${holderId} and ${inForce} order by o.name, o.insee`.execute(tx)
  return rows
}

/** How many communes a mandate in force opens to an organisation, by EPCI; those that stand in none under null. */
export async function communesUnderMandateByEpci(
  tx: Tx,
  holderId: string,
): Promise<{ siren: string | null; name: string | null; count: number }[]> {
  const { rows } = await sql<{ siren: string | null; name: string | null; count: number }>`
    select e.siren, e.name, count(*) as count
    from territory.mandate d
    join territory.organisation o on o.id = d.organisation_id
    left join territory.directory_alias a on a.insee = o.insee
      and not exists (select from territory.directory_commune where insee = o.insee)
    left join territory.directory_commune c on c.insee = coalesce(a.leads_to, o.insee)
    left join territory.directory_epci e on e.siren = c.epci_siren
    where d.holder_id = ${holderId} and ${inForce} group by e.siren, e.name order by min(o.name)`.execute(tx)
  return rows
}

/** The mandates in force that a commune gave. */
export async function mandatesInForce(tx: Tx, organisationId: string): Promise<MandateInForce[]> {
  const { rows } = await sql<MandateInForce>`
    select d.id, d.holder_id as "holderId", d.holder_name as "holderName", d.scopes, d.until_on as "untilOn"
    from territory.mandate d where d.organisation_id = ${organisationId} and ${inForce}
    order by d.holder_name`.execute(tx)
  return rows
}

/** Among these communes, those that gave this organisation a mandate in force. */
export async function mandateGivers(
  tx: Tx,
  holderId: string,
  communeIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select d.organisation_id as id from territory.mandate d
    where d.holder_id = ${holderId} and d.organisation_id = any(${[...communeIds]}::uuid[]) and ${inForce}`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** When the numbers to call of each of these communes were last saved; absent where none was, or where nothing is seen. */
export async function numbersSavedAt(tx: Tx, communeIds: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select organisation_id as id, max(updated_at) as at from territory.contact
    where organisation_id = any(${[...communeIds]}::uuid[]) group by organisation_id`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export async function nameOf(tx: Tx, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from territory.organisation where id = ${organisationId}`.execute(tx)
  return rows[0]?.name ?? null
}

/** When the space was opened. */
export async function openedAt(tx: Tx, organisationId: string): Promise<Date> {
  const row = await tx
    .selectFrom('territory.organisation')
    .select('openedAt')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return row.openedAt
}
