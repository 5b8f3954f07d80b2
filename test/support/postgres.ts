import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseUrl, query, templateDatabase } from './test-cluster.ts'

export type TestDatabase = {
  /** Of a role that owns everything in this database. */
  readonly url: string
  /** Removes the database, closing whatever is still connected to it. */
  readonly drop: () => Promise<void>
}

/**
 * A migrated, empty database of this test file's own, on the real PostgreSQL of the run. Only files named
 * `*.db.test.ts`, `*http.test.ts` or under `test/e2e/` have one.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${templateDatabase}`)
}

/** The same without any table: for the migrations themselves, and for `restore`. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  return createDatabase('')
}

async function createDatabase(from: string): Promise<TestDatabase> {
  const clusterUrl = inject('testClusterUrl')
  if (!clusterUrl) {
    throw new Error('no PostgreSQL for this file: name it *.db.test.ts, *http.test.ts or put it in test/e2e/')
  }
  const name = `test_${randomBytes(6).toString('hex')}`
  await query(clusterUrl, `create database ${name} ${from}`)
  return {
    url: databaseUrl(clusterUrl, name),
    drop: () => query(clusterUrl, `drop database if exists ${name} with (force)`),
  }
}
