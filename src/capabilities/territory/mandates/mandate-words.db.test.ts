import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../../../test/support/house.ts'
import { areas } from '../../../kernel/right.ts'
import { operationId } from '../../../platform/http/describe-route.ts'
import { mandateScopes, rightsUnderMandate, servingRoles } from '../domain/rights.ts'
import { installationDocuments, mandateWords, wordsOfOperations } from './mandate-content.ts'
import { wordsOfOperation } from './operation-words.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

it('every route that some mandate opens has its words for the trail, and no words are left over', () => {
  const opened = new Set(servingRoles.flatMap((role) => [...rightsUnderMandate(role, mandateScopes)]))
  const routes = Object.values(house.program.capabilities).flatMap((capability) => capability.routes)
  const reachable = routes.filter(({ who }) => typeof who === 'object' && 'may' in who && opened.has(who.may))
  const named = [...wordsOfOperations().keys()].filter((name) => name !== 'openSpaceOnBehalf')
  expect(named.toSorted()).toEqual([...new Set(reachable.map(operationId))].toSorted())
})

it('an operation of an older version is told by its domain', () => {
  expect(wordsOfOperation('getSomethingGone', 'write', 'plan')).toBe('modifié votre plan d’action')
  for (const area of areas) expect(wordsOfOperation('gone', 'read', area)).toMatch(/^consulté /)
})

it('the words of mandates are whole', () => {
  const { clauses, scopes } = mandateWords()
  expect(scopes.map(({ id }) => id)).toEqual([...mandateScopes])
  const letters = clauses.flatMap(({ heading }) => /^([a-h])\)/.exec(heading)?.[1] ?? [])
  expect(letters).toEqual([...'abcdefgh'])
  expect(installationDocuments().map(({ id }) => id)).toEqual(['register-entry', 'aipd'])
})
