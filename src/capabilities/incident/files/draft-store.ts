import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Texts } from '../domain/case-file.ts'
import type { LogName } from '../log/log-store.ts'

/** What people wrote in one file of a case. */
export interface KeptDraft {
  readonly kind: string
  readonly fields: Texts
  readonly version: number
  readonly savedAt: Date
  readonly savedByName: string
}

export async function draftsOf(
  tx: Tx,
  { organisationId, incidentId }: LogName,
): Promise<Map<string, KeptDraft>> {
  const { rows } = await sql<KeptDraft>`
    select kind, fields, version, saved_at as "savedAt", saved_by_name as "savedByName"
    from incident.file_draft where organisation_id = ${organisationId} and incident_id = ${incidentId}`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.kind, row]))
}

/** False when somebody saved another version meanwhile; `version` 0 is a file in which nobody wrote. */
export async function saveDraft(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  draft: { readonly kind: string; readonly fields: Texts; readonly version: number },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const fields = JSON.stringify(draft.fields)
  if (draft.version === 0) {
    const { rows } = await sql`
      insert into incident.file_draft (organisation_id, incident_id, kind, fields, version, saved_at, saved_by, saved_by_name)
      values (${organisationId}, ${incidentId}, ${draft.kind}, ${fields}::jsonb, 1, ${by.at}, ${by.personId}, ${by.name})
      on conflict do nothing returning version`.execute(tx)
    return rows.length === 1
  }
  const { rows } = await sql`
    update incident.file_draft set fields = ${fields}::jsonb, version = version + 1, saved_at = ${by.at},
      saved_by = ${by.personId}, saved_by_name = ${by.name}
    where organisation_id = ${organisationId} and incident_id = ${incidentId} and kind = ${draft.kind}
      and version = ${draft.version} returning version`.execute(tx)
  return rows.length === 1
}
