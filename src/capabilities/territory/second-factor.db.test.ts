import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

const insee = '71137'
let house: House
let administrator: Person
let agent: Person

beforeAll(async () => {
  house = await openHouse()
  administrator = await house.person('Claire Martin', insee)
  agent = await house.person('Nour Petit')
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais d’essai', now()) returning id`,
  )
  const relayId = rows[0].id
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
    [relayId, agent.personId],
  )
  await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', '{plan}', '2026-01-01', '2026-12-31', now(), $3, now(), $3, 'on-line')`,
    [await house.organisationOf(insee), relayId, administrator.personId],
  )
})
afterAll(() => house.close())

const ask = async (person: Person, factors: 1 | 2) => {
  house.setFactors(person.personId, factors)
  const { status, body } = await person.call('GET', `/${insee}/plan`)
  return status === 200 ? 'opened' : String(body.type).replace('urn:beffroi:problem:', '')
}
const traces = async () => (await house.owner.query('select from territory.access')).rowCount

it('an agent of a relay with a password alone is led to the second proof, and leaves no trace in the commune', async () => {
  expect(await ask(agent, 1)).toBe('second-factor-needed')
  expect(await traces()).toBe(0)
  expect(await ask(agent, 2)).toBe('opened')
  expect(await traces()).toBe(1)
})

it('an administrator has fourteen days from the day of the role; a new role begins its own', async () => {
  const since = (instant: string) =>
    house.owner.query('update territory.member set role_since_at = $2 where person_id = $1', [
      administrator.personId,
      instant,
    ])
  await since('2026-11-08T09:00:01Z')
  expect(await ask(administrator, 1)).toBe('opened')
  await since('2026-11-08T09:00:00Z')
  expect(await ask(administrator, 1)).toBe('second-factor-needed')
  expect(await ask(administrator, 2)).toBe('opened')

  const setRole = (role: string) =>
    house.owner.query('update territory.member set role = $2 where person_id = $1', [
      administrator.personId,
      role,
    ])
  await setRole('secretary')
  expect(await ask(administrator, 1)).toBe('opened')
  await setRole('administrator')
  const { rows } = await house.owner.query(
    `select role_since_at > '2026-11-08T09:00:00Z' as "isNew" from territory.member where person_id = $1`,
    [administrator.personId],
  )
  expect(rows[0].isNew).toBe(true)
})
