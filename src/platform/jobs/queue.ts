import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database, Tx } from '../db/database.ts'
import type { Logger } from '../log.ts'
import { queueSchema } from './install-queue.ts'

/** A kind of work. The payload carries identifiers only; `run` may be called twice for one of them. */
export interface Job<Payload extends object = object> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  readonly retries: number
  readonly expireInSeconds: number
  /** Cron expression in the time zone of Paris, for work that nobody asks for. */
  readonly schedule?: string
  /** How many at once in this program; 1 when absent. */
  readonly concurrency?: number
  run(payload: Payload, signal: AbortSignal): Promise<void>
}

export interface Queue {
  /** Queues work in the caller's transaction: it exists if the change exists. `key` keeps one waiting job for that key. */
  enqueue(tx: Tx, name: string, payload: object, key?: string): Promise<void>
  /** Declares the work and begins to fetch it. Called once, by the composition root. */
  work(jobs: readonly Job[]): Promise<void>
  stop(): Promise<void>
}

/** The queue on the same PostgreSQL, under the program's own role. */
export async function openQueue(
  db: Database,
  log: Logger,
  onFinished?: (name: string, ok: boolean) => void,
): Promise<Queue> {
  const boss = new PgBoss({
    db: db.queue,
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    reindex: false,
  })
  boss.on('error', (error) =>
    log.warn({ error: error.name, stack: error.stack }, 'the job queue met an error'),
  )
  await boss.start()

  return {
    async enqueue(tx, name, payload, key) {
      const inTransaction = {
        async executeSql(text: string, values: unknown[] = []) {
          const { rows } = await tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
          return { rows }
        },
      }
      await boss.send(name, payload, {
        db: inTransaction,
        ...(key === undefined ? {} : { singletonKey: key }),
      })
    },
    async work(jobs) {
      for (const job of jobs) {
        await boss.createQueue(job.name, {
          policy: 'short',
          retryLimit: job.retries,
          retryDelay: 5,
          retryBackoff: true,
          expireInSeconds: job.expireInSeconds,
        })
        if (job.schedule !== undefined)
          await boss.schedule(job.name, job.schedule, {}, { tz: 'Europe/Paris' })
        await boss.work(
          job.name,
          { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: job.concurrency ?? 1 },
          async ([taken]) => {
            if (taken === undefined) return
            try {
              await job.run(job.payload.parse(taken.data), taken.signal)
              onFinished?.(job.name, true)
            } catch (error) {
              log.error(
                { job: job.name, id: taken.id, error: error instanceof Error ? error.message : 'unknown' },
                'a job failed',
              )
              onFinished?.(job.name, false)
              throw error
            }
          },
        )
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
