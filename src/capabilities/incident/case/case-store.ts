import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from '../log/log-store.ts'

export interface Writer {
  readonly name: string
  readonly role: string
  readonly lastAt: string
}

/** Everybody who wrote in the logbook of a case, the last one first. */
export async function writersOf(tx: Tx, { incidentId }: LogName): Promise<Writer[]> {
  const { rows } = await sql<Writer>`
    select w.name, w.role, w."lastAt" from (
      select distinct on (author_id, leaf::jsonb #>> '{author,name}') leaf::jsonb #>> '{author,name}' as name,
        leaf::jsonb #>> '{author,role}' as role, leaf::jsonb ->> 'receivedAt' as "lastAt"
      from incident.entry where incident_id = ${incidentId} and leaf::jsonb #>> '{author,role}' <> 'program'
      order by author_id, leaf::jsonb #>> '{author,name}', epoch desc, sequence desc) w
    order by w."lastAt" desc limit 200`.execute(tx)
  return rows
}

export async function changeKind(tx: Tx, { incidentId }: LogName, kind: string): Promise<void> {
  await sql`update incident.incident set kind = ${kind} where id = ${incidentId} and closed_at is null`.execute(
    tx,
  )
}

export interface KeptLesson {
  readonly id: string
  readonly words: string
  readonly measureId: string | null
  readonly learntAt: Date
  readonly carriedAt: Date | null
  readonly actionId: string | null
}

export async function lessonsOf(tx: Tx, { incidentId }: LogName): Promise<KeptLesson[]> {
  const { rows } = await sql<KeptLesson>`
    select id, words, measure_id as "measureId", learnt_at as "learntAt", carried_at as "carriedAt",
      action_id as "actionId"
    from incident.lesson where incident_id = ${incidentId} order by place`.execute(tx)
  return rows
}

export async function addLessons(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  lessons: readonly { readonly words: string; readonly measureId: string | null }[],
  at: Date,
): Promise<void> {
  await sql`
    insert into incident.lesson (organisation_id, incident_id, place, words, measure_id, learnt_at)
    select ${organisationId}, ${incidentId}, l.place, l.said ->> 'words', l.said ->> 'measureId', ${at}
    from jsonb_array_elements(${JSON.stringify(lessons)}::jsonb) with ordinality as l(said, place)`.execute(
    tx,
  )
}

export async function markCarried(
  tx: Tx,
  lessonId: string,
  actionId: string | null,
  at: Date,
): Promise<void> {
  await sql`update incident.lesson set carried_at = ${at}, action_id = ${actionId} where id = ${lessonId}`.execute(
    tx,
  )
}

export interface KeptLink {
  readonly causeId: string
  readonly title: string
  readonly attachedAt: Date
}

/** The cause that a relay put this case under; null when it stands alone. */
export async function causeOf(tx: Tx, { incidentId }: LogName): Promise<KeptLink | null> {
  const { rows } = await sql<KeptLink>`
    select cause_id as "causeId", cause_title as title, attached_at as "attachedAt"
    from incident.cause_case where incident_id = ${incidentId}`.execute(tx)
  return rows[0] ?? null
}
