import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MandatesAtWork, openMandates } from '../../../../test/support/mandates-at-work.ts'

let at: MandatesAtWork
beforeAll(async () => {
  at = await openMandates()
})
afterAll(() => at.house.close())

it('two administrators of a relay who remove each other at once leave one', async () => {
  const anne = await at.house.person('Anne')
  await at.sit(anne, at.relayId, 'relay-administrator')
  const remove = (by: typeof anne, whom: typeof anne) =>
    by.call('DELETE', `/../organisations/${at.relayId}/members/${whom.personId}`)
  const both = await Promise.all([remove(anne, at.head), remove(at.head, anne)])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  const { rows } = await at.house.owner.query(
    `select count(*)::int as n from territory.member where organisation_id = $1 and role = 'relay-administrator'`,
    [at.relayId],
  )
  expect(rows).toEqual([{ n: 1 }])
})

it('an agent removes nobody, and nobody of another relay sees who is there', async () => {
  const path = `/../organisations/${at.relayId}/members`
  expect((await at.agent.call('DELETE', `${path}/${at.head.personId}`)).status).toBe(403)
  expect((await at.stranger.call('GET', path)).status).toBe(404)
})
