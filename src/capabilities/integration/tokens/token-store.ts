import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { TokenRight } from '../domain/token.ts'

export interface KeptToken {
  readonly id: string
  readonly name: string
  readonly beginsWith: string
  readonly rights: readonly TokenRight[]
  readonly createdAt: Date
  readonly createdByName: string
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

interface NewToken {
  readonly organisationId: string
  readonly name: string
  readonly beginsWith: string
  readonly sha256: string
  readonly rights: readonly TokenRight[]
  readonly expiresAt: Date
}

export async function addToken(
  tx: Tx,
  token: NewToken,
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`insert into integration.token (organisation_id, name, begins_with, token_sha256, rights, created_at, created_by,
      created_by_name, expires_at)
    values (${token.organisationId}, ${token.name}, ${token.beginsWith}, ${token.sha256}, ${token.rights}, ${by.at},
      ${by.personId}, ${by.name}, ${token.expiresAt})`.execute(tx)
}

/** Newest first, those that no longer open anything among them. */
export async function tokensOf(tx: Tx, organisationId: string): Promise<KeptToken[]> {
  const { rows } = await sql<KeptToken>`
    select id, name, begins_with as "beginsWith", rights, created_at as "createdAt", created_by_name as "createdByName",
      expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from integration.token where organisation_id = ${organisationId}
    order by created_at desc, id desc limit 200`.execute(tx)
  return rows
}

/** How many open something now. */
export async function countInUse(tx: Tx, organisationId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from integration.token
    where organisation_id = ${organisationId} and revoked_at is null and expires_at > ${now}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** @returns false when there is no such token in use */
export async function revokeToken(tx: Tx, organisationId: string, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update integration.token set revoked_at = ${at}
    where organisation_id = ${organisationId} and id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** The token of this hash if it opens something now; notes that it was used, to the minute. */
export async function tokenInUse(
  tx: Tx,
  sha256: string,
  now: Date,
): Promise<{ id: string; organisationId: string; name: string; rights: TokenRight[] } | undefined> {
  const { rows } = await sql<{
    id: string
    organisationId: string
    name: string
    rights: TokenRight[]
    isStale: boolean
  }>`
    select id, organisation_id as "organisationId", name, rights,
      last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute' as "isStale"
    from integration.token where token_sha256 = ${sha256} and revoked_at is null and expires_at > ${now}`.execute(
    tx,
  )
  const [found] = rows
  if (found?.isStale)
    await sql`update integration.token set last_used_at = ${now} where id = ${found.id}`.execute(tx)
  return found
}
