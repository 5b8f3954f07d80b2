import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/db/database.ts'
import { installedEdition, readDirectory } from './directory-files.ts'
import type { CommuneRow, Directory } from './domain/directory.ts'
import { compareDirectories, moveSpaces, type SpaceMove } from './domain/reload.ts'

export type DirectoryLoad =
  | { kind: 'already-loaded' }
  | { kind: 'loaded'; communes: number; moves: readonly SpaceMove[] }

/** Loads the directory of this version if it is not there yet. The spaces of merged communes go on. */
export async function loadDirectory(db: Database, now: Date): Promise<DirectoryLoad> {
  const edition = await installedEdition()
  const isLoaded = await db.asSystem('is the directory loaded?', async (tx) => {
    const row = await tx
      .selectFrom('territory.directoryEdition')
      .select('edition')
      .orderBy('loadedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.edition === edition
  })
  if (isLoaded) return { kind: 'already-loaded' }
  const directory = await readDirectory()
  const moves = await db.asSystem('load the directory', (tx) => replaceDirectory(tx, directory, edition, now))
  return { kind: 'loaded', communes: directory.communes.length, moves }
}

/** Replaces the directory in one transaction and moves the spaces that the new edition concerns. */
export async function replaceDirectory(
  tx: Tx,
  directory: Directory,
  edition: string,
  now: Date,
): Promise<readonly SpaceMove[]> {
  const before = await currentDirectory(tx)
  const moves =
    before.communes.length === 0
      ? []
      : moveSpaces(compareDirectories(before, directory), await openInsees(tx))
  await deleteAll(tx)
  await insertAll(tx, { ...directory, communes: [...directory.communes, ...undecided(before, moves)] })
  await applyMoves(tx, moves, edition, now)
  await sql`update territory.organisation o set name = c.name
    from territory.directory_commune c where c.insee = o.insee and c.name <> o.name`.execute(tx)
  await tx
    .insertInto('territory.directoryEdition')
    .values({ edition, loadedAt: now })
    .onConflict((conflict) => conflict.column('edition').doUpdateSet({ loadedAt: now }))
    .execute()
  return moves
}

/** Communes that left the directory while they have a space here: kept as last known until somebody decides. */
function undecided(before: Pick<Directory, 'communes'>, moves: readonly SpaceMove[]): CommuneRow[] {
  const asked = new Set(moves.flatMap(({ kind, from }) => (kind === 'ask' ? [from] : [])))
  return before.communes.filter(({ insee }) => asked.has(insee))
}

async function currentDirectory(tx: Tx): Promise<Pick<Directory, 'communes' | 'aliases'>> {
  const communes = await tx.selectFrom('territory.directoryCommune').selectAll().execute()
  const aliases = await tx.selectFrom('territory.directoryAlias').selectAll().execute()
  return {
    communes: communes.map((row) => ({ ...row, kind: row.kind === 'overseas' ? 'overseas' : 'commune' })),
    aliases: aliases.map((row) => ({ ...row, kind: aliasKind(row.kind) })),
  }
}

function aliasKind(kind: string): Directory['aliases'][number]['kind'] {
  return kind === 'delegated' || kind === 'associated' || kind === 'arrondissement' ? kind : 'former'
}

async function openInsees(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('territory.organisation')
    .select('insee')
    .where('kind', '=', 'commune')
    .execute()
  return rows.flatMap(({ insee }) => (insee === null ? [] : [insee]))
}

async function deleteAll(tx: Tx): Promise<void> {
  await tx.deleteFrom('territory.directoryAlias').execute()
  await tx.deleteFrom('territory.directoryCommune').execute()
  await tx.deleteFrom('territory.directoryEpci').execute()
  await tx.deleteFrom('territory.directoryDepartement').execute()
  await tx.deleteFrom('territory.directoryRegion').execute()
}

/** One statement a table: PostgreSQL reads the rows from one JSON value, 35,000 communes in about a second. */
async function insertAll(
  tx: Tx,
  { regions, departements, epci, communes, aliases }: Directory,
): Promise<void> {
  await sql`insert into territory.directory_region
    select * from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as r(code text, name text)`.execute(
    tx,
  )
  await sql`insert into territory.directory_departement (code, name, region_code)
    select code, name, "regionCode" from jsonb_to_recordset(${JSON.stringify(departements)}::jsonb)
      as r(code text, name text, "regionCode" text)`.execute(tx)
  await sql`insert into territory.directory_epci (siren, name, type, population, departement_code, search_key)
    select siren, name, type, population, "departementCode", "searchKey"
    from jsonb_to_recordset(${JSON.stringify(epci.map(({ memberInsees: _, ...row }) => row))}::jsonb)
      as r(siren text, name text, type text, population integer, "departementCode" text, "searchKey" text)`.execute(
    tx,
  )
  await sql`insert into territory.directory_commune
      (insee, name, kind, siren, postal_codes, population, epci_siren, departement_code, region_code, search_key)
    select insee, name, kind, siren, array(select jsonb_array_elements_text("postalCodes")), population,
      "epciSiren", "departementCode", "regionCode", "searchKey"
    from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb)
      as r(insee text, name text, kind text, siren text, "postalCodes" jsonb, population integer,
        "epciSiren" text, "departementCode" text, "regionCode" text, "searchKey" text)`.execute(tx)
  await sql`insert into territory.directory_alias (insee, kind, name, leads_to, search_key)
    select insee, kind, name, "leadsTo", "searchKey" from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb)
      as r(insee text, kind text, name text, "leadsTo" text, "searchKey" text)`.execute(tx)
}

async function applyMoves(tx: Tx, moves: readonly SpaceMove[], edition: string, now: Date): Promise<void> {
  for (const move of moves) {
    const into = move.kind === 'ask' ? null : move.into
    if (move.kind === 'carry-on') {
      await tx
        .updateTable('territory.organisation')
        .set({ insee: move.into })
        .where('insee', '=', move.from)
        .where('kind', '=', 'commune')
        .execute()
    }
    await tx
      .insertInto('territory.directoryMove')
      .values({ edition, kind: move.kind, fromInsee: move.from, intoInsee: into, movedAt: now })
      .execute()
  }
}
