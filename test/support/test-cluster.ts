import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { clearLeftovers } from '../../src/platform/embedded-postgres/leftovers.ts'
import { birthmarkOf } from '../../src/platform/embedded-postgres/process-table.ts'
import { openLog } from '../../src/platform/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A login on the cluster of this run, database `postgres`. */
    testClusterUrl: string
  }
}

export const templateDatabase = 'beffroi_template'

const prefix = 'beffroi-test-'

/** One cluster per run, whatever the number of projects that ask for it. */
type SharedCluster = { readonly url: Promise<string>; readonly stop: () => Promise<void>; users: number }
const shared = globalThis as typeof globalThis & { beffroiTestCluster?: SharedCluster | undefined }

/** Vitest's global set-up: a real PostgreSQL for the run, with a migrated database to clone. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.beffroiTestCluster ??= openTestCluster()
  const cluster = shared.beffroiTestCluster
  cluster.users += 1
  project.provide('testClusterUrl', await cluster.url)
  return async () => {
    cluster.users -= 1
    if (cluster.users > 0) return
    shared.beffroiTestCluster = undefined
    await cluster.stop()
  }
}

function openTestCluster(): SharedCluster {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const opening = removeFoldersOfKilledRuns().then(() =>
    openEmbeddedPostgres({
      dataDirectory: folder,
      log: openLog('silent'),
      settings: {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: '300',
        max_wal_size: '1GB',
      },
    }),
  )
  return {
    users: 0,
    url: opening.then(async (postgres) => {
      const clusterUrl = databaseUrl(postgres.url, 'postgres')
      await query(clusterUrl, `create database ${templateDatabase}`)
      await migrateTemplate(databaseUrl(postgres.url, templateDatabase))
      return clusterUrl
    }),
    stop: async () => {
      await opening.then((postgres) => postgres.stop()).finally(() => removeFolder(folder))
    },
  }
}

async function migrateTemplate(url: string): Promise<void> {
  const migrations = join(import.meta.dirname, '..', '..', 'src', 'platform', 'db', 'migrate.ts')
  const { migrate } = (await import(pathToFileURL(migrations).href)) as {
    migrate: (ownerUrl: string) => Promise<unknown>
  }
  await migrate(url)
}

async function removeFoldersOfKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (!pid || birthmarkOf(Number(pid)) !== null) continue
    const folder = join(tmpdir(), name)
    const cluster = join(folder, 'cluster')
    if (existsSync(cluster)) await clearLeftovers(cluster, () => undefined)
    removeFolder(folder)
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
