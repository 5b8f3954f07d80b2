import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { Gate } from '../../platform/http/app.ts'
import type { Caller, Office, Place } from '../../platform/http/route.ts'
import { type MandateScope, type Role, rightsIn, rightsUnderMandate } from './domain/rights.ts'
import { isSecondFactorOwed } from './domain/second-factor.ts'
import { officeOfToken, placeOfToken } from './token-gate.ts'

/** How somebody stands in a commune: by its own people's list, or by a mandate. */
interface Standing {
  readonly organisationId: string
  readonly insee: string
  readonly role: Role
  readonly roleSinceAt: Date
  readonly mandateId: string | null
  readonly holderId: string | null
  readonly scopes: readonly MandateScope[]
}

interface Held {
  readonly role: Role
  readonly roleSinceAt: Date
}

/** Who may come in, asked at each request: a right withdrawn is withdrawn at once. */
export function openGate(db: Database, clock: () => Date): Pick<Gate, 'placeOf' | 'officeOf' | 'noteAccess'> {
  const owes = (caller: Caller, held: Held) => isSecondFactorOwed(held, caller.factors, clock())
  return {
    async placeOf(caller, insee, may) {
      const { token } = caller
      if (token !== undefined) return db.asPerson(caller, (tx) => placeOfToken(tx, token, insee))
      const standings = ofTheFirst(await db.askAsPerson(caller, standingsIn(insee)))
      const places = standings.map((standing) => placeOf(standing, owes(caller, standing)))
      return places.find(({ rights }) => rights.has(may)) ?? places[0] ?? null
    },
    async officeOf(caller, organisationId) {
      if (caller.token !== undefined) return db.asPerson(caller, (tx) => officeOfToken(tx, organisationId))
      const about = { ...caller, within: organisationId }
      const [found] = await db.askAsPerson(about, officeOf(organisationId))
      if (found === undefined) return null
      const { role, roleSinceAt, ...office } = found
      return { ...office, isSecondFactorOwed: owes(caller, { role, roleSinceAt }) }
    },
    async noteAccess(caller, { mandate }, { right, operation }) {
      if (mandate === null) return true
      const [area, act] = right.split(':')
      const [noted] = await db.askAsPerson(
        caller,
        sql<{ stands: boolean }>`
          select territory.note_access(${mandate.id}, ${area}, ${act}, ${operation}) as stands`,
      )
      return noted?.stands ?? false
    },
  }
}

function placeOf(standing: Standing, isSecondFactorOwed: boolean): Place {
  const { organisationId, insee, role, mandateId, holderId, scopes } = standing
  if (mandateId === null || holderId === null)
    return { organisationId, insee, role, rights: rightsIn(role), mandate: null, isSecondFactorOwed }
  const rights = rightsUnderMandate(role, scopes)
  return { organisationId, insee, role, rights, mandate: { id: mandateId, holderId }, isSecondFactorOwed }
}

/**
 * Where a code leads for the speaker: to the commune itself or the one it merged into. One stands there more than once
 * as one of its people and an agent of a relay, or as an agent of two; one's own place comes first.
 */
const standingsIn = (insee: string) =>
  sql<Standing>`
    select s.organisation_id as "organisationId", s.insee, s.role, m.role_since_at as "roleSinceAt",
      s.mandate_id as "mandateId", s.holder_id as "holderId", s.scopes
    from territory.standings(${insee}) s
    join territory.member m on m.organisation_id = coalesce(s.holder_id, s.organisation_id)
      and m.person_id = platform.current_person()
    order by (s.insee = ${insee}) desc, (s.mandate_id is null) desc, s.mandate_id`

const ofTheFirst = (standings: readonly Standing[]) =>
  standings.filter(({ organisationId }) => organisationId === standings[0]?.organisationId)

const officeOf = (organisationId: string) =>
  sql<Omit<Office, 'isSecondFactorOwed'> & Held>`
    select o.id as "organisationId", o.kind, m.role, m.role_since_at as "roleSinceAt",
      case when o.id in (select territory.offices('administrator')) then 'administrator' else 'agent' end as seat
    from territory.organisation o
    join territory.member m on m.organisation_id = o.id and m.person_id = platform.current_person()
    where o.id = ${organisationId} and o.id in (select territory.offices('agent'))`
