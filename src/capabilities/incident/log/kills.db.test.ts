import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lostAfterKills, prepareTarget } from '../../../../test/support/kept-after-kills.ts'
import { writeUnderKills } from '../../../../test/support/kill-writers.ts'
import { testDatabase } from '../../../../test/support/postgres.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** It starts twenty-one processes, on a machine that may have other work. */
const patient = 600_000

it(
  'killed twenty times while people write, the server has lost nothing that it acknowledged',
  async () => {
    const target = await prepareTarget(owner, database.url, randomUUID())
    const acknowledged = await writeUnderKills(target, 20)
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(await lostAfterKills(owner, target, acknowledged)).toEqual([])
  },
  patient,
)
