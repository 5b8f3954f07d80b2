import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { DatabaseError } from 'pg'
import { type Column, type Table, tablesOfOrganisations } from './catalog.ts'
import { exampleRows } from './examples.ts'

/** A commune and a relay, with the person who administers both. */
export interface Side {
  readonly insee: string
  readonly communeId: string
  readonly relayId: string
  readonly personId: string
  /** Stands in every free text of its rows: whoever reads it elsewhere read what is not theirs. */
  readonly secret: string
}

type Row = Record<string, unknown>

/**
 * At least one row of this side in every table that has rows of organisations, made from what the catalog says. A table
 * that wants more than a likely value of each column has a line in `examples.ts`.
 */
export async function fillEveryTable(owner: pg.Client, side: Side): Promise<void> {
  // Neither triggers nor references in the way: what follows from a row is filled like the rest.
  await owner.query(`set session_replication_role = replica`)
  const unfilled = new Set<string>()
  for (const table of await tablesOfOrganisations(owner)) {
    for (const organisationId of [side.communeId, side.relayId]) {
      const found = await owner.query(`select from ${table.name} where organisation_id = $1 limit 1`, [
        organisationId,
      ])
      const fault = found.rowCount === 0 ? await faultOfFilling(owner, table, side, organisationId) : null
      if (fault !== null) unfilled.add(fault)
    }
  }
  await owner.query(`set session_replication_role = origin`)
  if (unfilled.size > 0)
    throw new Error(
      `add to exampleRows in test/architecture/isolation/examples.ts:\n${[...unfilled].join('\n')}`,
    )
}

/** Null when the row is there; else the line to add, and why. */
async function faultOfFilling(
  owner: pg.Client,
  table: Table,
  side: Side,
  organisationId: string,
): Promise<string | null> {
  const example = exampleRows[table.name]?.({ ...side, organisationId }) ?? {}
  const row: Row = { organisation_id: organisationId }
  for (const reference of table.references) {
    const targets = await referred(owner, reference.table, reference.targets, side, organisationId)
    for (const [index, column] of reference.columns.entries()) {
      const isNeeded = table.columns.find(({ name }) => name === column)?.isNeeded ?? false
      if (isNeeded && row[column] === undefined) row[column] = targets?.[reference.targets[index] ?? '']
    }
  }
  for (const column of table.columns) {
    if (column.isNeeded && row[column.name] === undefined) row[column.name] = likely(column, table, side)
  }
  Object.assign(row, example)
  return faultOfInserting(owner, table.name, row)
}

/** A check that a likely value does not pass is taken away: whose row it is is the question here, not what it says. */
async function faultOfInserting(owner: pg.Client, table: string, row: Row): Promise<string | null> {
  const names = Object.keys(row)
  const places = names.map((_, index) => `$${index + 1}`)
  try {
    await owner.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
    return null
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23514') {
      await owner.query(`alter table ${table} drop constraint "${error.constraint}"`)
      return faultOfInserting(owner, table, row)
    }
    return `  '${table}': () => ({ column: value }), // ${error instanceof Error ? error.message : ''}`
  }
}

/** A row of the same side in the table referred to; of the very organisation when it has one. */
async function referred(
  owner: pg.Client,
  table: string,
  targets: readonly string[],
  side: Side,
  organisationId: string,
): Promise<Row | undefined> {
  if (table === 'territory.organisation')
    return { id: organisationId === side.communeId ? side.relayId : side.communeId }
  const isOwned = await owner.query(
    `select from pg_attribute where attrelid = $1::regclass and attname = 'organisation_id'`,
    [table],
  )
  const columns = targets.map((name) => `"${name}"`).join(', ')
  const { rows } =
    isOwned.rowCount === 0
      ? await owner.query<Row>(`select ${columns} from ${table} limit 1`)
      : await owner.query<Row>(
          `select ${columns} from ${table} where organisation_id = any ($1)
           order by organisation_id = $2 desc limit 1`,
          [[side.communeId, side.relayId], organisationId],
        )
  return rows[0]
}

/** So that no two texts are the same, where they must not be. */
let texts = 0

const patterns = [
  () => randomBytes(32).toString('hex'),
  () => '123456789',
  () => '71137',
  () => 'texte',
  () => 'https://exemple.fr/',
]

function likely({ name, type }: Column, { checks }: Table, side: Side): unknown {
  const spoken = checks.filter((check) => new RegExp(`\\(\\(?${name}\\b`).test(check))
  if (type === 'text') {
    const listed = spoken.map((check) => new RegExp(`\\(${name} = ANY \\(ARRAY\\['([^']+)'`).exec(check)?.[1])
    const pattern = spoken.map((check) => new RegExp(`\\(${name} ~ '([^']+)'`).exec(check)?.[1])
    const known = listed.find((value) => value !== undefined)
    const shape = pattern.find((value) => value !== undefined)
    if (known !== undefined) return known
    if (name.endsWith('insee')) return side.insee
    if (shape !== undefined)
      return patterns.map((make) => make()).find((text) => new RegExp(shape).test(text))
    return /sha256|hash|token/.test(name) ? randomBytes(32).toString('hex') : `${side.secret} ${++texts}`
  }
  if (type === 'uuid') return /_by$|^person_id$/.test(name) ? side.personId : randomUUID()
  if (type === 'date') return /until|due|end/.test(name) ? '2027-11-22' : '2026-01-15'
  if (type.startsWith('timestamp'))
    return /until|expire|due|end/.test(name) ? '2027-11-22T09:00:00Z' : '2026-11-20T09:00:00Z'
  if (type === 'text[]') {
    const listed = checks.map((check) => new RegExp(`${name} <@ ARRAY\\['([^']+)'`).exec(check)?.[1])
    const [known] = listed.filter((value) => value !== undefined)
    return [known ?? 'texte']
  }
  if (type === 'jsonb' || type === 'json') return '{}'
  if (type === 'bytea') return Buffer.from(side.secret)
  if (type === 'boolean') return false
  return type.endsWith('[]') ? [] : 1
}
