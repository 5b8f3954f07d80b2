import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type Library, questionsOf } from './domain/framework.ts'

/** Who brings a library in, as the row remembers it. */
export interface Author {
  readonly personId: string
  readonly name: string
  readonly at: Date
}

/** What a list shows of one framework of a library. */
export interface FrameworkSummary {
  readonly urn: string
  readonly name: string
  readonly description: string | null
  readonly requirementCount: number
  readonly questionCount: number
}

export interface LibraryRow {
  readonly id: string
  readonly organisationId: string
  readonly isForAll: boolean
  readonly urn: string
  readonly version: number
  readonly name: string
  readonly provider: string | null
  readonly copyright: string | null
  readonly sha256: string
  readonly frameworks: readonly FrameworkSummary[]
  readonly importedAt: string
  readonly importedBy: string
}

const columns = sql<LibraryRow>`id, organisation_id as "organisationId", is_for_all as "isForAll", urn, version, name,
  provider, copyright, sha256, summary as frameworks,
  to_json(imported_at at time zone 'UTC') #>> '{}' || 'Z' as "importedAt", imported_by_name as "importedBy"`

/** What an organisation may answer: its own libraries and those of everybody, newest version first. */
export async function librariesFor(tx: Tx, organisationId: string): Promise<LibraryRow[]> {
  const { rows } = await sql<LibraryRow>`
    select ${columns} from framework.library
    where organisation_id = ${organisationId} or is_for_all
    order by name, version desc, is_for_all`.execute(tx)
  return rows
}

/** The versions of one library on the same shelf: the organisation's own, or everybody's. */
export async function versionsOf(
  tx: Tx,
  shelf: { readonly organisationId: string; readonly isForAll: boolean },
  urn: string,
): Promise<LibraryRow[]> {
  const { rows } = await sql<LibraryRow>`
    select ${columns} from framework.library
    where urn = ${urn} and is_for_all = ${shelf.isForAll}
      and (is_for_all or organisation_id = ${shelf.organisationId})
    order by version desc`.execute(tx)
  return rows
}

export interface NewLibrary {
  readonly organisationId: string
  readonly isForAll: boolean
  readonly library: Library
  readonly sha256: string
}

/** Adds a library whole; null when this version came in at the same moment. */
export async function addLibrary(tx: Tx, added: NewLibrary, by: Author): Promise<string | null> {
  const { library } = added
  const { rows } = await sql<{ id: string }>`
    insert into framework.library (organisation_id, is_for_all, urn, version, name, provider, copyright, sha256, summary,
      content, imported_at, imported_by, imported_by_name)
    values (${added.organisationId}, ${added.isForAll}, ${library.urn}, ${library.version}, ${library.name},
      ${library.provider}, ${library.copyright}, ${added.sha256}, ${JSON.stringify(summaryOf(library))}::jsonb,
      ${JSON.stringify(library)}::jsonb, ${by.at}, ${by.personId}, ${by.name})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

function summaryOf(library: Library): FrameworkSummary[] {
  return library.frameworks.map((framework) => ({
    urn: framework.urn,
    name: framework.name,
    description: framework.description,
    requirementCount: framework.nodes.filter(({ isAssessable }) => isAssessable).length,
    questionCount: questionsOf(framework).length,
  }))
}

export async function libraryContent(tx: Tx, libraryId: string): Promise<Library | null> {
  const { rows } = await sql<{ content: Library }>`
    select content from framework.library where id = ${libraryId}`.execute(tx)
  return rows[0]?.content ?? null
}
