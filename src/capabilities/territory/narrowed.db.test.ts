import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { openRelay, type RelayAtWork } from '../../../test/support/relay-at-work.ts'
import { narrowTo, type Tx } from '../../platform/db/database.ts'

let house: House
let mayor: Person
let agent: Person
let relay: RelayAtWork
let [here, there, elsewhere] = ['', '', '']

beforeAll(async () => {
  house = await openHouse()
  mayor = await house.person('Administratrice', '71137', '71138')
  await house.person('Voisin', '71139')
  agent = await house.person('Agent')
  relay = await openRelay(house, await house.person('Administrateur du relais'), agent)
  await relay.giveMandate('71137', ['plan'])
  await relay.giveMandate('71138', ['plan'])
  here = await house.organisationOf('71137')
  there = await house.organisationOf('71138')
  elsewhere = await house.organisationOf('71139')
})
afterAll(() => house.close())

async function visible(tx: Tx, scope: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select v as id from territory.visible(${scope}) v order by v`.execute(tx)
  return rows.map(({ id }) => id)
}

test('a transaction about one commune sees that one, by a role and by a mandate', async () => {
  const { db } = house.program.platform
  for (const { personId } of [mayor, agent]) {
    expect(await db.asPerson({ personId }, (tx) => visible(tx, 'plan'))).toEqual([here, there].sort())
    expect(await db.asPerson({ personId, within: here }, (tx) => visible(tx, 'plan'))).toEqual([here])
  }
})

test('to narrow never opens what was closed', async () => {
  const { db } = house.program.platform
  for (const { personId } of [mayor, agent])
    expect(await db.asPerson({ personId, within: elsewhere }, (tx) => visible(tx, 'plan'))).toEqual([])
  const { personId } = agent
  expect(await db.asPerson({ personId, within: here }, (tx) => visible(tx, 'presence'))).toEqual([])
  expect(await db.asPerson({ personId, within: here }, (tx) => visible(tx, 'space:write'))).toEqual([])
})

test('a transaction about no commune sees none', async () => {
  const { db } = house.program.platform
  const { personId } = mayor
  const seen = await db.asPerson({ personId }, async (tx) => {
    await narrowTo(tx, [])
    return visible(tx, 'plan')
  })
  expect(seen).toEqual([])
})

test('a handler under a commune reads that commune only', async () => {
  const { status, body } = await agent.call('GET', '/71137')
  expect(status).toBe(200)
  expect(body.insee).toBe('71137')
})
