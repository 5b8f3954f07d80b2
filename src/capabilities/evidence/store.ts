import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Evidence, EvidenceSource, EvidenceVerdict } from './domain/evidence.ts'

export interface NewEvidence {
  readonly subject: string
  readonly verdict: EvidenceVerdict
  readonly source: EvidenceSource
  readonly observedAt: Date
  readonly expiresAt: Date | null
  readonly summary: string
  readonly detail: unknown
  readonly fileId?: string
  readonly personId?: string
}

/** A proof as it is kept, with the file that came with it. */
export interface KeptEvidence extends Evidence {
  readonly personId: string | null
  readonly file: {
    readonly id: string
    readonly name: string
    readonly sizeInBytes: number
    readonly sha256: string
  } | null
}

/** Appends proofs in one statement. Nothing here updates or deletes: the program's role may not. */
export async function append(
  tx: Tx,
  organisationId: string,
  proofs: readonly NewEvidence[],
  recordedAt: Date,
): Promise<void> {
  if (proofs.length === 0) return
  await tx
    .insertInto('evidence.record')
    .values(
      proofs.map(({ detail, fileId, personId, ...proof }) => ({
        ...proof,
        organisationId,
        detail: JSON.stringify(detail ?? {}),
        fileId: fileId ?? null,
        personId: personId ?? null,
        recordedAt,
      })),
    )
    .execute()
}

const kept = sql<KeptEvidence>`
  r.id, r.subject, r.verdict, r.source, r.summary, r.detail, r.person_id as "personId",
  to_json(r.observed_at at time zone 'UTC') #>> '{}' || 'Z' as "observedAt",
  to_json(r.expires_at at time zone 'UTC') #>> '{}' || 'Z' as "expiresAt",
  case when f.id is null then null else
    jsonb_build_object('id', f.id, 'name', f.name, 'sizeInBytes', f.size_in_bytes, 'sha256', f.sha256) end as file`

/**
 * What counts today: of each subject the newest proof that decides something, and the newest of all
 * (which may be a check that could not tell). At most two rows a subject.
 */
export async function currentProofs(tx: Tx, organisationId: string): Promise<KeptEvidence[]> {
  const { rows } = await sql<KeptEvidence>`
    select ${kept} from (
      select distinct on (subject, verdict = 'could-not-tell') *
      from evidence.record where organisation_id = ${organisationId}
      order by subject, verdict = 'could-not-tell', observed_at desc, id desc
    ) r left join evidence.file f on f.id = r.file_id
    order by r.subject, r.observed_at desc`.execute(tx)
  return rows
}

/** Every proof ever recorded on these subjects, newest first. */
export async function historyOf(
  tx: Tx,
  organisationId: string,
  subjects: readonly string[],
  limit = 200,
): Promise<KeptEvidence[]> {
  const { rows } = await sql<KeptEvidence>`
    select ${kept} from evidence.record r left join evidence.file f on f.id = r.file_id
    where r.organisation_id = ${organisationId} and r.subject = any(${[...subjects]}::text[])
    order by r.observed_at desc, r.id desc limit ${limit}`.execute(tx)
  return rows
}

export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Keeps a file of proof with its SHA-256, in the caller's transaction. Returns its id. */
export async function keepFile(
  tx: Tx,
  organisationId: string,
  file: NewFile,
  by: { personId: string | null; at: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('evidence.file')
    .values({
      organisationId,
      name: file.name,
      mediaType: file.mediaType,
      sizeInBytes: file.content.byteLength,
      sha256: createHash('sha256').update(file.content).digest('hex'),
      content: Buffer.from(file.content),
      addedAt: by.at,
      addedBy: by.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function fileContent(tx: Tx, organisationId: string, fileId: string) {
  return tx
    .selectFrom('evidence.file')
    .select(['name', 'mediaType', 'sha256', 'content'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', fileId)
    .executeTakeFirst()
}
