import { join } from 'node:path'
import { type Config, readConfig } from '../../platform/config.ts'
import { openEmbeddedPostgres } from '../../platform/embedded-postgres/index.ts'
import { runningEmbeddedPostgres } from '../../platform/embedded-postgres/running.ts'
import { openLog } from '../../platform/log.ts'

/** The database of this installation for a command, whether the program runs or not. */
export async function withInstallation<T>(
  work: (installation: { config: Config; databaseUrl: string }) => Promise<T>,
  { exclusive = false } = {},
): Promise<T> {
  const config = readConfig(process.env)
  if (config.databaseUrl !== null) return work({ config, databaseUrl: config.databaseUrl })
  const dataDirectory = join(config.dataDirectory, 'postgres')
  const running = exclusive ? null : await runningEmbeddedPostgres(dataDirectory)
  if (running !== null) return work({ config, databaseUrl: running })
  const postgres = await openEmbeddedPostgres({ dataDirectory, log: openLog('silent') })
  try {
    return await work({ config, databaseUrl: postgres.url })
  } finally {
    await postgres.stop()
  }
}
