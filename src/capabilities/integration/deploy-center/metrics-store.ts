import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface CommuneMetrics {
  readonly insee: string
  readonly metrics: Readonly<Record<string, number>>
}

interface Row {
  readonly insee: string
  readonly known: number | null
  readonly proven: number | null
  readonly essentialsMissing: number | null
  readonly openCount: number | null
  readonly endedCount: number | null
  readonly toFixCount: number | null
  readonly isOpened: boolean | null
}

/**
 * One page of the communes that gave a mandate in force to this organisation, by code. Each figure appears only where
 * the mandate opens what it is counted from: the views say what the speaker may see.
 */
export async function metricsPage(
  tx: Tx,
  holderId: string,
  {
    limit,
    offset,
    insee,
  }: { readonly limit: number; readonly offset: number; readonly insee: string | null },
): Promise<{ count: number; communes: CommuneMetrics[] }> {
  const { rows: counted } = await sql<{ count: number }>`
    select count(*) as count from territory.door_mandates(${holderId}) m
    where m.state = 'in-force' and (${insee}::text is null or m.insee = ${insee})`.execute(tx)
  const { rows } = await sql<Row>`
    with page as (
      select m.organisation_id, m.insee, m.is_opened from territory.door_mandates(${holderId}) m
      where m.state = 'in-force' and (${insee}::text is null or m.insee = ${insee})
      order by m.insee limit ${limit} offset ${offset}
    )
    select p.insee, p.is_opened as "isOpened", d.known, d.proven, d.essentials_missing as "essentialsMissing",
      a.open_count as "openCount", a.ended_count as "endedCount", w.to_fix_count as "toFixCount"
    from page p
    left join diagnostic.door_tally d on d.organisation_id = p.organisation_id
    left join plan.door_tally a on a.organisation_id = p.organisation_id
    left join watch.door_latest w on w.organisation_id = p.organisation_id
    order by p.insee`.execute(tx)
  return { count: counted[0]?.count ?? 0, communes: rows.map(metricsOf) }
}

const percent = (share: number | null) => (share === null ? null : Math.round(share * 100))

function metricsOf(row: Row): CommuneMetrics {
  const figures: Record<string, number | null> = {
    space_opened: row.isOpened === true ? 1 : 0,
    cyber_known_percent: percent(row.known),
    cyber_proven_percent: percent(row.proven),
    cyber_essentials_missing: row.essentialsMissing,
    actions_open: row.openCount,
    actions_ended: row.endedCount,
    findings_to_fix: row.toFixCount,
  }
  const told = Object.entries(figures).flatMap(([key, figure]) =>
    figure === null ? [] : [[key, figure] as const],
  )
  return { insee: row.insee, metrics: Object.fromEntries(told) }
}
