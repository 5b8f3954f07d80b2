import { z } from 'zod'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Machine } from './machine.ts'
import { purgeRecoveries } from './recovery/recovery-store.ts'
import { purge } from './store.ts'

export function identityJobs({ db, clock, log }: Machine, letters: readonly Job[]): Job[] {
  return [
    ...letters,
    {
      name: 'identity.purge',
      payload: z.object({}),
      retries: 3,
      expireInSeconds: 300,
      schedule: '23 4 * * *',
      async run() {
        const removed = await db.asSystem(
          'purge what sign-in no longer needs',
          async (tx) => (await purge(tx, clock())) + (await purgeRecoveries(tx, clock())),
        )
        log.info({ removed }, 'sessions, links and attempts past their time were removed')
      },
    },
  ]
}
