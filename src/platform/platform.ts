import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Documents } from './documents/documents.ts'
import type { Metrics } from './http/metrics.ts'
import type { Queue } from './jobs/queue.ts'
import type { Live } from './live.ts'
import type { Logger } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Secrets } from './secrets.ts'

/** The machine, as every capability receives it. */
export interface Platform {
  readonly config: Config
  readonly secrets: Secrets
  readonly db: Database
  readonly queue: Queue
  readonly live: Live
  readonly log: Logger
  readonly metrics: Metrics
  /** Null when this installation sends no mail: links are then shown, to be handed over. */
  readonly mail: Mail | null
  readonly documents: Documents
  /** The address people use, without trailing slash. Known once the server listens. */
  readonly publicUrl: () => string
  readonly clock: () => Date
}
