import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import { assess, type Sources } from './assess.ts'

const tallyName = 'diagnostic.tally'

/** Queues the count of one commune in the caller's transaction; several waiting ones are one. */
export async function askForTally({ queue }: Platform, tx: Tx, organisationId: string): Promise<void> {
  await queue.enqueue(tx, tallyName, { organisationId }, organisationId)
}

/**
 * Keeps what the rules say of a commune now, for lists of communes. A screen of the commune itself never reads it: there
 * everything is judged at the very instant.
 */
export async function keepTally(tx: Tx, organisationId: string, sources: Sources): Promise<void> {
  const seen = await assess(tx, organisationId, sources)
  if (seen === null) return
  const now = sources.clock()
  const { all, essentials } = seen.figures
  const { counts } = essentials
  const missing = counts['to-do'] + counts.unknown + counts.expired
  const saidAt =
    seen.answers
      .map(({ answeredAt }) => answeredAt)
      .toSorted()
      .at(-1) ?? null
  await sql`insert into diagnostic.tally
      (organisation_id, known, proven, essentials_total, essentials_missing, said_at, judged_at)
    values (${organisationId}, ${all.known}, ${all.proven}, ${essentials.applicable}, ${missing}, ${saidAt}, ${now})
    on conflict (organisation_id) do update set known = excluded.known, proven = excluded.proven,
      essentials_total = excluded.essentials_total, essentials_missing = excluded.essentials_missing,
      said_at = excluded.said_at, judged_at = excluded.judged_at`.execute(tx)
  const monthOn = `${dayOf(now).slice(0, 7)}-01`
  await sql`insert into diagnostic.month_tally (organisation_id, month_on, known, proven, essentials_missing)
    values (${organisationId}, ${monthOn}, ${all.known}, ${all.proven}, ${missing})
    on conflict (organisation_id, month_on) do update set known = excluded.known, proven = excluded.proven,
      essentials_missing = excluded.essentials_missing`.execute(tx)
}

export function tallyJobs(platform: Platform, sources: Sources): Job[] {
  const { db } = platform
  const countOne: Job<{ organisationId: string }> = {
    name: tallyName,
    payload: z.object({ organisationId: z.uuid() }),
    retries: 3,
    expireInSeconds: 60,
    run: ({ organisationId }) => db.asJob(organisationId, (tx) => keepTally(tx, organisationId, sources)),
  }
  // Proofs run out by themselves, and what a commune says of its size changes what is asked of it.
  const everyMorning: Job = {
    name: 'diagnostic.tally-every-morning',
    payload: z.object({}),
    retries: 3,
    expireInSeconds: 600,
    schedule: '35 4 * * *',
    run: () =>
      db.asSystem('what is known of each commune is counted every morning', async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select organisation_id as id from diagnostic.tally
          union select organisation_id from diagnostic.answer`.execute(tx)
        for (const { id } of rows) await askForTally(platform, tx, id)
      }),
  }
  return [countOne, everyMorning]
}
