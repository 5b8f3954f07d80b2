import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ownerRole } from './cluster.ts'

/** The address of the embedded PostgreSQL that another process of Beffroi runs on this folder; null when none answers. */
export async function runningEmbeddedPostgres(dataDirectory: string): Promise<string | null> {
  const url = addressIn(dataDirectory)
  if (url === null) return null
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    return url
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** PostgreSQL writes its port on the fourth line of `postmaster.pid`. */
function addressIn(dataDirectory: string): string | null {
  try {
    const port = readFileSync(join(dataDirectory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3]
    const password = readFileSync(join(dataDirectory, 'password'), 'utf8').trim()
    return port === undefined || !/^\d+$/.test(port)
      ? null
      : `postgres://${ownerRole}:${password}@127.0.0.1:${port}/beffroi`
  } catch {
    return null
  }
}
