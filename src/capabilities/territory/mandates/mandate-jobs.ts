import { z } from 'zod'
import type { Job } from '../../../platform/jobs/queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import { trailKeptSince } from '../domain/trail.ts'
import { purgeTrail } from './trail-store.ts'

export function mandateJobs({ db, clock, log }: Platform): Job[] {
  return [
    {
      name: 'territory.purge-trail',
      payload: z.object({}),
      retries: 3,
      expireInSeconds: 300,
      schedule: '41 4 * * *',
      async run() {
        const removed = await db.asSystem('the trail of accesses is kept twelve months', (tx) =>
          purgeTrail(tx, trailKeptSince(clock())),
        )
        log.info({ removed }, 'lines of the trail past their time were removed')
      },
    },
  ]
}
