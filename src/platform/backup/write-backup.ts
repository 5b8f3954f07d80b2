import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { endOfTable, formatVersion, type Head, leftOut } from './format.ts'

interface TableToCopy {
  readonly table: string
  readonly columns: string[]
  readonly copy: string
}

/**
 * Writes the whole installation to `file`, as it stands at one instant, while the program runs.
 * The file appears under its name only when it is complete and on the disk; it is readable by its owner only.
 * @returns rows and tables written
 */
export async function writeBackup(
  ownerUrl: string,
  file: string,
  about: { program: string; madeAt: Date; secrets: Record<string, string> },
): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const unfinished = `${file}.unfinished`
  try {
    // One snapshot for every table: what was committed before it is all there, what comes after is not.
    await client.query('begin transaction isolation level repeatable read read only')
    const tables = await tablesToCopy(client)
    const count = { tables: tables.length, rows: 0 }
    await pipeline(
      Readable.from(lines(client, tables, about, count)),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { mode: 0o600 }),
    )
    await client.query('commit')
    const handle = await open(unfinished, 'r')
    await handle.sync()
    await handle.close()
    await rename(unfinished, file)
    return count
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function* lines(
  client: pg.Client,
  tables: readonly TableToCopy[],
  about: { program: string; madeAt: Date; secrets: Record<string, string> },
  count: { rows: number },
): AsyncGenerator<string | Buffer> {
  const { rows } = await client.query<{ name: string }>(
    "select slice || '/' || name as name from public.migration order by applied_at, slice, name",
  )
  const head: Head = {
    beffroi: 'backup',
    format: formatVersion,
    program: about.program,
    madeAt: about.madeAt.toISOString(),
    migrations: rows.map(({ name }) => name),
    secrets: about.secrets,
  }
  yield `${JSON.stringify(head)}\n`
  for (const { table, columns, copy } of tables) {
    yield `${JSON.stringify({ table, columns })}\n`
    const stream = client.query(copyTo(copy))
    for await (const chunk of stream) yield chunk as Buffer
    count.rows += stream.rowCount
    yield `${endOfTable}\n`
  }
  yield `${JSON.stringify({ end: true, rows: count.rows })}\n`
}

/** Tables after those their foreign keys point to. PostgreSQL itself writes the statements, with its own quoting. */
async function tablesToCopy(client: pg.Client): Promise<TableToCopy[]> {
  const { rows } = await client.query<TableToCopy & { needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
      array_agg(format('%I', a.attname) order by a.attnum) as columns,
      format('copy %I.%I (%s) to stdout', n.nspname, c.relname, string_agg(format('%I', a.attname), ', ' order by a.attnum)) as copy,
      array(select format('%I.%I', fn.nspname, f.relname) from pg_constraint k join pg_class f on f.oid = k.confrelid
        join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname <> all ($1) and n.nspname not like 'pg_%'
    group by c.oid, n.nspname, c.relname order by 1`,
    [leftOut],
  )
  const ordered: TableToCopy[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) =>
      needs.every((need) => !waiting.some(({ table }) => table === need)),
    )
    const [next] = waiting.splice(Math.max(ready, 0), 1)
    if (next === undefined) break
    ordered.push({ table: next.table, columns: next.columns, copy: next.copy })
  }
  return ordered
}
