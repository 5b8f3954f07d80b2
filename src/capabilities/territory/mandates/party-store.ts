import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { HolderAtWork, Sitting } from '../domain/mandate-conflicts.ts'

/** Those that may hold a mandate. A provider is asked questions and given actions: that needs none. */
export const holderKinds = ['relay', 'epci', 'dpo'] as const
export type HolderKind = (typeof holderKinds)[number]

export interface PossibleHolder {
  readonly id: string
  readonly name: string
  readonly kind: HolderKind
}

/** Organisations of this installation whose name holds these letters. As the program: a commune sees no other. */
export async function findHolders(tx: Tx, search: string): Promise<PossibleHolder[]> {
  const { rows } = await sql<PossibleHolder>`
    select id, name, kind from territory.organisation
    where kind in ('relay', 'epci', 'dpo') and strpos(lower(name), lower(${search})) > 0
    order by name, id limit 20`.execute(tx)
  return rows
}

export async function holderNamed(tx: Tx, id: string): Promise<PossibleHolder | undefined> {
  const { rows } = await sql<PossibleHolder>`select id, name, kind from territory.organisation
    where id = ${id} and kind in ('relay', 'epci', 'dpo')`.execute(tx)
  return rows[0]
}

export interface CommuneOfCode {
  /** As it was asked. */
  readonly asked: string
  /** Today's code: another one when the commune merged since. Null: no such commune. */
  readonly insee: string | null
  readonly name: string | null
  /** Null without a space in this installation. */
  readonly organisationId: string | null
}

/** Where codes lead, in the order asked. As the program: a holder does not see communes that gave it nothing. */
export async function communesOfCodes(tx: Tx, codes: readonly string[]): Promise<CommuneOfCode[]> {
  const { rows } = await sql<CommuneOfCode>`
    select a.asked, c.insee, c.name, o.id as "organisationId"
    from unnest(${[...codes]}::text[]) with ordinality a(asked, place)
    left join lateral (
      select d.insee, d.name from territory.directory_commune d
      where d.insee = a.asked
        or d.insee in (select l.leads_to from territory.directory_alias l where l.insee = a.asked)
      order by (d.insee = a.asked) desc limit 1) c on true
    left join territory.organisation o on o.kind = 'commune' and o.insee = c.insee
    order by a.place`.execute(tx)
  return rows
}

/** Opens the space of a commune that signed on paper, without anybody in it: its people are invited afterwards. */
export async function openEmptySpace(
  tx: Tx,
  commune: { readonly insee: string; readonly name: string },
  by: { readonly personId: string; readonly at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into territory.organisation (kind, insee, name, opened_at)
    values ('commune', ${commune.insee}, ${commune.name}, ${by.at})
    on conflict (insee) where kind = 'commune' do update set name = territory.organisation.name
    returning id`.execute(tx)
  const [opened] = rows
  if (opened === undefined) throw new Error('a space that was just written has no row')
  await sql`insert into territory.profile (organisation_id, updated_at, updated_by)
    values (${opened.id}, ${by.at}, ${by.personId}) on conflict do nothing`.execute(tx)
  await sql`insert into territory.structure (organisation_id, kind) values (${opened.id}, 'mairie')
    on conflict do nothing`.execute(tx)
  return opened.id
}

/** Communes that ended a mandate of this holder on that day or later: an older signature does not bring it back. */
export async function revokedSince(
  tx: Tx,
  holderId: string,
  communeIds: readonly string[],
  signedOn: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from territory.mandate
    where holder_id = ${holderId} and organisation_id = any(${[...communeIds]}::uuid[]) and revoked_side = 'commune'
      and (revoked_at at time zone 'Europe/Paris')::date >= ${signedOn}::date`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Who sits where around a commune: its own people and those of every organisation whose mandate stands, or of the one
 * that proposes. As the program, to compare; a caller is shown only what concerns it.
 */
export async function sittingsAround(
  tx: Tx,
  communeId: string,
): Promise<{ communeName: string; holders: HolderAtWork[]; sittings: Sitting[] }> {
  const { rows: holders } = await sql<HolderAtWork>`
    select d.holder_id as "organisationId", d.holder_name as name, o.kind,
      (select array_agg(distinct s.scope) from territory.mandate e, unnest(e.scopes) s(scope)
        where e.organisation_id = ${communeId} and e.holder_id = d.holder_id and e.revoked_at is null) as scopes
    from territory.mandate d join territory.organisation o on o.id = d.holder_id
    where d.organisation_id = ${communeId} and d.revoked_at is null
      and d.until_on >= (platform.current_instant() at time zone 'Europe/Paris')::date
    group by d.holder_id, d.holder_name, o.kind order by d.holder_name`.execute(tx)
  const { rows: sittings } = await sql<Sitting>`
    select m.person_id as "personId", m.organisation_id as "organisationId", m.role from territory.member m
    where m.organisation_id = any(${[communeId, ...holders.map(({ organisationId }) => organisationId)]}::uuid[])
      and (m.until_at is null or m.until_at > platform.current_instant())
    order by m.since_at`.execute(tx)
  const { name: communeName } = await tx
    .selectFrom('territory.organisation')
    .select('name')
    .where('id', '=', communeId)
    .executeTakeFirstOrThrow()
  return { communeName, holders, sittings }
}
