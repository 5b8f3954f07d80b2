import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { communesOf } from './communes-of.ts'
import type { MandateStanding } from './domain/portfolio.ts'

/** What the annual report counts, a row a commune; figures are null where the commune did not open them. */
export interface ReportRow {
  readonly population: number
  readonly standing: MandateStanding
  readonly isOpened: boolean | null
  readonly grantedInYear: boolean
  readonly seesPlan: boolean
  readonly seesPresence: boolean
  readonly known: number | null
  readonly proven: number | null
  /** Known, proven and missing are of the last month of the year that is known; this is of the first. */
  readonly provenBefore: number | null
  readonly essentialsMissing: number | null
  readonly endedActions: number
  readonly isVisited: boolean
  readonly isEssentialLevel: boolean | null
}

export async function reportRowsOf(tx: Tx, organisationId: string, year: number): Promise<ReportRow[]> {
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`]
  const { rows } = await sql<ReportRow>`
    with ${communesOf(organisationId, ['visits'])},
    before as (
      select distinct on (m.organisation_id) m.organisation_id, m.proven
      from diagnostic.door_month_tally m
      where m.month_on >= ${from}::date and m.month_on < ${to}::date order by m.organisation_id, m.month_on
    ),
    last as (
      select distinct on (m.organisation_id) m.organisation_id, m.known, m.proven, m.essentials_missing
      from diagnostic.door_month_tally m
      where m.month_on >= ${from}::date and m.month_on < ${to}::date
      order by m.organisation_id, m.month_on desc
    ),
    ended as (
      select e.organisation_id, count(*) as count from plan.door_ended_action e
      where e.closed_at >= ${from}::date and e.closed_at < ${to}::date group by 1
    )
    select k.population, k.standing, k.is_opened as "isOpened",
      coalesce(k.granted_at >= ${from}::date and k.granted_at < ${to}::date, false) as "grantedInYear",
      coalesce(k.sees_plan, false) as "seesPlan", coalesce(k.sees_presence, false) as "seesPresence",
      case when k.sees_plan then l.known end as known, case when k.sees_plan then l.proven end as proven,
      case when k.sees_plan then b.proven end as "provenBefore", case when k.sees_plan then l.essentials_missing end as "essentialsMissing",
      case when k.sees_plan then coalesce(e.count, 0) else 0 end as "endedActions",
      k.finished_at is not null as "isVisited", (k.levels ->> 'a')::boolean as "isEssentialLevel"
    from commune k
    left join before b on b.organisation_id = k.organisation_id
    left join last l on l.organisation_id = k.organisation_id
    left join ended e on e.organisation_id = k.organisation_id`.execute(tx)
  return rows
}

/** As the speaker who sits in it may read it; null to anybody else. */
export async function nameOfOffice(tx: Tx, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select o.name from territory.organisation o where o.id = ${organisationId}`.execute(tx)
  return rows[0]?.name ?? null
}
