import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** What goes with an assessment. */
export async function countErased(tx: Tx, assessmentId: string): Promise<{ answers: number; past: number }> {
  const { rows } = await sql<{ answers: number; past: number }>`
    select (select count(*)::int from framework.answer where assessment_id = ${assessmentId}) as answers,
      (select count(*)::int from framework.answer_history where assessment_id = ${assessmentId}) as past`.execute(
    tx,
  )
  return rows[0] ?? { answers: 0, past: 0 }
}

/** @returns false when it changed since `version`, or may not be removed by the speaker */
export async function removeAssessment(tx: Tx, assessmentId: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    delete from framework.assessment where id = ${assessmentId} and version = ${version} returning id`.execute(
    tx,
  )
  return rows.length === 1
}

/** @returns false when answers rest on it, or their past */
export async function removeLibrary(tx: Tx, libraryId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from framework.library l where id = ${libraryId}
      and not exists (select from framework.assessment a where a.library_id = l.id)
      and not exists (select from framework.answer_history h where h.library_id = l.id)
    returning id`.execute(tx)
  return rows.length === 1
}
