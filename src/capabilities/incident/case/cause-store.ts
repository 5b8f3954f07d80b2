import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from '../log/log-store.ts'
import type { SetBy } from './part-store.ts'

export interface Cause {
  readonly id: string
  readonly organisationId: string
  readonly title: string
  readonly kind: string
  readonly isExercise: boolean
  readonly begunAt: Date
  readonly openedAt: Date
  readonly closedAt: Date | null
}

const kept = sql`id, organisation_id as "organisationId", title, kind, is_exercise as "isExercise",
  begun_at as "begunAt", opened_at as "openedAt", closed_at as "closedAt" from incident.cause`

export async function causesOf(tx: Tx, organisationId: string): Promise<Cause[]> {
  const { rows } = await sql<Cause>`select ${kept}
    where organisation_id = ${organisationId} order by opened_at desc, id desc limit 200`.execute(tx)
  return rows
}

/** Null where it is not of an organisation in which the speaker sits. */
export async function causeNamed(tx: Tx, causeId: string): Promise<Cause | null> {
  const { rows } = await sql<Cause>`select ${kept} where id = ${causeId}`.execute(tx)
  return rows[0] ?? null
}

export interface NewCause {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly isExercise: boolean
  readonly begunAt: Date
}

/** Opened again under the same id, it is the same. */
export async function addCause(tx: Tx, organisationId: string, cause: NewCause, by: SetBy): Promise<void> {
  await sql`
    insert into incident.cause (id, organisation_id, title, kind, is_exercise, begun_at, opened_at, opened_by)
    values (${cause.id}, ${organisationId}, ${cause.title}, ${cause.kind}, ${cause.isExercise}, ${cause.begunAt}, ${by.at},
      ${by.personId})
    on conflict (id) do nothing`.execute(tx)
}

export async function closeCause(tx: Tx, causeId: string, at: Date): Promise<void> {
  await sql`update incident.cause set closed_at = ${at} where id = ${causeId} and closed_at is null`.execute(
    tx,
  )
}

/** False when the case is under another cause. */
export async function attach(tx: Tx, log: LogName, cause: Cause, by: SetBy): Promise<boolean> {
  const { rows } = await sql<{ causeId: string }>`
    insert into incident.cause_case (incident_id, organisation_id, cause_id, cause_title, attached_at, attached_by)
    values (${log.incidentId}, ${log.organisationId}, ${cause.id}, ${cause.title}, ${by.at}, ${by.personId})
    on conflict (incident_id) do nothing returning cause_id as "causeId"`.execute(tx)
  return rows.length > 0
}

export async function detach(tx: Tx, { incidentId }: LogName): Promise<void> {
  await sql`delete from incident.cause_case where incident_id = ${incidentId}`.execute(tx)
}

export interface ListedCase {
  readonly id: string
  readonly organisationId: string
  readonly kind: string
  readonly isExercise: boolean
  readonly begunAt: Date
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly causeId: string | null
}

/** The cases of these communes that are open, or under one of these causes; newest first. */
export async function casesOf(
  tx: Tx,
  organisationIds: readonly string[],
  causeIds: readonly string[],
): Promise<ListedCase[]> {
  const { rows } = await sql<ListedCase>`
    select i.id, i.organisation_id as "organisationId", i.kind, i.is_exercise as "isExercise", i.begun_at as "begunAt",
      i.opened_at as "openedAt", i.closed_at as "closedAt", c.cause_id as "causeId"
    from incident.incident i left join incident.cause_case c on c.incident_id = i.id
    where i.organisation_id = any(${[...organisationIds]}::uuid[])
      and (i.closed_at is null or c.cause_id = any(${[...causeIds]}::uuid[]))
    order by i.opened_at desc, i.id desc limit 500`.execute(tx)
  return rows
}
