import { type Area, areas } from '../../../kernel/right.ts'
import {
  areasOfScope,
  type CommuneRole,
  communeRoles,
  type MandateScope,
  mandateScopes,
  rightsOfRole,
  rightsUnderMandate,
} from '../domain/rights.ts'

export type Reach = 'both' | 'read' | 'none'

export interface AreaLine {
  readonly area: Area
  readonly reaches: Readonly<Record<CommuneRole, Reach>>
}

/** The matrix of roles, one line an area, in the order in which areas are declared. */
export function linesOfAreas(): AreaLine[] {
  return areas.map((area) => ({
    area,
    reaches: Object.fromEntries(communeRoles.map((role) => [role, reachOf(role, area)])) as Record<
      CommuneRole,
      Reach
    >,
  }))
}

function reachOf(role: CommuneRole, area: Area): Reach {
  const acts = rightsOfRole[role][area] ?? []
  if (acts.includes('write')) return 'both'
  return acts.includes('read') ? 'read' : 'none'
}

export interface ScopeLine {
  readonly scope: MandateScope
  readonly opens: readonly { readonly area: Area; readonly isReadOnly: boolean }[]
}

/** What each scope opens to an agent of the holder, by the very rule that the gate follows. */
export function linesOfScopes(): ScopeLine[] {
  return mandateScopes.map((scope) => {
    const rights = rightsUnderMandate('relay-agent', [scope])
    const opened = areasOfScope[scope].filter((area) => rights.has(`${area}:read`))
    return {
      scope,
      opens: opened.map((area) => ({ area, isReadOnly: !rights.has(`${area}:write`) })),
    }
  })
}
