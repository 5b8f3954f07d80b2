import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { installQueue } from '../jobs/install-queue.ts'

export interface Migration {
  readonly slice: string
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const source = join(import.meta.dirname, '..', '..')

/** Slices in an order in which each comes after those it uses. Throws on a cycle. */
export function slicesInOrder(capabilities = join(source, 'capabilities')): string[] {
  const ordered: string[] = []
  const visiting = new Set<string>()
  const visit = (slice: string): void => {
    if (ordered.includes(slice)) return
    if (visiting.has(slice)) throw new Error(`capabilities use each other in a circle at ${slice}`)
    visiting.add(slice)
    const { uses } = JSON.parse(readFileSync(join(capabilities, slice, 'uses.json'), 'utf8')) as {
      uses: string[]
    }
    for (const used of uses.toSorted()) visit(used)
    ordered.push(slice)
  }
  for (const slice of readdirSync(capabilities).toSorted()) visit(slice)
  return ordered
}

function migrationsIn(slice: string, folder: string): Migration[] {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  } catch {
    return []
  }
  return names.toSorted().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { slice, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Every migration of the program in the order in which it runs: the platform, then slice by slice. */
export function allMigrations(): Migration[] {
  return [
    ...migrationsIn('platform', join(source, 'platform', 'db', 'migrations')),
    ...slicesInOrder().flatMap((slice) =>
      migrationsIn(slice, join(source, 'capabilities', slice, 'migrations')),
    ),
  ]
}

/** A database that this version must not touch. The message is a sentence for the person who starts it. */
export class CannotMigrate extends Error {}

/** Makes the role of the program and the list of migrations, where they are missing. */
export async function prepareOwner(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'beffroi_app') then
        create role beffroi_app nologin;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`)
  await client.query('grant beffroi_app to current_user')
  await client.query(`create table if not exists public.migration (
    slice text not null, name text not null, checksum text not null,
    applied_at timestamptz not null default clock_timestamp(), primary key (slice, name))`)
}

/** Applies one file in the caller's transaction. */
export async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into public.migration (slice, name, checksum) values ($1, $2, $3)', [
    migration.slice,
    migration.name,
    migration.checksum,
  ])
}

/**
 * Brings the database to this version, forward only, one transaction per file, and leaves it untouched when
 * nothing is new. `ownerUrl` is a login that owns the schemas and may create the role `beffroi_app`.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('beffroi migrate'))")
    await prepareOwner(client)
    const pending = await pendingMigrations(client)
    for (const migration of pending) {
      await client.query('begin')
      try {
        await applyMigration(client, migration)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${migration.slice}/${migration.name} failed and was rolled back`, {
          cause: error,
        })
      }
    }
    await installQueue(ownerUrl, client)
    return { applied: pending.length }
  } finally {
    await client.end()
  }
}

async function pendingMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ slice: string; name: string; checksum: string }>(
    'select slice, name, checksum from public.migration',
  )
  const applied = new Map(rows.map((row) => [`${row.slice}/${row.name}`, row.checksum]))
  const all = allMigrations()
  const unknown = [...applied.keys()].find((key) => !all.some((one) => `${one.slice}/${one.name}` === key))
  if (unknown !== undefined) {
    throw new CannotMigrate(
      `Cette base a été utilisée par une version plus récente de Beffroi (${unknown}). Rien n’a été modifié. Reprenez la version plus récente, ou restaurez une sauvegarde faite par cette version-ci.`,
    )
  }
  const changed = all.find(
    ({ slice, name, checksum }) => (applied.get(`${slice}/${name}`) ?? checksum) !== checksum,
  )
  if (changed !== undefined) {
    throw new CannotMigrate(
      `Le fichier de migration ${changed.slice}/${changed.name} a changé depuis qu’il a été appliqué. Rien n’a été modifié. Reprenez le fichier d’origine : une migration ne se corrige que par une nouvelle.`,
    )
  }
  return all.filter(({ slice, name }) => !applied.has(`${slice}/${name}`))
}
