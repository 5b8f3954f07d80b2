import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'

export interface AccessRow {
  readonly id: string
  readonly personId: string
  readonly holderName: string
  readonly area: string
  readonly act: 'read' | 'write'
  readonly operation: string
  /** What came in was not a person: how the holder calls its program. Null for a person. */
  readonly byProgram: string | null
  readonly at: Date
}

export interface TrailFilter {
  readonly fromOn: Day | null
  readonly untilOn: Day | null
  readonly holderName: string | null
  readonly act: 'read' | 'write' | null
}

/** Newest first, `take` at most. */
export async function accessesOf(
  tx: Tx,
  communeId: string,
  { fromOn, untilOn, holderName, act }: TrailFilter,
  take: number,
): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    select id, person_id as "personId", holder_name as "holderName", area, act, operation, at,
      by_program as "byProgram"
    from territory.access
    where organisation_id = ${communeId}
      and (${fromOn}::date is null or at >= (${fromOn}::date)::timestamp at time zone 'Europe/Paris')
      and (${untilOn}::date is null or at < (${untilOn}::date + 1)::timestamp at time zone 'Europe/Paris')
      and (${holderName}::text is null or holder_name = ${holderName})
      and (${act}::text is null or act = ${act})
    order by at desc, id desc limit ${take}`.execute(tx)
  return rows
}

export async function holdersInTrail(tx: Tx, communeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct holder_name as name from territory.access
    where organisation_id = ${communeId} order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}

/** A line that no route writes by itself: the space was opened on behalf of the commune. */
export async function noteAccess(
  tx: Tx,
  mandateId: string,
  access: { readonly area: string; readonly act: 'read' | 'write'; readonly operation: string },
): Promise<void> {
  await sql`select territory.note_access(${mandateId}, ${access.area}, ${access.act}, ${access.operation})`.execute(
    tx,
  )
}

export async function purgeTrail(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from territory.access where at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
