import { describe, expect, it } from 'vitest'
import { areas } from '../../../kernel/right.ts'
import { communeRoles, rightsIn, rightsUnderMandate } from '../domain/rights.ts'
import { linesOfAreas, linesOfScopes } from './who-may.ts'

describe('the page of who may do what', () => {
  it('says of each role and area exactly what the gate lets through', () => {
    expect(linesOfAreas().map(({ area }) => area)).toEqual(areas)
    for (const { area, reaches } of linesOfAreas()) {
      for (const role of communeRoles) {
        const rights = rightsIn(role)
        expect(reaches[role] !== 'none', `${role} ${area}`).toBe(rights.has(`${area}:read`))
        expect(reaches[role] === 'both', `${role} ${area}`).toBe(rights.has(`${area}:write`))
      }
    }
  })

  it('says of each scope of a mandate exactly what it opens to an agent', () => {
    for (const { scope, opens } of linesOfScopes()) {
      const said = opens.flatMap(({ area, isReadOnly }) =>
        isReadOnly ? [`${area}:read`] : [`${area}:read`, `${area}:write`],
      )
      expect(said.toSorted()).toEqual([...rightsUnderMandate('relay-agent', [scope])].toSorted())
    }
  })

  it('opens to be read only the same with every mandate, which the page says once', () => {
    const kept = linesOfScopes().map(({ opens }) =>
      opens.filter(({ isReadOnly }) => isReadOnly).map(({ area }) => area),
    )
    for (const readOnly of kept) expect(readOnly).toEqual(['space'])
  })

  it('shows that no mandate opens the people, the mandates or the trail of a commune', () => {
    const opened = linesOfScopes().flatMap(({ opens }) => opens.map(({ area }) => area))
    for (const area of ['people', 'mandates', 'trail', 'approvals'] as const)
      expect(opened).not.toContain(area)
  })
})

describe('the matrix', () => {
  it('lets nobody write what they cannot read', () => {
    for (const role of communeRoles) {
      const rights = rightsIn(role)
      for (const area of areas) if (rights.has(`${area}:write`)) expect(rights.has(`${area}:read`)).toBe(true)
    }
  })

  it('lets an aidant do the diagnostic only, and a provider what is handed to it only', () => {
    expect([...rightsIn('aidant')].filter((right) => right.endsWith(':write'))).toEqual([
      'diagnostic:write',
      'evidence:write',
    ])
    expect([...rightsIn('provider')]).toEqual(['assigned:read', 'assigned:write'])
  })

  it('lets an elected official read all and decide, and invite nobody', () => {
    const rights = rightsIn('elected')
    expect(rights.has('approvals:write') && rights.has('mandates:write')).toBe(true)
    expect(rights.has('people:write') || rights.has('plan:write') || rights.has('diagnostic:write')).toBe(
      false,
    )
  })
})
