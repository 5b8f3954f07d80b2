import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Answer, Reply } from './domain/question.ts'

/** Who saves, as the row remembers it. */
export interface Author {
  readonly personId: string
  readonly name: string
  readonly at: Date
}

/** An answer with the name of who gave it. */
export interface KeptAnswer extends Answer {
  readonly answeredBy: string
}

/** What a person says of one question, ready to keep. */
export interface Said {
  readonly reply: Reply
  readonly reason: string | null
  readonly note: string | null
}

export type Saving<T> =
  | { readonly kind: 'saved'; readonly row: T }
  /** The same content is already there: a repeated request, or two people who agree. */
  | { readonly kind: 'unchanged'; readonly row: T }
  /** Somebody saved something else in between; null: the version named never existed. */
  | { readonly kind: 'conflict'; readonly row: T | null }

const answerColumns = sql<KeptAnswer>`question_id as "questionId", reply, reason, note,
  to_json(answered_at at time zone 'UTC') #>> '{}' || 'Z' as "answeredAt", answered_by_name as "answeredBy", version`

/** Every answer of a commune. */
export async function answersOf(tx: Tx, organisationId: string): Promise<KeptAnswer[]> {
  const { rows } = await sql<KeptAnswer>`
    select ${answerColumns} from diagnostic.answer
    where organisation_id = ${organisationId} order by question_id`.execute(tx)
  return rows
}

export async function answerTo(
  tx: Tx,
  organisationId: string,
  questionId: string,
): Promise<KeptAnswer | null> {
  const { rows } = await sql<KeptAnswer>`
    select ${answerColumns} from diagnostic.answer
    where organisation_id = ${organisationId} and question_id = ${questionId}`.execute(tx)
  return rows[0] ?? null
}

/**
 * Saves an answer if `version` is still the current one (0: never answered) and keeps it in the history.
 * Saving the same words again at the current version confirms them today.
 */
export async function saveAnswer(
  tx: Tx,
  organisationId: string,
  questionId: string,
  version: number,
  said: Said,
  by: Author,
): Promise<Saving<KeptAnswer>> {
  const values = { ...said, answeredAt: by.at, answeredBy: by.personId, answeredByName: by.name }
  const written =
    version === 0
      ? await tx
          .insertInto('diagnostic.answer')
          .values({ organisationId, questionId, ...values, version: 1 })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('diagnostic.answer')
          .set({ ...values, version: version + 1 })
          .where('organisationId', '=', organisationId)
          .where('questionId', '=', questionId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  const row = await answerTo(tx, organisationId, questionId)
  if (written === undefined || row === null) {
    const isSame =
      row !== null && row.reply === said.reply && row.reason === said.reason && row.note === said.note
    return isSame ? { kind: 'unchanged', row } : { kind: 'conflict', row }
  }
  await tx
    .insertInto('diagnostic.answerHistory')
    .values({ organisationId, questionId, ...values, version: row.version })
    .execute()
  return { kind: 'saved', row }
}

/** What a commune says of one kind of critical record. */
export interface CriticalSaid {
  readonly whereKept: string | null
  readonly howSaved: string | null
  readonly responsible: string | null
  readonly tolerableHours: number | null
}

export interface KeptCritical extends CriticalSaid {
  readonly kind: string
  readonly savedAt: string
  readonly savedBy: string
  readonly version: number
}

export async function criticalDataOf(tx: Tx, organisationId: string): Promise<KeptCritical[]> {
  const { rows } = await sql<KeptCritical>`
    select kind, where_kept as "whereKept", how_saved as "howSaved", responsible,
      tolerable_hours as "tolerableHours", to_json(saved_at at time zone 'UTC') #>> '{}' || 'Z' as "savedAt",
      saved_by_name as "savedBy", version
    from diagnostic.critical_data where organisation_id = ${organisationId} order by kind`.execute(tx)
  return rows
}

/** Saves one line if `version` is still the current one (0: never filled in). */
export async function saveCritical(
  tx: Tx,
  organisationId: string,
  kind: string,
  version: number,
  said: CriticalSaid,
  by: Author,
): Promise<Saving<KeptCritical>> {
  const values = { ...said, savedAt: by.at, savedBy: by.personId, savedByName: by.name }
  const written =
    version === 0
      ? await tx
          .insertInto('diagnostic.criticalData')
          .values({ organisationId, kind, ...values, version: 1 })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('diagnostic.criticalData')
          .set({ ...values, version: version + 1 })
          .where('organisationId', '=', organisationId)
          .where('kind', '=', kind)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  const row = (await criticalDataOf(tx, organisationId)).find((one) => one.kind === kind) ?? null
  if (written !== undefined && row !== null) return { kind: 'saved', row }
  const isSame =
    row !== null &&
    row.whereKept === said.whereKept &&
    row.howSaved === said.howSaved &&
    row.responsible === said.responsible &&
    row.tolerableHours === said.tolerableHours
  return isSame ? { kind: 'unchanged', row } : { kind: 'conflict', row }
}

/** A letter that a person says was sent to the provider. Days are those of mainland France. */
export interface SentLetter {
  readonly questionIds: string[]
  readonly sentOn: string
  readonly dueOn: string
  readonly sentBy: string
}

/** The letters of a commune, newest first, at most twenty. */
export async function sentLetters(tx: Tx, organisationId: string): Promise<SentLetter[]> {
  const { rows } = await sql<SentLetter>`
    select question_ids as "questionIds", sent_on as "sentOn", due_on as "dueOn", recorded_by_name as "sentBy"
    from diagnostic.provider_letter where organisation_id = ${organisationId}
    order by recorded_at desc, id desc limit 20`.execute(tx)
  return rows
}

export async function keepSentLetter(
  tx: Tx,
  organisationId: string,
  letter: Omit<SentLetter, 'sentBy'>,
  by: Author,
): Promise<void> {
  await tx
    .insertInto('diagnostic.providerLetter')
    .values({
      organisationId,
      ...letter,
      recordedAt: by.at,
      recordedBy: by.personId,
      recordedByName: by.name,
    })
    .execute()
}

/** Among these communes, those that answered every one of these questions. */
export async function communesHavingAnswered(
  tx: Tx,
  organisationIds: readonly string[],
  questionIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from diagnostic.answer
    where organisation_id = any(${[...organisationIds]}::uuid[]) and question_id = any(${[...questionIds]}::text[])
    group by organisation_id having count(*) = ${questionIds.length}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
