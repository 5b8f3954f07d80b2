import { sql } from 'kysely'

/** What is kept of each commune beside the directory and its mandate; each is read whole by row-level security. */
export type Kept = 'tallies' | 'loads' | 'visits'

/**
 * Every commune that the organisation lists or holds a mandate of, one row each. The `door_*` views follow row-level
 * security, and each is joined only where the mandate held by this very organisation opens it, and only when asked for:
 * what stands under 5,000 mandates is worked out once a view. What the directory says stands beside each mandate; it is read
 * for the communes that are listed without one alone. With `insees`, of these only.
 */
export const communesOf = (
  organisationId: string,
  kept: readonly Kept[],
  insees: readonly string[] | null = null,
) => sql`
  held as (
    select m.*, m.state = 'in-force' and 'plan' = any(m.scopes) as sees_plan,
      m.state = 'in-force' and 'presence' = any(m.scopes) as sees_presence
    from territory.door_held m where m.holder_id = ${organisationId} and ${among('m', insees)}
  ),
  listed as (
    select l.insee, l.note from relay.listed_commune l where l.organisation_id = ${organisationId} and ${among('l', insees)}
  ),
  mine as (
    select h.insee, h.name, h.search_key, h.population, h.departement_code, h.epci_siren, l.insee is not null as is_listed,
      l.note, h.mandate_id, h.organisation_id, h.scopes, h.from_on, h.until_on, h.granted_at, h.is_opened, h.sees_plan,
      h.sees_presence, h.state as standing
    from held h
    left join listed l on l.insee = h.insee
    where h.name is not null and (l.insee is not null or h.state <> 'over')
    union all
    select c.insee, c.name, c.search_key, c.population, c.departement_code, c.epci_siren, true,
      l.note, null::uuid, null::uuid, null::text[], null::date, null::date, null::timestamptz, null::boolean, null::boolean,
      null::boolean, 'none'
    from listed l
    join territory.door_commune c on c.insee = l.insee
    where not exists (select from territory.door_held h where h.holder_id = ${organisationId} and h.insee = l.insee)
  ),
  ${views(kept)}
  commune as (
    select p.insee, p.name, p.search_key, p.population, p.departement_code, d.name as departement_name, p.epci_siren,
      e.name as epci_name, p.is_listed, p.note, p.mandate_id, p.organisation_id, p.scopes, p.from_on, p.until_on, p.granted_at, p.is_opened,
      p.standing, p.sees_plan, p.sees_presence${keptColumns(kept)}
    from mine p
    join territory.door_departement d on d.code = p.departement_code
    left join territory.door_epci e on e.siren = p.epci_siren
    ${joins(kept)}
  )`

const among = (table: string, insees: readonly string[] | null) =>
  insees === null ? sql`true` : sql`${sql.ref(table)}.insee = any(${insees}::text[])`

const views = (kept: readonly Kept[]) =>
  sql.join(
    [
      ...(kept.includes('tallies')
        ? [sql`tallies as materialized (select * from diagnostic.door_tally),`]
        : []),
      ...(kept.includes('loads') ? [sql`loads as materialized (select * from plan.door_tally),`] : []),
      ...(kept.includes('visits') ? [sql`visits as materialized (select * from watch.door_latest),`] : []),
    ],
    sql` `,
  )

const keptColumns = (kept: readonly Kept[]) =>
  sql.join(
    [
      sql``,
      ...(kept.includes('tallies')
        ? [sql`, t.known, t.proven, t.essentials_missing, t.essentials_total, t.said_at`]
        : []),
      ...(kept.includes('loads')
        ? [sql`, a.open_count, a.ended_count, a.ended_month_on, a.ended_in_month`]
        : []),
      ...(kept.includes('visits') ? [sql`, w.finished_at, w.levels, w.to_fix_count, w.worse_count`] : []),
    ],
    sql` `,
  )

const joins = (kept: readonly Kept[]) =>
  sql.join(
    [
      sql``,
      ...(kept.includes('tallies')
        ? [sql`left join tallies t on t.organisation_id = p.organisation_id and p.sees_plan`]
        : []),
      ...(kept.includes('loads')
        ? [sql`left join loads a on a.organisation_id = p.organisation_id and p.sees_plan`]
        : []),
      ...(kept.includes('visits')
        ? [sql`left join visits w on w.organisation_id = p.organisation_id and p.sees_presence`]
        : []),
    ],
    sql` `,
  )
