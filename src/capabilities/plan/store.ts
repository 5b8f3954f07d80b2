import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { PlanAction } from './domain/action-life.ts'
import type { ActionKind } from './domain/planned-measure.ts'

/** An action as it is kept. Instants are ISO, UTC. */
export interface KeptAction extends PlanAction {
  /** Who does it, as somebody wrote it; null: nobody yet. */
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly dueSetByPerson: boolean
  /** Euros TTC, as quoted to the commune; null: the range of the measure stands. */
  readonly costInEuros: number | null
  /** Place in the list chosen by a person, from 1. */
  readonly manualPosition: number | null
  readonly openedAt: string
  /** Why it is done or closed, in French; null while open. */
  readonly endedBecause: string | null
  readonly version: number
}

/** Who changed something; null: Beffroi itself, after something was seen or said. */
export type Author = { readonly personId: string; readonly name: string } | null

export type EventKind =
  | 'opened'
  | 'closed'
  | 'reopened'
  | 'changed-kind'
  | 'dated'
  | 'assigned'
  | 'costed'
  | 'moved'
  | 'done'
  | 'said-done'

export interface ActionEvent {
  readonly actionId: string
  readonly kind: EventKind
  /** One sentence in French. */
  readonly sentence: string
}

const actionColumns = sql`id, measure_id as "measureId", kind, status, owner, due_on as "dueOn",
  due_set_by_person as "dueSetByPerson", cost_in_euros as "costInEuros", manual_position as "manualPosition",
  to_json(opened_at at time zone 'UTC') #>> '{}' || 'Z' as "openedAt",
  to_json(closed_at at time zone 'UTC') #>> '{}' || 'Z' as "endedAt", closed_because as "endedBecause", version`

/** Every action of a commune: one a measure. */
export async function actionsOf(tx: Tx, organisationId: string): Promise<KeptAction[]> {
  const { rows } = await sql<KeptAction>`
    select ${actionColumns} from plan.action
    where organisation_id = ${organisationId} order by measure_id`.execute(tx)
  return rows
}

/**
 * Waits for whoever is changing the plan of this commune, then keeps the others waiting until the end of the
 * transaction. Taken before the first change: taken after, two people could each wait for the other's action.
 */
export async function waitForTurn(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan:${organisationId}`}, 0))`.execute(tx)
}

export async function openActions(
  tx: Tx,
  organisationId: string,
  opened: readonly { readonly measureId: string; readonly kind: ActionKind }[],
  at: Date,
): Promise<Map<string, string>> {
  if (opened.length === 0) return new Map()
  const rows = await tx
    .insertInto('plan.action')
    .values(opened.map((action) => ({ ...action, organisationId, status: 'open', openedAt: at })))
    .returning(['id', 'measureId'])
    .execute()
  return new Map(rows.map(({ id, measureId }) => [measureId, id]))
}

export interface ActionUpdate {
  readonly status?: PlanAction['status']
  readonly kind?: ActionKind
  readonly owner?: string | null
  readonly dueOn?: Day | null
  readonly dueSetByPerson?: boolean
  readonly costInEuros?: number | null
  readonly manualPosition?: number | null
  readonly openedAt?: Date
  readonly closedAt?: Date | null
  readonly closedBecause?: string | null
}

/** Changes one action. With `version`, only if it is still the current one; false when it is not, or no longer there. */
export async function updateAction(
  tx: Tx,
  organisationId: string,
  actionId: string,
  change: ActionUpdate,
  version?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan.action')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisationId', '=', organisationId)
    .where('id', '=', actionId)
    .$if(version !== undefined, (update) => update.where('version', '=', version ?? 0))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives each action its proposed date, in one statement. */
export async function proposeDates(
  tx: Tx,
  organisationId: string,
  dates: readonly { readonly actionId: string; readonly dueOn: Day }[],
): Promise<void> {
  if (dates.length === 0) return
  await sql`
    update plan.action a set due_on = d.due_on, version = a.version + 1
    from unnest(${dates.map(({ actionId }) => actionId)}::uuid[], ${dates.map(({ dueOn }) => dueOn)}::date[])
      as d (id, due_on)
    where a.organisation_id = ${organisationId} and a.id = d.id`.execute(tx)
}

export async function addEvents(
  tx: Tx,
  organisationId: string,
  events: readonly ActionEvent[],
  by: Author,
  at: Date,
): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto('plan.actionEvent')
    .values(
      events.map((event) => ({
        ...event,
        organisationId,
        at,
        personId: by?.personId ?? null,
        personName: by?.name ?? null,
      })),
    )
    .execute()
}

export interface KeptEvent {
  readonly id: string
  readonly kind: EventKind
  readonly at: string
  readonly by: string | null
  readonly sentence: string
}

/** The history of an action, newest first, at most 200 lines. */
export async function eventsOf(tx: Tx, organisationId: string, actionId: string): Promise<KeptEvent[]> {
  const { rows } = await sql<KeptEvent>`
    select id, kind, to_json(at at time zone 'UTC') #>> '{}' || 'Z' as at, person_name as by, sentence
    from plan.action_event where organisation_id = ${organisationId} and action_id = ${actionId}
    order by action_event.at desc, id desc limit 200`.execute(tx)
  return rows
}

export interface KeptComment {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly text: string
}

/** The comments of an action, newest first, at most 200. */
export async function commentsOf(tx: Tx, organisationId: string, actionId: string): Promise<KeptComment[]> {
  const { rows } = await sql<KeptComment>`
    select id, to_json(at at time zone 'UTC') #>> '{}' || 'Z' as at, person_name as by, text
    from plan.action_comment where organisation_id = ${organisationId} and action_id = ${actionId}
    order by action_comment.at desc, id desc limit 200`.execute(tx)
  return rows
}

export async function addComment(
  tx: Tx,
  organisationId: string,
  actionId: string,
  text: string,
  by: NonNullable<Author>,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('plan.actionComment')
    .values({ organisationId, actionId, at, personId: by.personId, personName: by.name, text })
    .execute()
}

/** Organisations that have a plan. */
export async function organisationsWithPlan(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('plan.action').select('organisationId').distinct().execute()
  return rows.map(({ organisationId }) => organisationId)
}

export interface KeptWeekCost {
  /** By line: what the commune corrected. */
  readonly adjustments: Readonly<Record<string, { quantity?: number; unitCostInEuros?: number }>>
  /** 0: never corrected. */
  readonly version: number
}

export async function weekCostOf(tx: Tx, organisationId: string): Promise<KeptWeekCost> {
  const { rows } = await sql<KeptWeekCost>`
    select inputs as adjustments, version from plan.week_cost where organisation_id = ${organisationId}`.execute(
    tx,
  )
  return rows[0] ?? { adjustments: {}, version: 0 }
}

/** Saves the corrections if `version` is still the current one; false when somebody saved in between. */
export async function saveWeekCost(
  tx: Tx,
  organisationId: string,
  version: number,
  adjustments: KeptWeekCost['adjustments'],
  by: { personId: string; at: Date },
): Promise<boolean> {
  const values = { inputs: JSON.stringify(adjustments), savedAt: by.at, savedBy: by.personId }
  const written =
    version === 0
      ? await tx
          .insertInto('plan.weekCost')
          .values({ organisationId, ...values, version: 1 })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('plan.weekCost')
          .set({ ...values, version: version + 1 })
          .where('organisationId', '=', organisationId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  return written !== undefined
}

export async function communesHavingDone(
  tx: Tx,
  measureId: string,
  organisationIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from plan.action
    where measure_id = ${measureId} and status <> 'open' and organisation_id = any(${[...organisationIds]}::uuid[])`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}
