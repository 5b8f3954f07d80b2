import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { LogName } from './log-store.ts'

export const largestAttachmentInBytes = 30 * 1024 * 1024

export interface KeptAttachment {
  readonly sha256: string
  readonly mediaType: string
  readonly sizeInBytes: number
}

/** Keeps the bytes once, whoever sends them however often. */
export async function keepAttachment(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  file: { readonly mediaType: string; readonly content: Uint8Array },
  by: { readonly personId: string; readonly at: Date },
): Promise<KeptAttachment> {
  const sha256 = createHash('sha256').update(file.content).digest('hex')
  const sizeInBytes = file.content.byteLength
  await sql`insert into incident.attachment (organisation_id, incident_id, sha256, media_type, size_in_bytes, content,
      added_at, added_by)
    values (${organisationId}, ${incidentId}, ${sha256}, ${file.mediaType}, ${sizeInBytes}, ${Buffer.from(file.content)},
      ${by.at}, ${by.personId}) on conflict do nothing`.execute(tx)
  return { sha256, mediaType: file.mediaType, sizeInBytes }
}

/** What is kept of these files, without their bytes. */
export async function attachmentsNamed(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  sha256s: readonly string[],
): Promise<Map<string, KeptAttachment>> {
  if (sha256s.length === 0) return new Map()
  const { rows } = await sql<KeptAttachment>`
    select sha256, media_type as "mediaType", size_in_bytes as "sizeInBytes" from incident.attachment
    where organisation_id = ${organisationId} and incident_id = ${incidentId}
      and sha256 = any(${[...sha256s]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.sha256, row]))
}

export async function attachmentContent(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  sha256: string,
): Promise<Uint8Array | null> {
  const { rows } = await sql<{ content: Uint8Array }>`
    select content from incident.attachment
    where organisation_id = ${organisationId} and incident_id = ${incidentId} and sha256 = ${sha256}`.execute(
    tx,
  )
  return rows[0]?.content ?? null
}
