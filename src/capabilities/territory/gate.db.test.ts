import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'
import type { Caller } from '../../platform/http/route.ts'

/** Who stands where when one stands there more than once, or no longer. */
let house: House
let communeId: string
let otherId: string
const relays = new Map<string, string>()

beforeAll(async () => {
  house = await openHouse()
  communeId = await house.organisationOf('71137')
  otherId = await house.organisationOf('71014')
  await house.person('Claire Martin', '71137', '71014')
  for (const name of ['Relais du Nord', 'Relais du Sud']) {
    const { rows } = await house.owner.query(
      `insert into territory.organisation (kind, name, opened_at) values ('relay', $1, now()) returning id`,
      [name],
    )
    relays.set(name, rows[0].id)
  }
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.owner.query('delete from territory.mandate')
  await house.owner.query('delete from territory.access')
})

async function sit(person: Person, organisationId: string, role: string): Promise<void> {
  await house.owner.query(
    'insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, now())',
    [organisationId, person.personId, role],
  )
}

async function mandate(relay: string, organisationId: string, ...scopes: readonly string[]): Promise<string> {
  const { rows } = await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', $3, $4, '2026-01-01', '2026-12-31', now(), $5, now(), $5, 'on-line') returning id`,
    [organisationId, relays.get(relay), relay, scopes, randomUUID()],
  )
  return rows[0].id
}

async function agentOf(...names: readonly string[]): Promise<Person> {
  const agent = await house.person('Nour Petit')
  for (const name of names) await sit(agent, relays.get(name) ?? '', 'relay-agent')
  return agent
}

const statusOf = async (person: Person, path: string) => (await person.call('GET', path)).status
async function trail(): Promise<string[]> {
  const { rows } = await house.owner.query('select holder_name, area from territory.access order by at, id')
  return rows.map(({ holder_name, area }) => `${holder_name}: ${area}`)
}
const callerOf = ({ personId, name }: Person): Caller => ({
  personId,
  name,
  email: 'nour@example.fr',
  sessionId: randomUUID(),
  isInstaller: false,
  factors: 2,
})

describe('an agent of two relays', () => {
  it('comes in by the mandate that opens what is asked, and the trail names that relay', async () => {
    const agent = await agentOf('Relais du Nord', 'Relais du Sud')
    await mandate('Relais du Nord', communeId, 'presence')
    await mandate('Relais du Sud', communeId, 'plan')
    expect(await statusOf(agent, '/71137/plan')).toBe(200)
    expect(await statusOf(agent, '/71137/visits/latest')).toBe(200)
    expect(await statusOf(agent, '/71137/members')).toBe(403)
    expect(await trail()).toEqual(['Relais du Sud: plan', 'Relais du Nord: presence'])
  })
})

describe('an agent who belongs to the commune too', () => {
  it('stands in it as one of its people, without a line in the trail, as far as the own role goes', async () => {
    const agent = await agentOf('Relais du Nord')
    await sit(agent, communeId, 'secretary')
    await mandate('Relais du Nord', communeId, 'plan')
    expect(await statusOf(agent, '/71137/plan')).toBe(200)
    expect(await trail()).toEqual([])
  })

  it('does under the mandate, and in the trail, what the own role does not allow', async () => {
    const agent = await agentOf('Relais du Nord')
    await sit(agent, communeId, 'aidant')
    await mandate('Relais du Nord', communeId, 'plan')
    expect(await statusOf(agent, '/71137/questionnaire')).toBe(200)
    expect(await statusOf(agent, '/71137/plan')).toBe(200)
    expect(await trail()).toEqual(['Relais du Nord: plan'])
  })
})

describe('a mandate revoked in the middle of a request', () => {
  it('lets nothing more through: without its line in the trail nothing is shown', async () => {
    const agent = await agentOf('Relais du Nord')
    const id = await mandate('Relais du Nord', communeId, 'plan')
    const { gate } = house.program.capabilities.territory
    const place = await gate.placeOf(callerOf(agent), '71137', 'plan:read')
    expect(place?.mandate?.id).toBe(id)
    await house.owner.query('update territory.mandate set revoked_at = now(), revoked_by = proposed_by')
    if (place === null) throw new Error('the agent stood there')
    expect(await gate.noteAccess(callerOf(agent), place, { right: 'plan:read', operation: 'readPlan' })).toBe(
      false,
    )
    expect(await trail()).toEqual([])
  })
})

describe('a stream of what changes', () => {
  it('says nothing more, and ends, once the mandate is revoked', async () => {
    const agent = await agentOf('Relais du Nord')
    await mandate('Relais du Nord', communeId, 'plan')
    const route = house.program.capabilities.territory.routes.find(({ path }) => path.endsWith('/events'))
    const { gate } = house.program.capabilities.territory
    const caller = callerOf(agent)
    const reply = await route?.handle({
      headers: new Headers(),
      address: 'local',
      signal: new AbortController().signal,
      requestId: randomUUID(),
      ifMatch: null,
      params: {},
      query: {},
      body: undefined,
      caller,
      place: await gate.placeOf(caller, '71137', 'space:read'),
      office: null,
    })
    if (reply === undefined || !('raw' in reply) || !(reply.raw instanceof ReadableStream))
      throw new Error('the stream opened')
    const reader = reply.raw.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toContain('retry')
    const { live } = house.program.platform
    live.tell(communeId, 'plan')
    expect((await reader.read()).value).toContain('plan')
    await house.owner.query('update territory.mandate set revoked_at = now(), revoked_by = proposed_by')
    live.tell(communeId, 'plan')
    expect((await reader.read()).done).toBe(true)
  })
})

describe('a mandate in one commune', () => {
  it('opens nothing of another by a number of the other, though a mandate opens that one too', async () => {
    const agent = await agentOf('Relais du Nord')
    const other = await agentOf('Relais du Sud')
    await mandate('Relais du Nord', communeId, 'plan')
    await mandate('Relais du Nord', otherId, 'plan')
    await mandate('Relais du Sud', otherId, 'plan')
    await other.call('PUT', '/71014/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
    const actionId = (await other.call('GET', '/71014/plan')).body.actions[0].id
    await house.owner.query('delete from territory.access')
    expect(await statusOf(agent, `/71137/actions/${actionId}`)).toBe(404)
    expect(await statusOf(agent, `/71014/actions/${actionId}`)).toBe(200)
    expect(await trail()).toEqual(['Relais du Nord: plan', 'Relais du Nord: plan'])
  })
})

describe('somebody who only reads', () => {
  it.each(['elected', 'dpo'])('%s reads the plan that answers opened, and changes nothing', async (role) => {
    const reader = await house.person('Luc Noir')
    await sit(reader, communeId, role)
    for (const path of ['plan', 'questionnaire', 'measures', 'visits/latest'])
      expect([path, await statusOf(reader, `/71137/${path}`)]).toEqual([path, 200])
    const answer = { json: { reply: 'no' }, ifMatch: 0 }
    expect((await reader.call('PUT', '/71137/answers/systems-listed', answer)).status).toBe(403)
  })
})

describe('a person of two communes and a relay', () => {
  it('goes from one to the other without signing in again', async () => {
    const person = await house.person('Ana Roche', '71137')
    await sit(person, otherId, 'elected')
    await sit(person, relays.get('Relais du Nord') ?? '', 'relay-administrator')
    const relay = `/../organisations/${relays.get('Relais du Nord')}`
    expect(await statusOf(person, '/71137/plan')).toBe(200)
    expect(await statusOf(person, '/71014/plan')).toBe(200)
    expect(await statusOf(person, relay)).toBe(200)
    expect((await person.call('GET', '')).body.communes).toHaveLength(2)
    const answer = { json: { reply: 'no' }, ifMatch: 0 }
    expect((await person.call('PUT', '/71137/answers/accounts-named', answer)).status).not.toBe(403)
    expect((await person.call('PUT', '/71014/answers/accounts-named', answer)).status).toBe(403)
  })
})

describe('a role of another kind of organisation', () => {
  it.each([
    ['administrator', 'Relais du Nord'],
    ['elected', 'Relais du Sud'],
  ])('%s is given to nobody in a relay', async (role, relay) => {
    const person = await house.person('Luc Noir')
    await expect(sit(person, relays.get(relay) ?? '', role)).rejects.toThrow('is not one of that kind')
  })

  it.each(['relay-agent', 'relay-administrator'])('%s is given to nobody in a commune', async (role) => {
    const person = await house.person('Luc Noir')
    await expect(sit(person, communeId, role)).rejects.toThrow('is not one of that kind')
  })

  it('is offered by no invitation', async () => {
    const mayor = await house.person('Paul Durand', '71137')
    const head = await house.person('Ana Roche')
    await sit(head, relays.get('Relais du Sud') ?? '', 'relay-administrator')
    const inRelay = `/../organisations/${relays.get('Relais du Sud')}/invitations`
    expect(
      (await mayor.call('POST', '/71137/invitations', { json: { role: 'relay-administrator' } })).status,
    ).toBe(422)
    expect((await head.call('POST', inRelay, { json: { role: 'administrator' } })).status).toBe(422)
  })
})

describe('the code of a commune that merged', () => {
  it('leads an agent to the commune of today by its mandate, and a stranger nowhere', async () => {
    await house.owner.query(
      `insert into territory.directory_alias (insee, name, kind, leads_to, search_key)
       values ('71999', 'Ancienne', 'former', '71137', 'ancienne')`,
    )
    const agent = await agentOf('Relais du Nord')
    await mandate('Relais du Nord', communeId, 'plan')
    expect(await statusOf(agent, '/71999/plan')).toBe(200)
    expect(await trail()).toEqual(['Relais du Nord: plan'])
    const stranger = await house.person('Luc Noir', '71014')
    expect(await statusOf(stranger, '/71999/plan')).toBe(404)
  })
})
