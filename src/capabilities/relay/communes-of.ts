import { sql } from 'kysely'

/** What is kept of each commune beside the directory and its mandate; each is read whole by row-level security. */
export type Kept = 'tallies' | 'loads' | 'visits'

/**
 * Every commune that the organisation lists or holds a mandate of, one row each. The `door_*` views follow row-level
 * security, and each is joined only where the mandate held by this very organisation opens it, and only when asked for:
 * what stands under 5,000 mandates is worked out once a view.
 */
export const communesOf = (organisationId: string, kept: readonly Kept[]) => sql`
  held as materialized (
    select m.*, m.state = 'in-force' and 'plan' = any(m.scopes) as sees_plan,
      m.state = 'in-force' and 'presence' = any(m.scopes) as sees_presence
    from territory.door_mandates(${organisationId}) m
  ),
  mine as (
    select coalesce(l.insee, h.insee) as insee, l.insee is not null as is_listed, l.note, h.mandate_id, h.organisation_id,
      h.scopes, h.from_on, h.until_on, h.granted_at, h.is_opened, h.sees_plan, h.sees_presence,
      coalesce(h.state, 'none') as standing
    from (select * from relay.listed_commune where organisation_id = ${organisationId}) l
    full join held h on h.insee = l.insee
    where l.insee is not null or h.state <> 'over'
  ),
  ${views(kept)}
  commune as (
    select c.insee, c.name, c.search_key, c.population, c.departement_code, c.departement_name, c.epci_siren, c.epci_name,
      p.is_listed, p.note, p.mandate_id, p.organisation_id, p.scopes, p.from_on, p.until_on, p.granted_at, p.is_opened,
      p.standing, p.sees_plan, p.sees_presence${keptColumns(kept)}
    from mine p
    join territory.door_commune c on c.insee = p.insee
    ${joins(kept)}
  )`

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
      ...(kept.includes('loads') ? [sql`, a.open_count, a.ended_count`] : []),
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
