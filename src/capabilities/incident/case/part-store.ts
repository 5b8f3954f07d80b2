import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from '../log/log-store.ts'
import { type PartKind, type PartValue, partShapes } from './part-shapes.ts'

/** Who set it last, and when the server took it. */
export interface SetBy {
  readonly personId: string
  readonly name: string
  readonly at: Date
}

export type Part<K extends PartKind> = PartValue<K> & { readonly key: string; readonly set: SetBy }
export type Parts = { readonly [K in PartKind]: readonly Part<K>[] }

interface Row {
  readonly kind: string
  readonly key: string
  readonly value: unknown
  readonly setAt: Date
  readonly setBy: string
  readonly setByName: string
}

/** All that stands in a case, by kind, oldest first. */
export async function partsOf(tx: Tx, { incidentId }: LogName): Promise<Parts> {
  const { rows } = await sql<Row>`
    select kind, key, value, set_at as "setAt", set_by as "setBy", set_by_name as "setByName"
    from incident.part where incident_id = ${incidentId} order by set_at, key`.execute(tx)
  return {
    situation: ofKind(rows, 'situation'),
    step: ofKind(rows, 'step'),
    decision: ofKind(rows, 'decision'),
    instant: ofKind(rows, 'instant'),
    start: ofKind(rows, 'start'),
    limit: ofKind(rows, 'limit'),
    service: ofKind(rows, 'service'),
    task: ofKind(rows, 'task'),
    handover: ofKind(rows, 'handover'),
    breach: ofKind(rows, 'breach'),
    outcome: ofKind(rows, 'outcome'),
  }
}

function ofKind<K extends PartKind>(rows: readonly Row[], kind: K): Part<K>[] {
  return rows
    .filter((row) => row.kind === kind)
    .map(({ key, value, setAt, setBy, setByName }) => ({
      ...readValue(kind, value),
      key,
      set: { personId: setBy, name: setByName, at: setAt },
    }))
}

/** Throws on what this program did not write. */
const readValue = <K extends PartKind>(kind: K, value: unknown): PartValue<K> =>
  partShapes[kind].parse(value) as PartValue<K>

export async function setPart<K extends PartKind>(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  kind: K,
  key: string,
  value: PartValue<K>,
  by: SetBy,
): Promise<void> {
  await sql`
    insert into incident.part (organisation_id, incident_id, kind, key, value, set_at, set_by, set_by_name)
    values (${organisationId}, ${incidentId}, ${kind}, ${key}, ${JSON.stringify(value)}::jsonb, ${by.at}, ${by.personId},
      ${by.name})
    on conflict (incident_id, kind, key) do update set value = excluded.value, set_at = excluded.set_at,
      set_by = excluded.set_by, set_by_name = excluded.set_by_name`.execute(tx)
}

export async function removePart(
  tx: Tx,
  { incidentId }: LogName,
  kind: PartKind,
  key: string,
): Promise<void> {
  await sql`delete from incident.part where incident_id = ${incidentId} and kind = ${kind} and key = ${key}`.execute(
    tx,
  )
}
