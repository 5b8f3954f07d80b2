import { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Platform } from '../../platform/platform.ts'
import { refresh } from './refresh.ts'
import type { Sources } from './standing.ts'
import { organisationsWithPlan } from './store.ts'

const refreshName = 'plan.refresh'

/** Queues one refresh of the plan in the caller's transaction; several waiting ones are one. */
export async function askForRefresh({ queue }: Platform, tx: Tx, organisationId: string): Promise<void> {
  await queue.enqueue(tx, refreshName, { organisationId }, organisationId)
}

export function planJobs(platform: Platform, sources: Sources): Job[] {
  const { db, live } = platform
  const refreshOne: Job<{ organisationId: string }> = {
    name: refreshName,
    payload: z.object({ organisationId: z.uuid() }),
    retries: 3,
    expireInSeconds: 60,
    async run({ organisationId }) {
      await db.asJob(organisationId, (tx) => refresh(tx, organisationId, sources))
      live.tell(organisationId, 'plan')
    },
  }
  // Proofs run out by themselves: nobody records anything that day.
  const everyMorning: Job = {
    name: 'plan.every-morning',
    payload: z.object({}),
    retries: 3,
    expireInSeconds: 600,
    schedule: '15 5 * * *',
    async run() {
      await db.asSystem('proofs that ran out reopen actions', async (tx) => {
        for (const organisationId of await organisationsWithPlan(tx)) {
          await askForRefresh(platform, tx, organisationId)
        }
      })
    },
  }
  return [refreshOne, everyMorning]
}
