import pg from 'pg'
import { allMigrations } from '../db/migrate.ts'
import { type Archive, type ArchiveFault, type Manifest, readArchive, sha256Of } from './archive.ts'
import { type Belonging, belongings, membersTable } from './belongings.ts'
import { jsonLines } from './export-organisation.ts'

/** An archive that cannot be taken in. The message is a sentence. */
export class CannotImport extends Error {}

export interface Imported {
  readonly organisation: Manifest['organisation']
  /** Who was there: nobody is let in before being invited. */
  readonly people: Manifest['people']
  readonly rows: number
}

const untouched = 'Rien n’a été enregistré.'

const faults: Readonly<Record<ArchiveFault, string>> = {
  'not-an-archive': `Ce fichier n’est pas un export de commune fait par Beffroi. ${untouched} Choisissez le fichier « .zip » de l’export.`,
  'newer-format': `Cet export vient d’une version plus récente de Beffroi. ${untouched} Mettez Beffroi à jour, puis recommencez.`,
  damaged: `Cet export est incomplet ou a été modifié : ce qu’il contient n’est pas ce qu’il annonce. ${untouched} Demandez un nouvel export.`,
  'too-large': `Cet export est trop volumineux pour être lu. ${untouched} Vérifiez qu’il vient bien de Beffroi.`,
}

/**
 * Takes in a commune with its numbers, all of it or nothing. People are not: they come back by invitation. Mandates
 * keep their words and open nothing, for their holder has nobody here. Throws `CannotImport`.
 * @param ownerUrl of the owner of the tables: what was appended elsewhere is written as it was
 */
export async function importOrganisation(ownerUrl: string, bytes: Uint8Array): Promise<Imported> {
  const read = readArchive(bytes)
  if (read.kind === 'fault') throw new CannotImport(faults[read.fault])
  const { archive } = read
  refuseNewer(archive.manifest)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'beffroi-import' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("set local timezone = 'UTC'")
    await refuseKnown(client, archive.manifest)
    const rows = await load(client, archive)
    await client.query('commit')
    return { organisation: archive.manifest.organisation, people: archive.manifest.people, rows }
  } catch (error) {
    await client.query('rollback')
    if (error instanceof CannotImport) throw error
    if (error instanceof pg.DatabaseError) throw new CannotImport(faults.damaged, { cause: error })
    throw error
  } finally {
    await client.end()
  }
}

function refuseNewer({ migrations }: Manifest): void {
  const known = new Set(allMigrations().map(({ slice, name }) => `${slice}/${name}`))
  if (migrations.some((name) => !known.has(name))) throw new CannotImport(faults['newer-format'])
}

async function refuseKnown(client: pg.Client, { organisation }: Manifest): Promise<void> {
  const { id, insee, name } = organisation
  const { rows } = await client.query('select from territory.organisation where id = $1 or insee = $2', [
    id,
    insee,
  ])
  if (rows.length > 0) {
    throw new CannotImport(
      `${name} (${insee}) a déjà un espace ici. ${untouched} Un export ne se mélange pas à un espace qui existe.`,
    )
  }
}

async function load(client: pg.Client, archive: Archive): Promise<number> {
  const known = await belongings(async (text) => (await client.query(text)).rows)
  const foreign = archive.manifest.tables.find(({ table }) => !known.some((each) => each.table === table))
  if (foreign !== undefined) throw new CannotImport(faults.damaged)
  let count = 0
  for (const belonging of known) {
    const announced = archive.manifest.tables.find(({ table }) => table === belonging.table)
    if (announced === undefined || belonging.table === membersTable) continue
    if (announced.columns.some((column) => !belonging.columns.includes(column)))
      throw new CannotImport(faults.damaged)
    const rows = jsonLines(archive.lines.get(belonging.table) ?? '')
    refuseForeign(rows, belonging, archive.manifest.organisation.id)
    await addOthers(client, rows, belonging)
    await insert(client, belonging, announced.columns, withBytes(archive, belonging))
    count += rows.length
    await verify(client, belonging, announced, archive.manifest.organisation.id)
  }
  return count
}

const isRow = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null

/** A row of somebody else, in an archive that was written by hand. */
function refuseForeign(rows: readonly unknown[], { key, table }: Belonging, id: string): void {
  const isForeign = (row: unknown) =>
    !isRow(row) || row[key] !== id || (table === 'territory.organisation' && row.kind !== 'commune')
  if (rows.some(isForeign)) throw new CannotImport(faults.damaged)
}

/** The lines as they came, but for files: their bytes take the place of their hash. */
function withBytes({ lines, files }: Archive, { table, byteColumns }: Belonging): string {
  const text = lines.get(table) ?? ''
  if (byteColumns.length === 0) return `[${text.trimEnd().replaceAll('\n', ',')}]`
  const rows = jsonLines(text).map((row) => {
    if (!isRow(row)) throw new CannotImport(faults.damaged)
    const contents = byteColumns.flatMap((column) => {
      const hash = row[column]
      if (hash === null) return []
      const content = typeof hash === 'string' ? files.get(hash) : undefined
      if (content === undefined) throw new CannotImport(faults.damaged)
      return [[column, `\\x${Buffer.from(content).toString('hex')}`]]
    })
    return { ...row, ...Object.fromEntries(contents) }
  })
  return JSON.stringify(rows)
}

/** Organisations that a row names and that are not here: a name without anybody, so that the row says what it said. */
async function addOthers(
  client: pg.Client,
  rows: readonly unknown[],
  { otherOrganisations }: Belonging,
): Promise<void> {
  for (const row of rows) {
    if (!isRow(row)) continue
    for (const column of otherOrganisations) {
      const id = row[column]
      if (typeof id !== 'string') continue
      const name =
        typeof row.holder_name === 'string' ? row.holder_name : 'Organisation d’une autre installation'
      const kind = typeof row.holder_kind === 'string' ? row.holder_kind : 'provider'
      // An organisation that is here under this very number, as in the installation it came from, is left as it is.
      await client.query(
        `insert into territory.organisation (id, kind, name, opened_at) values ($1, $2, $3, now()) on conflict (id) do nothing`,
        [id, kind, name],
      )
    }
  }
}

async function insert(
  client: pg.Client,
  { table }: Belonging,
  columns: readonly string[],
  rowsAsJson: string,
): Promise<void> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const name = table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')
  // What a trigger would write stands in the archive; and it must not be written twice, nor be changed on the way.
  await client.query(`alter table ${name} disable trigger user`)
  await client.query(
    `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [rowsAsJson],
  )
  await client.query(`alter table ${name} enable trigger user`)
}

/** Reads back what was written: a row that does not come out as it went in stops everything. */
async function verify(
  client: pg.Client,
  { table, key, byteColumns }: Belonging,
  announced: Manifest['tables'][number],
  id: string,
): Promise<void> {
  const name = table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')
  const list = announced.columns
    .map((column) => pg.escapeIdentifier(column))
    .map((column, index) =>
      byteColumns.includes(announced.columns[index] ?? '')
        ? `encode(sha256(t.${column}), 'hex') as ${column}`
        : `t.${column}`,
    )
    .join(', ')
  const { rows } = await client.query<{ line: string }>(
    `select to_jsonb(r)::text as line from ${name} t cross join lateral (select ${list}) r where t.${pg.escapeIdentifier(key)} = $1 order by 1`,
    [id],
  )
  if (sha256Of(rows.map(({ line }) => `${line}\n`).join('')) !== announced.sha256)
    throw new CannotImport(faults.damaged)
}
