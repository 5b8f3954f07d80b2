import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Decisions } from '../domain/team-review.ts'

/** What was true when a review ended, with the names of that day. */
export interface Outcome {
  readonly left: readonly string[]
  readonly stayed: readonly { readonly name: string; readonly role: string }[]
  readonly awaited: readonly string[]
  readonly mandates: readonly { readonly holderName: string; readonly untilOn: string }[]
}

export interface TeamReview {
  readonly id: string
  readonly occasion: 'election' | 'change'
  readonly startedAt: Date
  readonly startedByName: string
  readonly decisions: Decisions
  readonly finishedAt: Date | null
  readonly finishedByName: string | null
  readonly outcome: Outcome | null
  readonly version: number
}

/** The newest, ended or not. */
export async function latestReview(tx: Tx, organisationId: string): Promise<TeamReview | undefined> {
  const { rows } = await sql<TeamReview>`
    select id, occasion, started_at as "startedAt", started_by_name as "startedByName", decisions,
      finished_at as "finishedAt", finished_by_name as "finishedByName", outcome, version
    from outreach.team_review where organisation_id = ${organisationId}
    order by started_at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

/** False when one is under way. */
export async function startReview(
  tx: Tx,
  review: { readonly organisationId: string; readonly occasion: string; readonly decisions: Decisions },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into outreach.team_review (organisation_id, occasion, started_at, started_by, started_by_name, decisions)
    values (${review.organisationId}, ${review.occasion}, ${by.at}, ${by.personId}, ${by.name},
      ${JSON.stringify(review.decisions)}::jsonb)
    on conflict (organisation_id) where finished_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Null when somebody saved since `version`, or none is under way. */
export async function saveDecisions(
  tx: Tx,
  organisationId: string,
  version: number,
  decisions: Decisions,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update outreach.team_review set decisions = ${JSON.stringify(decisions)}::jsonb, version = version + 1
    where organisation_id = ${organisationId} and finished_at is null and version = ${version} returning version`.execute(
    tx,
  )
  return rows[0]?.version ?? null
}

export async function finishReview(
  tx: Tx,
  organisationId: string,
  version: number,
  outcome: Outcome,
  by: { readonly name: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update outreach.team_review set finished_at = ${by.at}, finished_by_name = ${by.name},
      outcome = ${JSON.stringify(outcome)}::jsonb, version = version + 1
    where organisation_id = ${organisationId} and finished_at is null and version = ${version} returning id`.execute(
    tx,
  )
  return rows.length > 0
}
