import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type Verdict = 'ok' | 'to-fix' | 'could-not-tell' | 'not-applicable'

/** A finding as it is kept: what was seen, what it means, what to do. */
export interface KeptFinding {
  readonly code: string
  readonly verdict: Verdict
  /** Why nothing can be said; null with any other verdict. */
  readonly reason: string | null
  readonly title: string
  readonly meaning: string
  readonly evidence: unknown
  readonly fix: unknown
  readonly observedAt: string
}

export interface Visit {
  readonly id: string
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  readonly requestedAt: string
  readonly finishedAt: string | null
  readonly stepsDone: number
  readonly stepsTotal: number
  readonly target: unknown
  readonly levels: Record<string, boolean | null> | null
}

const visitColumns = sql`v.id, v.status, v.steps_done as "stepsDone", v.steps_total as "stepsTotal", v.target, v.levels,
  to_json(v.requested_at at time zone 'UTC') #>> '{}' || 'Z' as "requestedAt",
  to_json(v.finished_at at time zone 'UTC') #>> '{}' || 'Z' as "finishedAt"`

const findingColumns = sql`f.code, f.verdict, f.reason, f.title, f.meaning, f.evidence, f.fix,
  to_json(f.observed_at at time zone 'UTC') #>> '{}' || 'Z' as "observedAt"`

/** A visit ends in half a minute; past this it died with its program. */
const longestVisitInMs = 10 * 60_000

/** Asks for a visit; when one is already waiting or running, that one. */
export async function requestVisit(
  tx: Tx,
  organisationId: string,
  target: unknown,
  by: { personId: string | null; at: Date },
): Promise<{ id: string; isNew: boolean }> {
  await tx
    .updateTable('watch.visit')
    .set({ status: 'failed', finishedAt: by.at })
    .where('organisationId', '=', organisationId)
    .where('status', 'in', ['waiting', 'running'])
    .where('requestedAt', '<', new Date(by.at.getTime() - longestVisitInMs))
    .execute()
  const added = await tx
    .insertInto('watch.visit')
    .values({
      organisationId,
      status: 'waiting',
      requestedAt: by.at,
      requestedBy: by.personId,
      target: JSON.stringify(target),
    })
    .onConflict((conflict) =>
      conflict.column('organisationId').where('status', 'in', ['waiting', 'running']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) return { id: added.id, isNew: true }
  const current = await tx
    .selectFrom('watch.visit')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return { id: current.id, isNew: false }
}

export async function visitById(tx: Tx, id: string): Promise<Visit | undefined> {
  const { rows } = await sql<Visit>`select ${visitColumns} from watch.visit v where v.id = ${id}`.execute(tx)
  return rows[0]
}

/** The newest visit, whatever became of it. */
export async function newestVisit(tx: Tx, organisationId: string): Promise<Visit | undefined> {
  const { rows } = await sql<Visit>`select ${visitColumns} from watch.visit v
    where v.organisation_id = ${organisationId} order by v.requested_at desc, v.id desc limit 1`.execute(tx)
  return rows[0]
}

/** The newest visit that ended, with what it found; undefined before the first. */
export async function lastVisit(
  tx: Tx,
  organisationId: string,
): Promise<{ visit: Visit; findings: KeptFinding[] } | undefined> {
  const { rows } = await sql<Visit>`select ${visitColumns} from watch.visit v
    where v.organisation_id = ${organisationId} and v.status = 'done' order by v.requested_at desc, v.id desc limit 1`.execute(
    tx,
  )
  const visit = rows[0]
  if (visit === undefined) return undefined
  const { rows: findings } = await sql<KeptFinding>`select ${findingColumns} from watch.finding f
    where f.visit_id = ${visit.id} order by f.rank`.execute(tx)
  return { visit, findings }
}

/** Every time this code was looked at, newest first. */
export async function findingHistory(
  tx: Tx,
  organisationId: string,
  code: string,
  limit = 50,
): Promise<KeptFinding[]> {
  const { rows } = await sql<KeptFinding>`select ${findingColumns} from watch.finding f
    where f.organisation_id = ${organisationId} and f.code = ${code} order by f.observed_at desc, f.visit_id desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

export async function markProgress(tx: Tx, id: string, stepsDone: number, stepsTotal: number): Promise<void> {
  await tx
    .updateTable('watch.visit')
    .set({ status: 'running', stepsDone, stepsTotal })
    .where('id', '=', id)
    .execute()
}

/** Keeps what a visit found. False when it was already kept: a job may run twice. */
export async function keepFindings(
  tx: Tx,
  organisationId: string,
  visitId: string,
  findings: readonly KeptFinding[],
  levels: Record<string, boolean | null>,
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .updateTable('watch.visit')
    .set({
      status: 'done',
      finishedAt: now,
      levels: JSON.stringify(levels),
      stepsDone: sql<number>`steps_total`,
    })
    .where('id', '=', visitId)
    .where('status', '<>', 'done')
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return false
  await tx
    .insertInto('watch.finding')
    .values(
      findings.map(({ evidence, fix, ...finding }, rank) => ({
        ...finding,
        visitId,
        organisationId,
        rank,
        evidence: JSON.stringify(evidence),
        fix: fix === null || fix === undefined ? null : JSON.stringify(fix),
      })),
    )
    .execute()
  return true
}

/** A finding that no longer says what it said when it was last known. */
export interface FindingChange {
  readonly code: string
  readonly title: string
  readonly before: Verdict
  readonly now: Verdict
}

/** What a visit changed. A slow server is no change: what could not be told is passed over, now and before. */
export async function changesOfVisit(
  tx: Tx,
  organisationId: string,
  visitId: string,
): Promise<FindingChange[]> {
  const { rows } = await sql<FindingChange>`
    select f.code, f.title, last.verdict as before, f.verdict as now
    from watch.finding f
    cross join lateral (
      select p.verdict from watch.finding p
      where p.organisation_id = ${organisationId} and p.code = f.code and p.visit_id <> f.visit_id
        and p.verdict <> 'could-not-tell'
      order by p.observed_at desc limit 1
    ) last
    where f.visit_id = ${visitId} and f.verdict <> 'could-not-tell' and f.verdict <> last.verdict
    order by f.rank`.execute(tx)
  return rows
}
