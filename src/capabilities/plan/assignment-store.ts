import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ActionKind } from './domain/planned-measure.ts'

export type AssignmentState = 'asked' | 'said-done' | 'confirmed'

/** An action handed to a provider. Instants are ISO, UTC. */
export interface KeptAssignment {
  readonly id: string
  readonly organisationId: string
  readonly actionId: string
  readonly providerId: string | null
  readonly personId: string | null
  readonly assigneeName: string
  readonly communeInsee: string
  readonly communeName: string
  readonly assignedAt: string
  readonly assignedBy: string
  readonly state: AssignmentState
  readonly saidAt: string | null
  readonly saidBy: string | null
  readonly saidNote: string | null
  readonly fileId: string | null
  readonly fileName: string | null
}

/** With what its provider may know of the action. */
export interface AssignedAction extends KeptAssignment {
  readonly measureId: string
  readonly kind: ActionKind
  readonly status: 'open' | 'done' | 'closed'
  readonly dueOn: Day | null
}

const columns = sql`a.id, a.organisation_id as "organisationId", a.action_id as "actionId", a.provider_id as "providerId",
  a.person_id as "personId", a.assignee_name as "assigneeName", a.commune_insee as "communeInsee",
  a.commune_name as "communeName", to_json(a.assigned_at at time zone 'UTC') #>> '{}' || 'Z' as "assignedAt",
  a.assigned_by_name as "assignedBy", a.state, to_json(a.said_at at time zone 'UTC') #>> '{}' || 'Z' as "saidAt",
  a.said_by_name as "saidBy", a.said_note as "saidNote", a.file_id as "fileId", a.file_name as "fileName"`

/** To whom an action is handed now; null: to no provider. */
export async function assignmentOf(
  tx: Tx,
  organisationId: string,
  actionId: string,
): Promise<KeptAssignment | null> {
  const { rows } = await sql<KeptAssignment>`
    select ${columns} from plan.assignment a
    where a.organisation_id = ${organisationId} and a.action_id = ${actionId} and a.withdrawn_at is null`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** What is handed to the speaker, in person or through an organisation, over all communes; soonest due first. */
export async function assignedToMe(tx: Tx): Promise<AssignedAction[]> {
  const { rows } = await sql<AssignedAction>`
    select ${columns}, m.measure_id as "measureId", m.kind, m.status, m.due_on as "dueOn"
    from plan.assigned_actions() m join plan.assignment a on a.id = m.assignment_id
    order by m.status <> 'open', m.due_on, a.id limit 2000`.execute(tx)
  return rows
}

export async function handAction(
  tx: Tx,
  organisationId: string,
  to: Pick<
    KeptAssignment,
    'actionId' | 'providerId' | 'personId' | 'assigneeName' | 'communeInsee' | 'communeName'
  >,
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into plan.assignment (organisation_id, action_id, provider_id, person_id, assignee_name, commune_insee,
      commune_name, assigned_at, assigned_by, assigned_by_name, state)
    values (${organisationId}, ${to.actionId}, ${to.providerId}, ${to.personId}, ${to.assigneeName}, ${to.communeInsee},
      ${to.communeName}, ${by.at}, ${by.personId}, ${by.name}, 'asked')`.execute(tx)
}

export async function withdraw(
  tx: Tx,
  organisationId: string,
  assignmentId: string,
  at: Date,
): Promise<void> {
  await sql`
    update plan.assignment set withdrawn_at = ${at}
    where organisation_id = ${organisationId} and id = ${assignmentId} and withdrawn_at is null`.execute(tx)
}

/** What the provider says of it. False when it was taken back meanwhile. */
export async function sayDone(
  tx: Tx,
  organisationId: string,
  assignmentId: string,
  said: {
    readonly by: string
    readonly note: string | null
    readonly file: { readonly id: string; readonly name: string } | null
  },
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan.assignment
    set state = 'said-done', said_at = ${at}, said_by_name = ${said.by}, said_note = ${said.note},
      file_id = ${said.file?.id ?? null}, file_name = ${said.file?.name ?? null}
    where organisation_id = ${organisationId} and id = ${assignmentId} and withdrawn_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** The commune answers what its provider says; false when he says nothing any more. */
export async function decideDone(
  tx: Tx,
  organisationId: string,
  assignmentId: string,
  state: 'asked' | 'confirmed',
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan.assignment set state = ${state}
    where organisation_id = ${organisationId} and id = ${assignmentId} and state = 'said-done'
      and withdrawn_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export interface Message {
  readonly id: string
  readonly assignmentId: string
  readonly at: string
  readonly by: string
  readonly isFromProvider: boolean
  readonly text: string
}

/** What both sides wrote, oldest first. */
export async function messagesOf(tx: Tx, assignmentIds: readonly string[]): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select id, assignment_id as "assignmentId", to_json(at at time zone 'UTC') #>> '{}' || 'Z' as at, person_name as by,
      is_from_provider as "isFromProvider", text
    from plan.assignment_message where assignment_id = any(${[...assignmentIds]}::uuid[])
    order by assignment_message.at, id limit 5000`.execute(tx)
  return rows
}

export async function writeMessage(
  tx: Tx,
  organisationId: string,
  assignmentId: string,
  message: { readonly text: string; readonly isFromProvider: boolean },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into plan.assignment_message (organisation_id, assignment_id, at, person_id, person_name, is_from_provider, text)
    values (${organisationId}, ${assignmentId}, ${by.at}, ${by.personId}, ${by.name}, ${message.isFromProvider},
      ${message.text})`.execute(tx)
}
