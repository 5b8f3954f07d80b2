import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Whether the speaker of this transaction may change the plan of a commune, and not only read it. */
export async function mayChangePlan(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ mayChange: boolean }>`
    select platform.is_system() or ${organisationId}::uuid in (select territory.visible('plan:write')) as "mayChange"`.execute(
    tx,
  )
  return rows[0]?.mayChange ?? false
}
