import type pg from 'pg'

/** What PostgreSQL itself says of the tables: nothing here is kept by hand. */
export interface Column {
  readonly name: string
  readonly type: string
  readonly isNeeded: boolean
}
export interface Reference {
  readonly columns: readonly string[]
  readonly table: string
  readonly targets: readonly string[]
}
export interface Table {
  /** With its schema. */
  readonly name: string
  readonly isProtected: boolean
  readonly columns: readonly Column[]
  readonly references: readonly Reference[]
  /** As PostgreSQL writes them: `CHECK ((kind = ANY (ARRAY['a'::text])))`. */
  readonly checks: readonly string[]
}
export interface Policy {
  readonly table: string
  readonly name: string
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  readonly sees: string
  readonly accepts: string
}

/** Every table with rows of an organisation, those that others refer to first. */
export async function tablesOfOrganisations(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as "isProtected",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'isNeeded', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('table', f.confrelid::regclass::text,
          'columns', (select json_agg(a.attname order by k.at) from unnest(f.conkey) with ordinality k(num, at)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num),
          'targets', (select json_agg(a.attname order by k.at) from unnest(f.confkey) with ordinality k(num, at)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num)))
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as references,
      coalesce((select json_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id'
        and not a.attisdropped)
    order by 1`)
  return inOrder(rows)
}

function inOrder(tables: readonly Table[]): Table[] {
  const placed: Table[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ name, references }) =>
      references.every(({ table }) => table === name || ![...waiting].some((other) => other.name === table)),
    )
    for (const table of ready.length > 0 ? ready : [...waiting]) {
      placed.push(table)
      waiting.delete(table)
    }
  }
  return placed
}

export async function policies(owner: pg.Client): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(`
    select schemaname || '.' || tablename as table, policyname as name, cmd as command,
      coalesce(qual, '') as sees, coalesce(with_check, '') as accepts
    from pg_policies order by 1, 2`)
  return rows
}

/** The columns that the program's role may set by UPDATE, and whether it may insert and delete. */
export interface Grants {
  readonly updates: readonly string[]
  readonly inserts: boolean
  readonly deletes: boolean
  readonly selects: boolean
}
export async function grants(owner: pg.Client): Promise<ReadonlyMap<string, Grants>> {
  const { rows } = await owner.query<{ name: string } & Grants>(`
    select n.nspname || '.' || c.relname as name,
      has_table_privilege('beffroi_app', c.oid, 'select') as selects,
      has_table_privilege('beffroi_app', c.oid, 'insert') as inserts,
      has_table_privilege('beffroi_app', c.oid, 'delete') as deletes,
      coalesce((select json_agg(a.attname order by a.attname = 'organisation_id', a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and has_column_privilege('beffroi_app', c.oid, a.attnum, 'update')), '[]') as updates
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'`)
  return new Map(rows.map(({ name, ...rest }) => [name, rest]))
}
