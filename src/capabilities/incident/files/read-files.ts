import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Territory } from '../../territory/index.ts'
import type { CaseView } from '../case/case-shapes.ts'
import { type FileKind, type FilledFile, fillFile, type Texts } from '../domain/case-file.ts'
import type { EntryBody, Leaf } from '../domain/log/entry.ts'
import { entriesFrom, type LogName } from '../log/log-store.ts'
import { draftsOf, type KeptDraft } from './draft-store.ts'
import { type CaseToWrite, knownOfCase, type LogLine } from './known-of-case.ts'

/** What the routes of the files work with. */
export interface FileDoors extends Pick<Platform, 'db' | 'clock' | 'documents' | 'config'> {
  readonly territory: Territory
  readCase(tx: Tx, log: LogName): Promise<CaseView | null>
  fingerprint(organisationId: string): Promise<string>
}

/** A case with all that its files say. */
export interface CaseFiles {
  readonly given: CaseToWrite
  readonly drafts: ReadonlyMap<string, KeptDraft>
  fileOf(kind: FileKind): FilledFile
}

const longestLog = 5000

/** Null where the case is not there for who asks. */
export async function readFiles(
  doors: FileDoors,
  tx: Tx,
  log: LogName,
  who: { readonly writer: string; readonly fingerprint: string },
): Promise<CaseFiles | null> {
  const space = await doors.territory.space(tx, log.organisationId)
  const view = space === undefined ? null : await doors.readCase(tx, log)
  if (space === undefined || view === null) return null
  const contacts = await doors.territory.contacts(tx, log.organisationId)
  const entries = await entriesFrom(tx, log, { epoch: 1, sequence: 0 }, longestLog)
  const lines = entries.map(({ leaf, body }) =>
    lineOf(JSON.parse(leaf), body === null ? null : JSON.parse(body)),
  )
  const given = { space, contacts, view, lines, ...who, now: doors.clock() }
  const known = knownOfCase(given)
  const drafts = await draftsOf(tx, log)
  return { given, drafts, fileOf: (kind) => fillFile(kind, known, writtenIn(kind, drafts)) }
}

/** What was written in the file that this one follows stands here too, until it is changed here. */
export function writtenIn(kind: FileKind, drafts: ReadonlyMap<string, KeptDraft>): Texts {
  const before = kind.follows === null ? {} : (drafts.get(kind.follows)?.fields ?? {})
  const carried = kind.follows === null ? {} : { ...before, type: 'Complémentaire' }
  return { ...carried, ...drafts.get(kind.id)?.fields }
}

function lineOf(leaf: Leaf, body: EntryBody | null): LogLine {
  return {
    at: leaf.happenedAt,
    by: leaf.author.name,
    text: body?.text ?? null,
    attachments:
      body?.attachments.map(({ name, sha256, sizeInBytes }) => ({ name, sha256, sizeInBytes })) ?? [],
  }
}
