import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyTestDatabase, type TestDatabase } from '../../../test/support/postgres.ts'
import { allMigrations, applyMigration, CannotMigrate, migrate } from './migrate.ts'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await emptyTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})

async function rows(sql: string): Promise<unknown[]> {
  return (await client.query(sql)).rows
}
const applied = () =>
  rows('select slice, name, checksum, applied_at from public.migration order by slice, name')
const tables = () =>
  rows(`select table_schema, table_name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`)

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CannotMigrate)
  return error instanceof Error ? error.message : ''
}

describe('bringing a database to this version', () => {
  it('makes everything from an empty one, each file once, within reach of the program’s role', async () => {
    const all = allMigrations()
    expect(await migrate(database.url)).toEqual({ applied: all.length })
    const wanted = all.map(({ slice, name, checksum }) => ({ slice, name, checksum }))
    const kept = await rows('select slice, name, checksum from public.migration')
    expect(kept).toHaveLength(wanted.length)
    expect(kept).toEqual(expect.arrayContaining(wanted))
    await client.query('set role beffroi_app')
    expect(await rows('select * from territory.organisation')).toEqual([])
    expect(await rows('select count(*)::int from jobs.version')).toEqual([{ count: 1 }])
  })

  it('applies nothing and changes nothing the second time', async () => {
    await migrate(database.url)
    const before = await applied()
    expect(await migrate(database.url)).toEqual({ applied: 0 })
    expect(await applied()).toEqual(before)
  })

  it('succeeds for two programs that start at once, one of which does the work', async () => {
    const outcomes = await Promise.all([migrate(database.url), migrate(database.url)])
    const counts = outcomes.map((outcome) => outcome.applied).toSorted((a, b) => a - b)
    expect(counts).toEqual([0, allMigrations().length])
  })

  it('refuses a file that changed since it was applied, and says so', async () => {
    await migrate(database.url)
    await client.query(`update public.migration set checksum = 'another' where slice = 'platform'`)
    const before = [await applied(), await tables()]
    const refusal = await refusalOf(migrate(database.url))
    expect(refusal).toMatch(/^Le fichier de migration platform\/\S+\.sql a changé .* Rien n’a été modifié\./)
    expect([await applied(), await tables()]).toEqual(before)
  })

  it('refuses a database that a newer version has used, even when something is pending', async () => {
    await migrate(database.url)
    await client.query(
      `insert into public.migration (slice, name, checksum) values ('plan', '999-later.sql', 'x')`,
    )
    await client.query(`delete from public.migration where slice = 'watch'`)
    const before = [await applied(), await tables()]
    const refusal = await refusalOf(migrate(database.url))
    expect(refusal).toContain('version plus récente de Beffroi (plan/999-later.sql). Rien n’a été modifié.')
    expect([await applied(), await tables()]).toEqual(before)
  })

  it('rolls back the file that fails, names it, keeps those before it, and goes on once the way is clear', async () => {
    const schema = allMigrations().at(-1)?.slice
    if (schema === undefined) throw new Error('there is no migration')
    await client.query(`create schema ${schema}`)
    await expect(migrate(database.url)).rejects.toThrow(/^migration \S+ failed and was rolled back$/)
    const before = await rows('select slice from public.migration')
    expect(before.length).toBeGreaterThan(0)
    expect(before).not.toContainEqual({ slice: schema })
    expect(await rows(`select 1 from information_schema.tables where table_schema = '${schema}'`)).toEqual([])
    await client.query(`drop schema ${schema}`)
    expect(await migrate(database.url)).toEqual({ applied: allMigrations().length - before.length })
  })

  it('never lists a file whose statements did not all pass', async () => {
    await migrate(database.url)
    const broken = {
      slice: 'plan',
      name: '999-x.sql',
      checksum: 'x',
      sql: 'create table plan.half (); select nothing',
    }
    await client.query('begin')
    await expect(applyMigration(client, broken)).rejects.toThrow()
    await client.query('rollback')
    expect(await rows(`select name from public.migration where name = '999-x.sql'`)).toEqual([])
    expect(await rows(`select to_regclass('plan.half') as half`)).toEqual([{ half: null }])
  })
})
