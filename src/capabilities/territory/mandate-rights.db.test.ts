import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import { areasOfScope, rightsOfRole } from './domain/rights.ts'

let house: House
let relayId: string
let communeId: string
let agent: Person
let secretary: Person

beforeAll(async () => {
  house = await openHouse()
  communeId = await house.organisationOf('71137')
  secretary = await house.person('Claire Martin', '71137')
  agent = await house.person('Nour Petit')
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais d’essai', now()) returning id`,
  )
  relayId = rows[0].id
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
    [relayId, agent.personId],
  )
})
afterAll(() => house.close())

/** A mandate in force from the first of January to the end of the year, but for what is changed. */
async function giveMandate(scopes: readonly string[], change = ''): Promise<void> {
  await house.owner.query('delete from territory.mandate')
  await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', $3, '2026-01-01', '2026-12-31', now(), $4, now(), $4, 'on-line')`,
    [communeId, relayId, scopes, secretary.personId],
  )
  if (change !== '') await house.owner.query(`update territory.mandate set ${change}`)
}

const statusOf = async (person: Person, path: string) => (await person.call('GET', `/71137/${path}`)).status

describe('the matrix of rights', () => {
  it('is the same in the rules and in the database', async () => {
    const { rows } = await house.owner.query('select role, area, act from territory.role_right')
    const said = Object.entries(rightsOfRole).flatMap(([role, rights]) =>
      Object.entries(rights).flatMap(([area, acts]) => acts.map((act) => `${role} ${area} ${act}`)),
    )
    expect(rows.map(({ role, area, act }) => `${role} ${area} ${act}`).toSorted()).toEqual(said.toSorted())
    const { rows: opened } = await house.owner.query('select scope, area from territory.scope_area')
    expect(opened.map(({ scope, area }) => `${scope} ${area}`).toSorted()).toEqual(
      Object.entries(areasOfScope)
        .flatMap(([scope, areas]) => areas.map((area) => `${scope} ${area}`))
        .toSorted(),
    )
  })
})

describe('without a mandate', () => {
  it('the commune does not exist for the agent of a relay', async () => {
    await house.owner.query('delete from territory.mandate')
    for (const path of ['plan', 'questionnaire', 'visits/latest', 'members', 'contacts'])
      expect(await statusOf(agent, path)).toBe(404)
  })
})

describe('under a mandate', () => {
  it('an agent sees what it opens and nothing else', async () => {
    await giveMandate(['presence'])
    expect(await statusOf(agent, 'visits/latest')).toBe(200)
    expect(await statusOf(agent, 'contacts')).toBe(200)
    expect(await statusOf(agent, 'plan')).toBe(403)
    expect(await statusOf(agent, 'members')).toBe(403)
    await giveMandate(['plan'])
    expect(await statusOf(agent, 'plan')).toBe(200)
    expect(await statusOf(agent, 'visits/latest')).toBe(403)
  })

  it('an agent changes the plan but not what the commune says of itself', async () => {
    await giveMandate(['plan'])
    const answered = await agent.call('PUT', '/71137/answers/systems-listed', {
      json: { reply: 'no' },
      ifMatch: 0,
    })
    expect(answered.status).toBe(200)
    const contact = { name: 'Personne', phone: null, mail: null, hours: null }
    const refused = await agent.call('PUT', '/71137/contacts/mayor', { json: contact })
    expect(refused.status).toBe(403)
  })

  it.each([
    ['proposed and not granted', 'granted_at = null, granted_by = null, granted_how = null'],
    ['revoked', `revoked_at = now(), revoked_by = proposed_by`],
    ['not begun', `from_on = '2026-12-01'`],
    ['over', `until_on = '2026-11-21'`],
  ])('that is %s, the commune does not exist', async (_, change) => {
    await giveMandate(['plan'], change)
    expect(await statusOf(agent, 'plan')).toBe(404)
  })

  it('what an agent looked at stands in the trail of the commune, the same thing once an hour', async () => {
    await house.owner.query('delete from territory.access')
    await giveMandate(['plan'])
    await statusOf(agent, 'plan')
    await statusOf(agent, 'plan')
    await statusOf(secretary, 'plan')
    await statusOf(agent, 'members')
    const { rows } = await house.owner.query('select person_id, area, act, operation from territory.access')
    expect(rows).toEqual([
      { person_id: agent.personId, area: 'plan', act: 'read', operation: 'getCommunesByInseePlan' },
    ])
  })
})

describe('a role that ends', () => {
  it('ends at its instant, by the clock of the program', async () => {
    const aidant = await house.person('Aya Blanc')
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at, until_at)
       values ($1, $2, 'aidant', now(), '2026-11-22T10:00:00Z')`,
      [communeId, aidant.personId],
    )
    expect(await statusOf(aidant, 'questionnaire')).toBe(200)
    expect(await statusOf(aidant, 'plan')).toBe(403)
    house.setClock('2026-11-22T10:00:00Z')
    expect(await statusOf(aidant, 'questionnaire')).toBe(404)
    house.setClock('2026-11-22T09:00:00Z')
  })
})
