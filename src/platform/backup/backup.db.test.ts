import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/postgres.ts'
import { CannotRestore, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>

const about = {
  program: '0.1.0',
  madeAt: new Date('2026-11-22T06:12:00Z'),
  secrets: { sessionKey: 'k'.repeat(43) },
}
const personId = '0198c0de-0000-7000-8000-000000000001'
let source: TestDatabase
let folder: string
let file: string

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table, as text: two databases hold the same if and only if these are equal. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const tables = await query(
    url,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'public') and n.nspname not like 'pg_%' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await query(url, `select r::text as row from ${name} r order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

async function fill(url: string): Promise<void> {
  await query(
    url,
    `with o as (insert into territory.organisation (kind, insee, name, opened_at)
       values ('commune', '71147', 'Cortevaix', now()) returning id)
     , p as (insert into territory.profile (organisation_id, updated_at) select id, now() from o)
     , m as (insert into territory.member (organisation_id, person_id, role, since_at) select id, '${personId}', 'administrator', now() from o)
     insert into evidence.file (organisation_id, name, media_type, size_in_bytes, sha256, content, added_at)
     select id, E'bizarre\\tnom\\n\\\\.txt', 'text/plain', 3, repeat('0', 64), '\\x000aff'::bytea, now() from o`,
  )
}

beforeAll(async () => {
  source = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'beffroi-backup-'))
  file = join(folder, 'sauvegarde.gz')
  await fill(source.url)
  await writeBackup(source.url, file, about)
})
afterAll(async () => {
  await source.drop()
  await rm(folder, { recursive: true, force: true })
})

async function withTarget<T>(work: (url: string) => Promise<T>): Promise<T> {
  const target = await testDatabase()
  try {
    return await work(target.url)
  } finally {
    await target.drop()
  }
}

describe('a backup', () => {
  it('restored elsewhere gives the same rows in every table', () =>
    withTarget(async (url) => {
      await restoreBackup(url, file, { replace: false })
      const restored = await contents(url)
      expect(restored).toEqual(await contents(source.url))
      expect(restored['territory.organisation']).toHaveLength(1)
    }))

  it('is readable by its owner only and leaves no unfinished file', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await expect(stat(`${file}.unfinished`)).rejects.toThrow()
  })

  it('gives back the keys that sealed the second factors', () =>
    withTarget(async (url) => {
      const { head } = await restoreBackup(url, file, { replace: false })
      expect(head.secrets).toEqual(about.secrets)
    }))

  it('is one instant, whatever is written meanwhile', () =>
    withTarget(async (url) => {
      await fill(url)
      const busy = join(folder, 'busy.gz')
      const writing = (async () => {
        for (let n = 0; n < 40; n++) {
          await query(
            url,
            'begin; insert into territory.structure select id, $$k$$ || random() from territory.organisation; update territory.profile set version = version + 1; commit',
          )
        }
      })()
      await writeBackup(url, busy, about)
      await writing
      await withTarget(async (other) => {
        await restoreBackup(other, busy, { replace: false })
        const [row] = await query(
          other,
          'select (select count(*)::int from territory.structure) as written, (select version - 1 from territory.profile) as counted',
        )
        expect(row.written).toBe(row.counted)
      })
    }))
})

describe('a restore', () => {
  it('refuses a file cut short and leaves the database as it was', () =>
    withTarget(async (url) => {
      await fill(url)
      const before = await contents(url)
      const cut = join(folder, 'cut.gz')
      await writeFile(cut, await readFile(file))
      await truncate(cut, Math.floor((await stat(file)).size * 0.7))
      await expect(restoreBackup(url, cut, { replace: true })).rejects.toThrow(CannotRestore)
      expect(await contents(url)).toEqual(before)
    }))

  it('refuses a file whose last line was taken away', () =>
    withTarget(async (url) => {
      const lines = gunzipSync(await readFile(file))
        .toString('utf8')
        .trimEnd()
        .split('\n')
      const short = join(folder, 'short.gz')
      await writeFile(short, gzipSync(`${lines.slice(0, -1).join('\n')}\n`))
      await expect(restoreBackup(url, short, { replace: true })).rejects.toThrow(/Rien n’a été modifié/)
    }))

  it('refuses what is not a backup, with a sentence', () =>
    withTarget(async (url) => {
      const other = join(folder, 'other.txt')
      await writeFile(other, 'bonjour')
      await expect(restoreBackup(url, other, { replace: true })).rejects.toThrow(
        /n’est pas une sauvegarde de Beffroi/,
      )
    }))

  it('refuses a backup made by a newer version', () =>
    withTarget(async (url) => {
      const [first, ...rest] = gunzipSync(await readFile(file))
        .toString('utf8')
        .split('\n')
      const head = JSON.parse(first ?? '')
      head.migrations.push('plan/9999-from-the-future.sql')
      const newer = join(folder, 'newer.gz')
      await writeFile(newer, gzipSync([JSON.stringify(head), ...rest].join('\n')))
      await expect(restoreBackup(url, newer, { replace: true })).rejects.toThrow(/version plus récente/)
    }))

  it('refuses while the program runs on that database', () =>
    withTarget(async (url) => {
      const program = new pg.Client({ connectionString: url, application_name: 'beffroi' })
      await program.connect()
      await expect(restoreBackup(url, file, { replace: true })).rejects.toThrow(/Arrêtez-le/)
      await program.end()
    }))

  it('does not overwrite accounts unless told to', () =>
    withTarget(async (url) => {
      await query(
        url,
        "insert into identity.person (name, email, email_verified, created_at, updated_at) values ('A', 'a@exemple.fr', true, now(), now())",
      )
      await expect(restoreBackup(url, file, { replace: false })).rejects.toThrow(/--replace/)
      await restoreBackup(url, file, { replace: true })
      expect(await contents(url)).toEqual(await contents(source.url))
    }))
})
