import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Tlp } from '../domain/tlp.ts'
import type { LogName } from '../log/log-store.ts'

/** A package that waits behind a link, without its bytes. */
export interface KeptHandOver {
  readonly id: string
  readonly organisationId: string
  readonly incidentId: string
  readonly recipient: string
  readonly tlp: Tlp
  readonly parts: readonly string[]
  readonly sha256: string
  readonly sizeInBytes: number
  readonly madeAt: Date
  readonly madeByName: string
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly openings: number
  readonly lastOpenedAt: Date | null
}

const kept = sql`id, organisation_id as "organisationId", incident_id as "incidentId", recipient, tlp, parts, sha256,
  size_in_bytes as "sizeInBytes", made_at as "madeAt", made_by_name as "madeByName", expires_at as "expiresAt",
  revoked_at as "revokedAt", openings, last_opened_at as "lastOpenedAt"`

export interface NewHandOver
  extends Pick<KeptHandOver, 'recipient' | 'tlp' | 'parts' | 'sha256' | 'expiresAt'> {
  readonly tokenHash: string
  readonly package: Uint8Array
}

export async function addHandOver(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  given: NewHandOver,
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<KeptHandOver> {
  const { rows } = await sql<KeptHandOver>`
    insert into incident.hand_over (organisation_id, incident_id, recipient, tlp, parts, token_hash, sha256,
      size_in_bytes, package, made_at, made_by, made_by_name, expires_at)
    values (${organisationId}, ${incidentId}, ${given.recipient}, ${given.tlp}, ${JSON.stringify(given.parts)}::jsonb,
      ${given.tokenHash}, ${given.sha256}, ${given.package.byteLength}, ${Buffer.from(given.package)}, ${by.at},
      ${by.personId}, ${by.name}, ${given.expiresAt}) returning ${kept}`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('a hand-over that was added is there')
  return added
}

export async function handOversOf(tx: Tx, { organisationId, incidentId }: LogName): Promise<KeptHandOver[]> {
  const { rows } = await sql<KeptHandOver>`select ${kept} from incident.hand_over
    where organisation_id = ${organisationId} and incident_id = ${incidentId} order by made_at desc`.execute(
    tx,
  )
  return rows
}

/** Ends a link at once and forgets its package; null when there was nothing to end. */
export async function revokeHandOver(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  id: string,
  now: Date,
): Promise<KeptHandOver | null> {
  const { rows } = await sql<KeptHandOver>`update incident.hand_over set revoked_at = ${now}, package = null
    where organisation_id = ${organisationId} and incident_id = ${incidentId} and id = ${id} and revoked_at is null
    returning ${kept}`.execute(tx)
  return rows[0] ?? null
}

/** Forgets the packages whose link has ended. */
export async function forgetEnded(tx: Tx, now: Date): Promise<void> {
  await sql`update incident.hand_over set package = null where expires_at <= ${now} and package is not null`.execute(
    tx,
  )
}

/** What a link opens, as long as it does. */
export async function handOverBehind(tx: Tx, tokenHash: string, now: Date): Promise<KeptHandOver | null> {
  const { rows } = await sql<KeptHandOver>`select ${kept} from incident.hand_over
    where token_hash = ${tokenHash} and revoked_at is null and expires_at > ${now} and package is not null`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Counts one opening and gives the bytes. */
export async function takePackage(tx: Tx, id: string, now: Date): Promise<Uint8Array | null> {
  const { rows } = await sql<{ package: Uint8Array | null }>`
    update incident.hand_over set openings = openings + 1, last_opened_at = ${now} where id = ${id}
    returning package`.execute(tx)
  return rows[0]?.package ?? null
}
