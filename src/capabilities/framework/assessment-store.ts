import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FrameworkAnswer } from './domain/framework.ts'
import type { Author } from './library-store.ts'

export interface Assessment {
  readonly id: string
  readonly libraryId: string
  readonly frameworkUrn: string
  readonly keptGroups: readonly string[]
  readonly begunAt: string
  readonly version: number
}

const columns = sql<Assessment>`id, library_id as "libraryId", framework_urn as "frameworkUrn",
  kept_groups as "keptGroups", to_json(begun_at at time zone 'UTC') #>> '{}' || 'Z' as "begunAt", version`

export async function assessmentsOf(tx: Tx, organisationId: string): Promise<Assessment[]> {
  const { rows } = await sql<Assessment>`
    select ${columns} from framework.assessment where organisation_id = ${organisationId}`.execute(tx)
  return rows
}

export async function assessmentOf(
  tx: Tx,
  organisationId: string,
  assessmentId: string,
): Promise<Assessment | null> {
  const { rows } = await sql<Assessment>`
    select ${columns} from framework.assessment
    where organisation_id = ${organisationId} and id = ${assessmentId}`.execute(tx)
  return rows[0] ?? null
}

/** Begins, or gives the one that was begun: an organisation answers a framework once. */
export async function beginAssessment(
  tx: Tx,
  organisationId: string,
  begun: {
    readonly libraryId: string
    readonly frameworkUrn: string
    readonly keptGroups: readonly string[]
  },
  by: Author,
): Promise<string> {
  await sql`
    insert into framework.assessment (organisation_id, library_id, framework_urn, kept_groups, begun_at, begun_by_name)
    values (${organisationId}, ${begun.libraryId}, ${begun.frameworkUrn}, ${[...begun.keptGroups]}::text[], ${by.at},
      ${by.name})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from framework.assessment
    where organisation_id = ${organisationId} and framework_urn = ${begun.frameworkUrn}`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an assessment that was just begun is not there')
  return id
}

/** Keeps other groups if `version` is still the current one; its new version, or null. */
export async function keepGroups(
  tx: Tx,
  assessmentId: string,
  version: number,
  groups: readonly string[],
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update framework.assessment set kept_groups = ${[...groups]}::text[], version = version + 1
    where id = ${assessmentId} and version = ${version} returning version`.execute(tx)
  return rows[0]?.version ?? null
}

/** Turns to another version of the library if nobody did in between. */
export async function turnTo(
  tx: Tx,
  assessment: Assessment,
  libraryId: string,
  groups: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    update framework.assessment
    set library_id = ${libraryId}, kept_groups = ${[...groups]}::text[], version = version + 1
    where id = ${assessment.id} and version = ${assessment.version} returning id`.execute(tx)
  return rows.length === 1
}

/** An answer with who gave it and when. */
export interface KeptAnswer extends FrameworkAnswer {
  readonly answeredAt: string
  readonly answeredBy: string
  readonly version: number
}

const answerColumns = sql<KeptAnswer>`question_urn as "questionUrn", choice_urns as "choiceUrns", value,
  is_unknown as "isUnknown", note, to_json(answered_at at time zone 'UTC') #>> '{}' || 'Z' as "answeredAt",
  answered_by_name as "answeredBy", version`

export async function answersIn(tx: Tx, assessmentId: string): Promise<Map<string, KeptAnswer>> {
  const { rows } = await sql<KeptAnswer>`
    select ${answerColumns} from framework.answer where assessment_id = ${assessmentId}`.execute(tx)
  return new Map(rows.map((row) => [row.questionUrn, row]))
}

/** The answers of several assessments at once, by assessment. */
export async function answersOfAll(
  tx: Tx,
  organisationId: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, KeptAnswer>>> {
  const { rows } = await sql<KeptAnswer & { assessmentId: string }>`
    select assessment_id as "assessmentId", ${answerColumns} from framework.answer
    where organisation_id = ${organisationId}`.execute(tx)
  const byAssessment = new Map<string, Map<string, KeptAnswer>>()
  for (const { assessmentId, ...row } of rows) {
    const answers = byAssessment.get(assessmentId) ?? new Map<string, KeptAnswer>()
    byAssessment.set(assessmentId, answers.set(row.questionUrn, row))
  }
  return byAssessment
}

export type Saving =
  | { readonly kind: 'saved' | 'unchanged'; readonly row: KeptAnswer }
  /** Somebody saved something else in between; null: the version named never existed. */
  | { readonly kind: 'conflict'; readonly row: KeptAnswer | null }

/** Saves an answer if `version` is still the current one (0: never answered) and keeps it in the history. */
export async function saveAnswer(
  tx: Tx,
  organisationId: string,
  assessment: Assessment,
  version: number,
  said: FrameworkAnswer,
  by: Author,
): Promise<Saving> {
  const written = await sql<KeptAnswer>`
    insert into framework.answer (organisation_id, assessment_id, question_urn, choice_urns, value, is_unknown, note,
      answered_at, answered_by, answered_by_name, version)
    select ${organisationId}::uuid, ${assessment.id}::uuid, ${said.questionUrn}::text, ${[...said.choiceUrns]}::text[],
      ${said.value}::text, ${said.isUnknown}::boolean, ${said.note}::text, ${by.at}::timestamptz, ${by.personId}::uuid,
      ${by.name}::text, 1
    where ${version}::int = 0
      or exists (select from framework.answer where assessment_id = ${assessment.id} and question_urn = ${said.questionUrn})
    on conflict (assessment_id, question_urn) do update set choice_urns = excluded.choice_urns, value = excluded.value,
      is_unknown = excluded.is_unknown, note = excluded.note, answered_at = excluded.answered_at,
      answered_by = excluded.answered_by, answered_by_name = excluded.answered_by_name,
      version = framework.answer.version + 1
      where framework.answer.version = ${version}
    returning ${answerColumns}`.execute(tx)
  const row = written.rows[0]
  if (row !== undefined) {
    await keepInHistory(tx, organisationId, assessment, [row], by)
    return { kind: 'saved', row }
  }
  const kept = (await answersIn(tx, assessment.id)).get(said.questionUrn) ?? null
  return kept !== null && isSame(kept, said)
    ? { kind: 'unchanged', row: kept }
    : { kind: 'conflict', row: kept }
}

function isSame(kept: FrameworkAnswer, said: FrameworkAnswer): boolean {
  const [ours, theirs] = [kept, said].map(({ choiceUrns, value, isUnknown, note }) =>
    JSON.stringify([[...choiceUrns].toSorted(), value, isUnknown, note]),
  )
  return ours === theirs
}

async function keepInHistory(
  tx: Tx,
  organisationId: string,
  assessment: Assessment,
  rows: readonly KeptAnswer[],
  by: Author,
): Promise<void> {
  for (const row of rows)
    await sql`
      insert into framework.answer_history (organisation_id, assessment_id, question_urn, library_id, choice_urns, value,
        is_unknown, note, answered_at, answered_by, answered_by_name, version)
      values (${organisationId}, ${assessment.id}, ${row.questionUrn}, ${assessment.libraryId},
        ${[...row.choiceUrns]}::text[], ${row.value}, ${row.isUnknown}, ${row.note}, ${by.at}, ${by.personId}, ${by.name},
        ${row.version})`.execute(tx)
}

/** What a newer version has no place for; the history keeps what was said. */
export async function removeAnswers(
  tx: Tx,
  assessmentId: string,
  questionUrns: readonly string[],
): Promise<void> {
  await sql`delete from framework.answer
    where assessment_id = ${assessmentId} and question_urn = any(${[...questionUrns]}::text[])`.execute(tx)
}

/** Leaves out choices that are gone, as a new version of the answer. */
export async function reduceAnswers(
  tx: Tx,
  assessmentId: string,
  answers: readonly FrameworkAnswer[],
): Promise<void> {
  for (const { questionUrn, choiceUrns } of answers)
    await sql`update framework.answer set choice_urns = ${[...choiceUrns]}::text[], version = version + 1
      where assessment_id = ${assessmentId} and question_urn = ${questionUrn}`.execute(tx)
}
