import { sql } from 'kysely'
import type { Right } from '../../kernel/right.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Office, Place, TokenGrant } from '../../platform/http/route.ts'
import { type MandateScope, type Role, rightsIn, rightsUnderMandate } from './domain/rights.ts'

interface TokenStanding {
  readonly organisationId: string
  readonly insee: string
  readonly role: Role
  readonly mandateId: string | null
  readonly holderId: string | null
  readonly scopes: readonly MandateScope[]
}

/** The commune as a program stands in it: what its token was given, within what its organisation may see today. */
export async function placeOfToken(tx: Tx, token: TokenGrant, insee: string): Promise<Place | null> {
  const { rows } = await sql<TokenStanding>`
    select s.organisation_id as "organisationId", s.insee, s.role, s.mandate_id as "mandateId",
      s.holder_id as "holderId", s.scopes
    from territory.standings_of_token(${insee}) s
    order by (s.insee = ${insee}) desc, (s.mandate_id is null) desc limit 1`.execute(tx)
  const [standing] = rows
  if (standing === undefined) return null
  const { organisationId, role, mandateId, holderId, scopes } = standing
  const mandate = mandateId === null || holderId === null ? null : { id: mandateId, holderId }
  const held = mandate === null ? rightsIn(role) : rightsUnderMandate(role, scopes)
  const rights = new Set<Right>([...held].filter((right) => token.rights.includes(right)))
  const standsAs = mandate === null ? (token.role ?? role) : role
  return { organisationId, insee: standing.insee, role: standsAs, rights, mandate, isSecondFactorOwed: false }
}

/** The organisation that made the token, when it was allowed to read it. */
export async function officeOfToken(tx: Tx, organisationId: string): Promise<Office | null> {
  const { rows } = await sql<{ kind: string }>`
    select o.kind from territory.organisation o
    where o.id = ${organisationId} and o.id in (select territory.offices('agent'))`.execute(tx)
  const [found] = rows
  return found === undefined
    ? null
    : { organisationId, kind: found.kind, seat: 'agent', isSecondFactorOwed: false }
}
