import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Every row of one organisation, by table. Bytes are given in base64, instants in ISO. */
export interface OrganisationExport {
  readonly beffroi: 'export'
  readonly format: 1
  readonly organisationId: string
  readonly tables: Readonly<Record<string, readonly unknown[]>>
}

/**
 * Reads every table that belongs to organisations, whatever slice owns it: a new table is exported without a word here.
 * `tx` speaks for that organisation, so row-level security keeps the others out.
 */
export async function exportOrganisation(tx: Tx, organisationId: string): Promise<OrganisationExport> {
  const { rows: columns } = await sql<{
    schema: string
    name: string
    column: string
    type: string
    isKey: boolean
  }>`
    select n.nspname as schema, c.relname as name, a.attname as column, t.typname as type,
      a.attname = case when n.nspname = 'territory' and c.relname = 'organisation' then 'id' else 'organisation_id' end as "isKey"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and c.relrowsecurity order by 1, 2, a.attnum`.execute(tx)
  const tables = new Map<string, typeof columns>()
  for (const column of columns) {
    const name = `${column.schema}.${column.name}`
    tables.set(name, [...(tables.get(name) ?? []), column])
  }
  const exported: Record<string, readonly unknown[]> = {}
  for (const [name, ofTable] of tables) {
    const key = ofTable.find(({ isKey }) => isKey)
    if (key === undefined) continue
    const fields = ofTable.map(({ column, type }) =>
      type === 'bytea'
        ? sql`encode(${sql.ref(column)}, 'base64') as ${sql.id(column)}`
        : sql`${sql.ref(column)} as ${sql.id(column)}`,
    )
    const { rows } = await sql<{ row: unknown }>`select to_jsonb(r) as row from (
      select ${sql.join(fields)} from ${sql.table(name)} where ${sql.ref(key.column)} = ${organisationId}) r`.execute(
      tx,
    )
    exported[name] = rows.map(({ row }) => row)
  }
  return { beffroi: 'export', format: 1, organisationId, tables: exported }
}
