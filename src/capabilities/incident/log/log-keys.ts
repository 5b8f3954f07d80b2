import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { seal, unseal } from '../../../platform/seal.ts'
import { toBase64 } from '../domain/log/bytes.ts'
import { newSigningKey, readSigningKey, type SigningKey } from './cryptography.ts'

const purpose = 'beffroi main courante key v1'

/** The key that signs the logbooks of a commune: made when it is first asked for, sealed in the database. */
export interface LogKeys {
  keyOf(organisationId: string): Promise<SigningKey>
}

export function openLogKeys({ db, secrets, clock }: Pick<Platform, 'db' | 'secrets' | 'clock'>): LogKeys {
  const known = new Map<string, Promise<SigningKey>>()
  const find = (organisationId: string) =>
    db.asSystem('the key that signs the logbooks of a commune', async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 2))`.execute(tx)
      const { rows } = await sql<{ sealedKey: string }>`
        select sealed_key as "sealedKey" from incident.log_key
        where organisation_id = ${organisationId} order by made_at desc, id desc limit 1`.execute(tx)
      const found = rows[0] === undefined ? null : openSealed(rows[0].sealedKey, secrets.sessionKey)
      if (found !== null) return found
      const made = newSigningKey()
      const key = readSigningKey(made)
      await sql`insert into incident.log_key (organisation_id, public_key, sealed_key, made_at)
        values (${organisationId}, ${toBase64(key.publicKey)}, ${seal(made, secrets.sessionKey, purpose)}, ${clock()})`.execute(
        tx,
      )
      return key
    })
  return {
    keyOf(organisationId) {
      const key = known.get(organisationId) ?? find(organisationId)
      known.set(organisationId, key)
      key.catch(() => known.delete(organisationId))
      return key
    },
  }
}

/** Null when another installation sealed it: what it signed stands, and another key signs in a new epoch. */
function openSealed(sealed: string, installationKey: string): SigningKey | null {
  try {
    return readSigningKey(unseal(sealed, installationKey, purpose))
  } catch {
    return null
  }
}
