import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Gate } from '../../platform/http/app.ts'
import type { Office, Place } from '../../platform/http/route.ts'
import { type MandateScope, type Role, rightsIn, rightsUnderMandate } from './domain/rights.ts'

/** How somebody stands in a commune: by its own people's list, or by a mandate. */
interface Standing {
  readonly organisationId: string
  readonly insee: string
  readonly role: Role
  readonly mandateId: string | null
  readonly holderId: string | null
  readonly scopes: readonly MandateScope[]
}

/** Who may come in, asked at each request: a right withdrawn is withdrawn at once. */
export function openGate(db: Database): Pick<Gate, 'placeOf' | 'officeOf' | 'noteAccess'> {
  return {
    async placeOf(caller, insee) {
      const standing = await db.asPerson(caller, (tx) => standingIn(tx, insee))
      return standing === undefined ? null : placeOf(standing)
    },
    officeOf: (caller, organisationId) => db.asPerson(caller, (tx) => officeOf(tx, organisationId)),
    async noteAccess(caller, { mandate }, { right, operation }) {
      if (mandate === null) return
      const [area, act] = right.split(':')
      await db.asPerson(caller, (tx) =>
        sql`select territory.note_access(${mandate.id}, ${area}, ${act}, ${operation})`.execute(tx),
      )
    },
  }
}

function placeOf({ organisationId, insee, role, mandateId, holderId, scopes }: Standing): Place {
  if (mandateId === null || holderId === null)
    return { organisationId, insee, role, rights: rightsIn(role), mandate: null }
  const rights = rightsUnderMandate(role, scopes)
  return { organisationId, insee, role, rights, mandate: { id: mandateId, holderId } }
}

/** Where a code leads for the speaker: to the commune itself or the one it merged into; one's own place comes first. */
async function standingIn(tx: Tx, insee: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select s.organisation_id as "organisationId", s.insee, s.role, s.mandate_id as "mandateId", s.holder_id as "holderId",
      s.scopes
    from territory.standings(${insee}) s
    order by (s.insee = ${insee}) desc, (s.mandate_id is null) desc limit 1`.execute(tx)
  return rows[0]
}

async function officeOf(tx: Tx, organisationId: string): Promise<Office | null> {
  const { rows } = await sql<Office>`
    select o.id as "organisationId", o.kind,
      case when o.id in (select territory.offices('administrator')) then 'administrator' else 'agent' end as seat
    from territory.organisation o
    where o.id = ${organisationId} and o.id in (select territory.offices('agent'))`.execute(tx)
  return rows[0] ?? null
}
