import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { z } from 'zod'
import { allMigrations, applyMigration, migrate, prepareOwner } from '../db/migrate.ts'
import { endOfTable, type Head, head as headShape, lastLine, leftOut, tableLine } from './format.ts'

/** A file that cannot be restored, or a database that must not be overwritten. The message is a sentence. */
export class CannotRestore extends Error {}

const untouched = 'Rien n’a été modifié.'

/**
 * Puts an installation back as it was when `file` was made: all of it or nothing, in one transaction, then brings
 * it to this version. Throws `CannotRestore`.
 * @param replace overwrite an installation that already holds accounts
 */
export async function restoreBackup(
  ownerUrl: string,
  file: string,
  { replace }: { replace: boolean },
): Promise<{ head: Head; rows: number }> {
  const restored = await replaceAll(ownerUrl, file, replace)
  await migrate(ownerUrl)
  return restored
}

async function replaceAll(
  ownerUrl: string,
  file: string,
  replace: boolean,
): Promise<{ head: Head; rows: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await prepareOwner(client)
    await refuseWhileInUse(client)
    if (!replace) await refuseAccounts(client)
    await client.query('begin')
    const restored = await load(client, file).catch(async (error: unknown) => {
      await client.query('rollback')
      if (error instanceof CannotRestore) throw error
      throw new CannotRestore(
        `Ce fichier n’a pas pu être restauré : il est incomplet, abîmé, ou n’est pas une sauvegarde de Beffroi (${error instanceof Error ? error.message : 'erreur inconnue'}). ${untouched} Essayez une autre sauvegarde.`,
        { cause: error },
      )
    })
    await client.query('commit')
    return restored
  } finally {
    await client.end()
  }
}

async function refuseWhileInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select from pg_stat_activity where datname = current_database() and application_name = 'beffroi' and pid <> pg_backend_pid()",
  )
  if (rows.length === 0) return
  throw new CannotRestore(
    `Beffroi est en marche sur cette base. ${untouched} Arrêtez-le, puis relancez la restauration.`,
  )
}

async function refuseAccounts(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    "select to_regclass('identity.person') is not null as exists",
  )
  if (!rows[0]?.exists) return
  const { rows: people } = await client.query('select from identity.person limit 1')
  if (people.length === 0) return
  throw new CannotRestore(
    `Cette installation contient déjà des comptes. ${untouched} Pour les remplacer par la sauvegarde, ajoutez --replace.`,
  )
}

async function load(client: pg.Client, file: string): Promise<{ head: Head; rows: number }> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  const reader = createInterface({ input: source.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]()
  const failure = once(unzipped, 'error').then(([error]) => Promise.reject(error))
  failure.catch(() => undefined)
  const nextLine = async (): Promise<string> => {
    const { value, done } = await Promise.race([reader.next(), failure])
    if (done === true) throw new Error('end of file before its last line')
    return value
  }

  const head = parseLine(headShape, await nextLine())
  await rebuildSchemas(client, head)
  let rows = 0
  for (;;) {
    const line = await nextLine()
    const end = lastLine.safeParse(JSON.parse(line))
    if (end.success) {
      if (end.data.rows !== rows) throw new Error(`${rows} rows read, ${end.data.rows} announced`)
      return { head, rows }
    }
    rows += await loadTable(client, parseLine(tableLine, line), nextLine)
  }
}

async function loadTable(
  client: pg.Client,
  { table, columns }: z.infer<typeof tableLine>,
  nextLine: () => Promise<string>,
): Promise<number> {
  const { rows } = await client.query<{ statement: string; truncate: string }>(
    `select format('truncate %s cascade', c.oid::regclass) as truncate, format('copy %s (%s) from stdin', c.oid::regclass, string_agg(format('%I', a.attname), ', ' order by w.rank)) as statement
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    join unnest($2::text[]) with ordinality w(name, rank) on w.name = format('%I', a.attname)
    where c.oid = to_regclass($1) group by c.oid having count(*) = cardinality($2::text[])`,
    [table, columns],
  )
  const known = rows[0]
  if (known === undefined) throw new Error(`table ${table} is not as the backup knows it`)
  // What a migration put there stands in the backup too.
  await client.query(known.truncate)
  let count = 0
  async function* rowsOfTable() {
    for (let line = await nextLine(); line !== endOfTable; line = await nextLine()) {
      count += 1
      yield `${line}\n`
    }
  }
  // A pipeline tells PostgreSQL when the file fails in the middle of a table; it would wait for ever otherwise.
  await pipeline(Readable.from(rowsOfTable()), client.query(copyFrom(known.statement)))
  return count
}

/** Empties the database of this program and rebuilds it as it was when the backup was made. */
async function rebuildSchemas(client: pg.Client, head: Head): Promise<void> {
  const known = new Map(
    allMigrations().map((migration) => [`${migration.slice}/${migration.name}`, migration]),
  )
  const unknown = head.migrations.find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new CannotRestore(
      `Cette sauvegarde vient d’une version plus récente de Beffroi (${head.program}). ${untouched} Installez cette version-là, ou une plus récente, puis recommencez.`,
    )
  }
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop schema %I cascade', nspname) as statement from pg_namespace
     where nspname <> all ($1) and nspname not like 'pg_%'`,
    [leftOut],
  )
  for (const { statement } of rows) await client.query(statement)
  await client.query('delete from public.migration')
  for (const [name, migration] of known) {
    if (head.migrations.includes(name)) await applyMigration(client, migration)
  }
}

function parseLine<T>(shape: z.ZodType<T>, line: string): T {
  return shape.parse(JSON.parse(line))
}
