import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { AccessReason } from '../domain/entitlement.ts'

/**
 * Whether a commune may use Beffroi through this organisation: `null` when it may. A commune that gave no mandate is told
 * apart neither from one without a space, nor from one served by another.
 */
export async function accessOf(
  tx: Tx,
  holderId: string,
  named: { readonly siren: string | null; readonly insee: string | null },
): Promise<AccessReason | null> {
  const { rows } = await sql<{ isServed: boolean }>`
    select exists (select from territory.door_mandates(${holderId}) m
      where m.insee = c.insee and m.state = 'in-force') as "isServed"
    from territory.door_siren c where c.siren = ${named.siren} or c.insee = ${named.insee} limit 1`.execute(
    tx,
  )
  const [commune] = rows
  if (commune === undefined) return 'no_organization'
  return commune.isServed ? null : 'not_activated'
}
