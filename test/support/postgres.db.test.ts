import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyTestDatabase, type TestDatabase, testDatabase } from './postgres.ts'

let first: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  first = await testDatabase()
  second = await testDatabase()
})
afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}

test('a test database is migrated', async () => {
  const [row] = await ask(first.url, 'select count(*)::int as files from public.migration')
  expect(row?.files).toBeGreaterThan(0)
})

test('what one test file writes no other sees', async () => {
  await ask(first.url, 'create table seen_by_first_only ()')
  const rows = await ask(second.url, "select from pg_tables where tablename = 'seen_by_first_only'")
  expect(rows).toEqual([])
})

test('an empty database has no table', async () => {
  const empty = await emptyTestDatabase()
  expect(await ask(empty.url, "select from pg_tables where schemaname = 'public'")).toEqual([])
  await empty.drop()
})

test('text is compared without the C library of the machine', async () => {
  const [row] = await ask(
    first.url,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, upper('été') as upper
     from pg_database where datname = current_database()`,
  )
  expect(row).toEqual({ encoding: 'UTF8', provider: 'b', upper: 'ÉTÉ' })
})
