import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { NoticeAnswer } from '../domain/notice-answer.ts'
import type { Notice } from '../domain/notice-links.ts'

export interface KeptNoticeAnswer extends NoticeAnswer {
  readonly code: Notice
  /** When the finding that was answered was observed. ISO instants. */
  readonly findingSeenAt: string
  readonly answeredBy: string
  readonly answeredAt: string
}

export async function noticeAnswers(tx: Tx, organisationId: string): Promise<KeptNoticeAnswer[]> {
  const { rows } = await sql<KeptNoticeAnswer>`
    select a.code, a.answer, a.url, a.offered, a.answered_by_name as "answeredBy",
      to_json(a.finding_seen_at at time zone 'UTC') #>> '{}' || 'Z' as "findingSeenAt",
      to_json(a.answered_at at time zone 'UTC') #>> '{}' || 'Z' as "answeredAt"
    from watch.notice_answer a where a.organisation_id = ${organisationId}`.execute(tx)
  return rows
}

/** The last answer counts; the proofs keep the ones before. */
export async function saveNoticeAnswer(
  tx: Tx,
  organisationId: string,
  code: Notice,
  said: NoticeAnswer,
  by: { readonly findingSeenAt: string; readonly personId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  const row = {
    answer: said.answer,
    url: said.url,
    offered: [...said.offered],
    findingSeenAt: by.findingSeenAt,
    answeredBy: by.personId,
    answeredByName: by.name,
    answeredAt: by.at,
  }
  await tx
    .insertInto('watch.noticeAnswer')
    .values({ organisationId, code, ...row })
    .onConflict((conflict) => conflict.columns(['organisationId', 'code']).doUpdateSet(row))
    .execute()
}
