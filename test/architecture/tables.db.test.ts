import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slicesInOrder } from '../../src/platform/db/migrate.ts'
import { testDatabase } from '../support/postgres.ts'

const exempt: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'rls-exempt.json'), 'utf8'),
)

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

interface Table {
  name: string
  schema: string
  isProtected: boolean
  policies: number
}

async function tables(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, n.nspname as schema, c.relrowsecurity as "isProtected",
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
      and n.nspname not like 'pg_%' order by 1`)
  return rows
}

describe('every table', () => {
  it('is under row-level security with a policy, or says in rls-exempt.json why not', async () => {
    const open = (await tables()).filter(({ isProtected, policies }) => !isProtected || policies === 0)
    const unexplained = open.filter(
      ({ name, schema }) => exempt[name] === undefined && exempt[`${schema}.*`] === undefined,
    )
    expect(unexplained.map(({ name }) => name)).toEqual([])
  })

  it('has an owner: its schema is a capability, the queue, or the list of migrations', async () => {
    const owners = new Set([...slicesInOrder(), 'platform', 'jobs', 'public'])
    expect((await tables()).filter(({ schema }) => !owners.has(schema))).toEqual([])
    expect((await tables()).filter(({ schema }) => schema === 'public').map(({ name }) => name)).toEqual([
      'public.migration',
    ])
  })

  it('belongs to an organisation that row-level security can name, unless exempt', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity and n.nspname || '.' || c.relname <> 'territory.organisation'
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull)`)
    expect(rows).toEqual([])
  })

  it('gives nothing to the program’s role without a declared identity', async () => {
    await owner.query('set role beffroi_app')
    for (const { name, isProtected } of await tables()) {
      if (!isProtected) continue
      const { rows } = await owner.query(`select count(*)::int as n from ${name}`)
      expect(rows[0], name).toEqual({ n: 0 })
    }
    await owner.query('reset role')
  })

  it('named in rls-exempt.json exists', async () => {
    const names = new Set((await tables()).flatMap(({ name, schema }) => [name, `${schema}.*`]))
    expect(Object.keys(exempt).filter((name) => !names.has(name))).toEqual([])
    expect(Object.values(exempt).filter((reason) => reason.length < 20)).toEqual([])
  })
})
