import { sql } from 'kysely'
import { narrowTo, type Tx } from '../../platform/db/database.ts'
import { communesOf, type Kept } from './communes-of.ts'
import { plainName } from './domain/place-names.ts'
import {
  endsSoonInDays,
  type MandateStanding,
  type PortfolioQuery,
  rowsOnPage,
  type Sort,
  type StandingFilter,
} from './domain/portfolio.ts'

/** One commune of a list. What stands under a scope is null without it: nothing of a commune shows that it did not open. */
export interface PortfolioRow {
  readonly insee: string
  readonly name: string
  readonly population: number
  readonly departementCode: string
  readonly epciName: string | null
  readonly isListed: boolean
  readonly note: string | null
  readonly standing: MandateStanding
  readonly scopes: readonly string[]
  readonly untilOn: string | null
  /** Somebody of the commune came in; null without a mandate in force. */
  readonly isOpened: boolean | null
  readonly known: number | null
  readonly proven: number | null
  readonly essentialsMissing: number | null
  readonly essentialsTotal: number | null
  readonly openActions: number | null
  readonly saidAt: string | null
  readonly visitedAt: string | null
  readonly levels: Readonly<Record<string, boolean | null>> | null
  readonly toFix: number | null
  readonly worse: number | null
}

const today = sql`(platform.current_instant() at time zone 'Europe/Paris')::date`

const columns = sql`k.insee, k.name, k.population, k.departement_code as "departementCode", k.epci_name as "epciName",
  k.is_listed as "isListed", k.note, k.standing, coalesce(k.scopes, '{}') as scopes, k.until_on as "untilOn",
  k.is_opened as "isOpened", k.known, k.proven, k.essentials_missing as "essentialsMissing",
  k.essentials_total as "essentialsTotal", k.open_count as "openActions",
  to_json(k.said_at at time zone 'UTC') #>> '{}' || 'Z' as "saidAt",
  to_json(k.finished_at at time zone 'UTC') #>> '{}' || 'Z' as "visitedAt", k.levels, k.to_fix_count as "toFix",
  k.worse_count as "worse"`

const endsSoon = sql`(k.standing = 'in-force' and k.until_on <= ${today} + ${sql.lit(endsSoonInDays)})`

const ofStanding = (standing: StandingFilter | null) =>
  standing === null
    ? sql`true`
    : standing === 'ends-soon'
      ? endsSoon
      : standing === 'none'
        ? sql`k.standing in ('none', 'over')`
        : sql`k.standing = ${standing}`

function filtersOf({ q, standing, gap, epci, departement }: PortfolioQuery) {
  const typed = q.trim()
  const isCode = /^[0-9][0-9AB]?[0-9]{0,3}$/i.test(typed)
  const named =
    typed === ''
      ? sql`true`
      : isCode
        ? sql`starts_with(k.insee, ${typed.toUpperCase()})`
        : sql`strpos(k.search_key, ${plainName(typed)}) > 0`
  const missing = {
    'never-opened': sql`k.is_opened = false`,
    'no-visit': sql`k.sees_presence and k.finished_at is null`,
    'gone-worse': sql`k.worse_count > 0`,
  }
  return sql`${named} and ${ofStanding(standing)}
    and (${epci}::text is null or k.epci_siren = ${epci})
    and (${departement}::text is null or k.departement_code = ${departement})
    and ${gap === null ? sql`true` : missing[gap]}`
}

const sortKeys: Readonly<Record<Sort, ReturnType<typeof sql>>> = {
  name: sql`k.search_key`,
  population: sql`k.population`,
  epci: sql`k.epci_name`,
  mandate: sql`case k.standing when 'in-force' then k.until_on when 'to-come' then k.until_on
    when 'proposed' then '9999-01-01'::date end`,
  known: sql`k.known`,
  actions: sql`k.open_count`,
  visit: sql`k.to_fix_count`,
  activity: sql`k.said_at`,
}

/** What choosing and sorting needs of what is kept; the rest is read for the communes of the page alone. */
function keptFor({ sort, gap }: PortfolioQuery): Kept[] {
  const asked = new Set<Kept>()
  if (sort === 'known' || sort === 'activity') asked.add('tallies')
  if (sort === 'actions') asked.add('loads')
  if (sort === 'visit' || gap === 'no-visit' || gap === 'gone-worse') asked.add('visits')
  return [...asked]
}

/** One page of the list, or with `isWhole` all of it, and how many communes there are in all. */
export async function portfolioOf(
  tx: Tx,
  organisationId: string,
  query: PortfolioQuery,
  isWhole = false,
): Promise<{ rows: PortfolioRow[]; total: number }> {
  const direction = query.isDescending ? sql`desc` : sql`asc`
  const order = sql`${sortKeys[query.sort]} ${direction} nulls last, k.search_key, k.insee`
  const page = isWhole
    ? sql``
    : sql`limit ${sql.lit(rowsOnPage)} offset ${sql.lit((query.page - 1) * rowsOnPage)}`
  const { rows: chosen } = await sql<{ insee: string; organisationId: string | null; total: number }>`
    with ${communesOf(organisationId, keptFor(query))}
    select k.insee, k.organisation_id as "organisationId", count(*) over () as total from commune k
    where ${filtersOf(query)} order by ${order} ${page}`.execute(tx)
  if (chosen.length === 0) return { rows: [], total: 0 }
  if (!isWhole)
    await narrowTo(
      tx,
      chosen.flatMap((one) => one.organisationId ?? []),
    )
  const insees = chosen.map(({ insee }) => insee)
  const { rows } = await sql<PortfolioRow>`
    with ${communesOf(organisationId, ['tallies', 'loads', 'visits'], isWhole ? null : insees)}
    select ${columns} from unnest(${insees}::text[]) with ordinality as asked (insee, place)
    join commune k on k.insee = asked.insee order by asked.place`.execute(tx)
  return { rows, total: chosen[0]?.total ?? 0 }
}

export interface PortfolioOutline {
  readonly total: number
  readonly byStanding: Readonly<Record<MandateStanding, number>>
  readonly endsSoon: number
  readonly neverOpened: number
  readonly noVisit: number
  readonly goneWorse: number
  readonly epcis: readonly { readonly siren: string; readonly name: string; readonly count: number }[]
  readonly departements: readonly { readonly code: string; readonly name: string; readonly count: number }[]
  /** Codes of the list that merged: the directory of today holds them under another. */
  readonly moved: readonly { readonly insee: string; readonly into: string; readonly name: string }[]
}

/** How the list divides: what the filters offer, with their counts. */
export async function outlineOf(tx: Tx, organisationId: string): Promise<PortfolioOutline> {
  const { rows } = await sql<Omit<PortfolioOutline, 'moved'>>`
    with ${communesOf(organisationId, ['visits'])}
    select count(*) as total,
      json_build_object('none', count(*) filter (where k.standing = 'none'),
        'proposed', count(*) filter (where k.standing = 'proposed'),
        'to-come', count(*) filter (where k.standing = 'to-come'),
        'in-force', count(*) filter (where k.standing = 'in-force'),
        'over', count(*) filter (where k.standing = 'over')) as "byStanding",
      count(*) filter (where ${endsSoon}) as "endsSoon",
      count(*) filter (where k.is_opened = false) as "neverOpened",
      count(*) filter (where k.sees_presence and k.finished_at is null) as "noVisit",
      count(*) filter (where k.worse_count > 0) as "goneWorse",
      (select coalesce(json_agg(e order by e.name), '[]') from (select epci_siren as siren, epci_name as name, count(*) as count
        from commune where epci_siren is not null group by 1, 2) e) as epcis,
      (select coalesce(json_agg(d order by d.code), '[]') from (select departement_code as code, departement_name as name,
        count(*) as count from commune group by 1, 2) d) as departements
    from commune k`.execute(tx)
  const [outline] = rows
  if (outline === undefined) throw new Error('a count gives one row')
  const { rows: moved } = await sql<PortfolioOutline['moved'][number]>`
    select distinct on (l.insee) l.insee, c.insee as into, c.name
    from (
      select insee from relay.listed_commune where organisation_id = ${organisationId}
      except
      select insee from territory.door_held where holder_id = ${organisationId} and name is not null
    ) l
    join territory.door_former_commune f on f.insee = l.insee
    join territory.door_commune c on c.insee = f.leads_to
    where not exists (select from territory.door_commune t where t.insee = l.insee)
    order by l.insee`.execute(tx)
  return { ...outline, moved }
}

/** Who needs somebody now, worst first. Each reason shows only where the mandate lets it be seen. */
export interface NeedyRow {
  readonly insee: string
  readonly name: string
  readonly worse: number | null
  readonly essentialsMissing: number | null
  readonly untilOn: string | null
  readonly endsSoon: boolean
  readonly neverOpened: boolean
}

const inMonth = sql`date_trunc('month', platform.current_instant() at time zone 'Europe/Paris') at time zone 'Europe/Paris'`

export interface TodayRows {
  readonly needy: readonly NeedyRow[]
  readonly counts: {
    readonly total: number
    readonly inForce: number
    readonly goneWorse: number
    readonly endsSoon: number
    readonly neverOpened: number
    readonly withEssentialsMissing: number
    readonly grantedThisMonth: number
  }
  readonly progressed: readonly {
    readonly insee: string
    readonly name: string
    readonly endedActions: number
  }[]
  readonly endedThisMonth: number
}

export async function todayOf(tx: Tx, organisationId: string, needyShown: number): Promise<TodayRows> {
  const { rows } = await sql<{
    needy: NeedyRow[]
    counts: TodayRows['counts']
    progressed: TodayRows['progressed']
    endedThisMonth: number
  }>`
    with ${communesOf(organisationId, ['tallies', 'loads', 'visits'])},
    needs as (
      select k.insee, k.name, k.worse_count as worse, k.essentials_missing as "essentialsMissing", k.until_on as "untilOn",
        ${endsSoon} as "endsSoon", coalesce(k.is_opened = false, false) as "neverOpened", k.search_key
      from commune k where k.standing = 'in-force'
    ),
    first as (
      select * from needs
      where coalesce(worse, 0) > 0 or "endsSoon" or "neverOpened" or coalesce("essentialsMissing", 0) > 0
      order by coalesce(worse, 0) desc, "endsSoon" desc, case when "endsSoon" then "untilOn" end, "neverOpened" desc,
        coalesce("essentialsMissing", 0) desc, search_key
      limit ${sql.lit(needyShown)}
    ),
    ended as (
      select k.insee, k.name, k.search_key, k.ended_in_month as "endedActions"
      from commune k
      where k.ended_in_month > 0 and k.ended_month_on = (${inMonth} at time zone 'Europe/Paris')::date
    )
    select (select coalesce(json_agg(to_jsonb(f) - 'search_key'), '[]') from first f) as needy,
      (select json_build_object('total', count(*), 'inForce', count(*) filter (where k.standing = 'in-force'),
        'goneWorse', count(*) filter (where k.worse_count > 0), 'endsSoon', count(*) filter (where ${endsSoon}),
        'neverOpened', count(*) filter (where k.is_opened = false),
        'withEssentialsMissing', count(*) filter (where k.essentials_missing > 0),
        'grantedThisMonth', count(*) filter (where k.standing in ('in-force', 'to-come') and k.granted_at >= ${inMonth}))
        from commune k) as counts,
      (select coalesce(json_agg(to_jsonb(p) - 'search_key'), '[]')
        from (select * from ended order by "endedActions" desc, search_key limit 5) p) as progressed,
      (select coalesce(sum("endedActions"), 0) from ended) as "endedThisMonth"`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new Error('a count gives one row')
  return found
}
