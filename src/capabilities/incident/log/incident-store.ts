import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from './log-store.ts'

export interface KeptIncident {
  readonly id: string
  readonly kind: string
  readonly isExercise: boolean
  readonly begunAt: Date
  readonly openedAt: Date
  readonly closedAt: Date | null
}

export interface NewIncident {
  /** Given by the device that opens it; null lets the database choose. */
  readonly id: string | null
  readonly kind: string
  readonly isExercise: boolean
  readonly begunAt: Date
}

const kept = sql`id, kind, is_exercise as "isExercise", begun_at as "begunAt", opened_at as "openedAt",
  closed_at as "closedAt" from incident.incident`

/** Null when this case is already open under that id: opening it twice opens it once. */
export async function addIncident(
  tx: Tx,
  organisationId: string,
  { id, kind, isExercise, begunAt }: NewIncident,
  by: { readonly personId: string; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into incident.incident (id, organisation_id, kind, is_exercise, begun_at, opened_at, opened_by)
    values (coalesce(${id}::uuid, uuidv7()), ${organisationId}, ${kind}, ${isExercise}, ${begunAt}, ${by.at}, ${by.personId})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function incidentsOf(tx: Tx, organisationId: string): Promise<KeptIncident[]> {
  const { rows } = await sql<KeptIncident>`select ${kept}
    where organisation_id = ${organisationId} order by opened_at desc, id desc limit 500`.execute(tx)
  return rows
}

export async function incidentOf(
  tx: Tx,
  { organisationId, incidentId }: LogName,
): Promise<KeptIncident | null> {
  const { rows } = await sql<KeptIncident>`select ${kept}
    where organisation_id = ${organisationId} and id = ${incidentId}`.execute(tx)
  return rows[0] ?? null
}

export async function closeIncident(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await sql`update incident.incident set closed_at = ${by.at}, closed_by = ${by.personId}
    where organisation_id = ${organisationId} and id = ${incidentId} and closed_at is null`.execute(tx)
}
