import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { allMigrations } from '../db/migrate.ts'
import { type Archive, archiveFormat, sha256Of, writeArchive } from './archive.ts'
import { type Belonging, belongings, membersTable } from './belongings.ts'

export interface ExportCircumstances {
  readonly program: string
  readonly madeAt: Date
  /** Names of people by their number. */
  nameOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>>
}

export interface ExportedCommune {
  readonly archive: Uint8Array
  readonly organisation: Archive['manifest']['organisation']
  readonly rows: number
  /** Rows by table, for those that have some. */
  readonly counts: Readonly<Record<string, number>>
  /** Of what it contains, whenever it was made: two exports of the same rows have the same. */
  readonly fingerprint: string
}

/**
 * Everything one commune has here, in an archive that another Beffroi takes in. `tx` speaks for that organisation
 * (`asJob`), so that row-level security keeps the others out.
 */
export async function exportOrganisation(
  tx: Tx,
  organisationId: string,
  { program, madeAt, nameOf }: ExportCircumstances,
): Promise<ExportedCommune> {
  // Instants are written in the same words wherever the server stands.
  await sql`set local timezone = 'UTC'`.execute(tx)
  const files = new Map<string, Uint8Array>()
  const lines = new Map<string, string>()
  const tables: { table: string; columns: string[]; rows: number; sha256: string }[] = []
  for (const belonging of await catalogOf(tx)) {
    const rows = await rowsOf(tx, belonging, organisationId)
    for (const { bytes } of rows)
      for (const content of bytes) if (content !== null) files.set(sha256Of(content), content)
    const text = rows.map(({ line }) => `${line}\n`).join('')
    lines.set(belonging.table, text)
    const { table, columns } = belonging
    tables.push({ table, columns: [...columns], rows: rows.length, sha256: sha256Of(text) })
  }
  const organisation = JSON.parse(lines.get('territory.organisation') ?? 'null')
  const members = jsonLines(lines.get(membersTable) ?? '') as { person_id: string; role: string }[]
  const names = await nameOf(
    tx,
    members.map(({ person_id }) => person_id),
  )
  const archive: Archive = {
    files,
    lines,
    manifest: {
      beffroi: 'export',
      format: archiveFormat,
      program,
      madeAt: madeAt.toISOString(),
      migrations: allMigrations().map(({ slice, name }) => `${slice}/${name}`),
      organisation: { id: organisationId, insee: organisation.insee, name: organisation.name },
      people: members.map(({ person_id, role }) => ({
        personId: person_id,
        role,
        name: names.get(person_id)?.name ?? '',
      })),
      tables,
    },
  }
  return {
    archive: writeArchive(archive),
    organisation: archive.manifest.organisation,
    counts: Object.fromEntries(tables.flatMap(({ table, rows }) => (rows === 0 ? [] : [[table, rows]]))),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    fingerprint: sha256Of(tables.map(({ table, sha256 }) => `${table} ${sha256}\n`).join('')),
  }
}

/** How many rows an export made now would hold, by table, for those that have some; `tx` speaks as for the export. */
export async function countBelongings(tx: Tx, organisationId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const belonging of await catalogOf(tx)) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count
      from ${sql.table(belonging.table)} t where ${isTaken(belonging, organisationId)}`.execute(tx)
    const count = rows[0]?.count ?? 0
    if (count > 0) counts[belonging.table] = count
  }
  return counts
}

export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

export const catalogOf = (tx: Tx): Promise<Belonging[]> =>
  belongings(async <T>(text: string) => (await tx.executeQuery<T>(CompiledQuery.raw(text))).rows)

/** In an order of their own, so that two exports of the same rows are the same. Bytes are named by their hash. */
async function rowsOf(
  tx: Tx,
  belonging: Belonging,
  organisationId: string,
): Promise<{ line: string; bytes: (Buffer | null)[] }[]> {
  const { table, key, columns, byteColumns, spentColumns, shared } = belonging
  const becomes: Readonly<Record<string, unknown>> =
    shared === null ? {} : { ...shared.becomes, [key]: organisationId }
  const fields = columns.map((column) => {
    if (becomes[column] !== undefined)
      return sql`to_jsonb(${becomes[column]}::${typeof becomes[column] === 'boolean' ? sql`boolean` : sql`text`}) as ${sql.id(column)}`
    // Always the same for the same row, so that two exports are; and the hash of nothing that anybody holds.
    if (spentColumns.includes(column))
      return sql`encode(sha256(convert_to('spent ' || t.id, 'UTF8')), 'hex') as ${sql.id(column)}`
    return byteColumns.includes(column)
      ? sql`encode(sha256(${sql.ref(column)}), 'hex') as ${sql.id(column)}`
      : sql`${sql.ref(column)} as ${sql.id(column)}`
  })
  const contents = byteColumns.map((column) => sql`t.${sql.ref(column)}`)
  const { rows } = await sql<{ line: string; bytes: (Buffer | null)[] }>`
    select to_jsonb(r)::text as line, ${contents.length === 0 ? sql`'{}'::bytea[]` : sql`array[${sql.join(contents)}]`} as bytes
    from ${sql.table(table)} t cross join lateral (select ${sql.join(fields.map((field) => field))}) r
    where ${isTaken(belonging, organisationId)} order by 1`.execute(tx)
  return rows
}

/** Rows of its own, and those of others that they cannot be read without. */
function isTaken({ key, shared }: Belonging, organisationId: string): RawBuilder<unknown> {
  const own = sql`t.${sql.ref(key)} = ${organisationId}`
  if (shared === null) return own
  const pointed = shared.pointers.map(
    ({ table, column }) =>
      sql`t.id in (select p.${sql.ref(column)} from ${sql.table(table)} p where p.organisation_id = ${organisationId})`,
  )
  return sql`(${sql.join([own, ...pointed], sql` or `)})`
}
