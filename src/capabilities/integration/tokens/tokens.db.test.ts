import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'

let house: House
let marie: Person
let stranger: Person
let communeId: string
let relayId: string

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  stranger = await house.person('Paul Petit', '71138')
  communeId = await house.organisationOf('71137')
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais d’essai', now()) returning id`,
  )
  relayId = rows[0].id
})
afterAll(() => house.close())
beforeEach(() => house.setClock('2026-11-22T09:00:00Z'))

async function tokenOf(rights: readonly string[], more: object = {}): Promise<string> {
  const json = { name: 'Logiciel métier', rights, lifeInDays: 30, ...more }
  const { status, body } = await marie.call('POST', '/71137/tokens', { json })
  expect(status).toBe(201)
  return body.token
}

/** Calls the program itself, as another program does: no session, no browser. */
async function ask(token: string, path: string, method = 'GET', json?: unknown) {
  const response = await house.program.app.request(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'if-match': '"0"',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  return { status: response.status, body: await response.json() }
}

async function relayToken(rights: readonly string[]): Promise<string> {
  const token = await tokenOf(rights)
  await house.owner.query(
    `update integration.token set organisation_id = $1 where id = (select max(id::text)::uuid from integration.token)`,
    [relayId],
  )
  return token
}

async function giveMandate(scopes: readonly string[]): Promise<void> {
  await house.owner.query('delete from territory.mandate')
  await house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', $3, '2026-01-01', '2026-12-31', now(), $4, now(), $4, 'on-line')`,
    [communeId, relayId, scopes, marie.personId],
  )
}

describe('a token of a commune', () => {
  it('opens the rights it was given, and no other', async () => {
    const token = await tokenOf(['plan:read', 'diagnostic:write'])
    expect((await ask(token, '/communes/71137/plan')).status).toBe(200)
    const answered = await ask(token, '/communes/71137/answers/systems-listed', 'PUT', { reply: 'no' })
    expect(answered.status).toBe(200)
    expect((await ask(token, '/communes/71137/members')).status).toBe(403)
    expect((await ask(token, '/communes/71137/cost-of-a-week', 'PUT', { adjustments: {} })).status).toBe(403)
  })

  it('does not know that another commune exists', async () => {
    const token = await tokenOf(['plan:read'])
    expect((await ask(token, '/communes/71138/plan')).status).toBe(404)
  })

  it('opens no account, no session and no token', async () => {
    const token = await tokenOf(['plan:read', 'people:read', 'space:read'])
    for (const path of ['/account', '/organisations', '/communes'])
      expect([403, 404]).toContain((await ask(token, path)).status)
    expect((await ask(token, '/organisations')).body.type).toBe('urn:beffroi:problem:not-for-tokens')
    expect((await ask(token, '/communes/71137/tokens')).status).toBe(403)
    expect((await ask(token, '/communes/71137/webhooks')).status).toBe(403)
    expect((await ask(token, '/communes/71137/members')).status).toBe(200)
  })

  it('is written nowhere in clear, and says when it was used', async () => {
    const token = await tokenOf(['plan:read'], { name: 'Le tableur' })
    expect(token).toMatch(/^bft_[A-Za-z0-9_-]{43}$/)
    const { rows } = await house.owner.query('select to_jsonb(t)::text as row from integration.token t')
    expect(rows.some(({ row }) => row.includes(token) || row.includes(token.slice(4)))).toBe(false)
    await ask(token, '/communes/71137/plan')
    const { body } = await marie.call('GET', '/71137/tokens')
    expect(body.tokens.find(({ name }: { name: string }) => name === 'Le tableur')).toMatchObject({
      lastUsedAt: '2026-11-22T09:00:00.000Z',
      state: 'in-use',
      beginsWith: token.slice(0, 10),
    })
  })

  it('opens nothing once revoked, expired, or changed by a letter', async () => {
    const token = await tokenOf(['plan:read'])
    const { body } = await marie.call('GET', '/71137/tokens')
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect((await ask(changed, '/communes/71137/plan')).status).toBe(401)
    expect((await ask('bft_court', '/communes/71137/plan')).status).toBe(401)
    house.setClock('2026-12-22T09:00:00Z')
    expect((await ask(token, '/communes/71137/plan')).status).toBe(401)
    house.setClock('2026-11-22T09:00:00Z')
    expect((await ask(token, '/communes/71137/plan')).status).toBe(200)
    expect((await marie.call('DELETE', `/71137/tokens/${body.tokens[0].id}`)).status).toBe(200)
    expect((await ask(token, '/communes/71137/plan')).status).toBe(401)
  })

  it('lives a year at most, and holds only rights that a token may hold', async () => {
    const make = (change: object) =>
      marie.call('POST', '/71137/tokens', {
        json: { name: 'X', rights: ['plan:read'], lifeInDays: 30, ...change },
      })
    expect((await make({ lifeInDays: 366 })).status).toBe(422)
    for (const right of ['people:write', 'mandates:write', 'approvals:write', 'nonsense'])
      expect((await make({ rights: [right] })).status).toBe(422)
    expect((await make({ rights: [] })).status).toBe(422)
  })

  it('is made, seen and revoked by the administrators of its commune only', async () => {
    const { body } = await marie.call('GET', '/71137/tokens')
    expect((await stranger.call('GET', '/71137/tokens')).status).toBe(404)
    expect((await stranger.call('DELETE', `/71138/tokens/${body.tokens[0].id}`)).status).toBe(404)
    await house.owner.query(`update territory.member set role = 'secretary' where person_id = $1`, [
      marie.personId,
    ])
    expect((await marie.call('GET', '/71137/tokens')).status).toBe(403)
    await house.owner.query(`update territory.member set role = 'administrator' where person_id = $1`, [
      marie.personId,
    ])
  })
})

describe('a token of a relay', () => {
  it('opens what the mandate and the token both open, under its own name in the trail', async () => {
    const token = await relayToken(['plan:read', 'presence:read'])
    await giveMandate(['plan'])
    await house.owner.query('delete from territory.access')
    expect((await ask(token, '/communes/71137/plan')).status).toBe(200)
    expect((await ask(token, '/communes/71137/visits/latest')).status).toBe(403)
    expect((await ask(token, '/communes/71137/trail')).status).toBe(403)
    expect((await ask(token, '/communes/71138/plan')).status).toBe(404)
    const { rows } = await house.owner.query('select area, act, operation, by_program from territory.access')
    expect(rows).toEqual([
      {
        area: 'plan',
        act: 'read',
        operation: 'getCommunesByInseePlan',
        by_program: 'Jeton « Logiciel métier »',
      },
    ])
    const trail = await marie.call('GET', '/71137/trail')
    expect(trail.body.groups[0]).toMatchObject({
      personName: 'Jeton « Logiciel métier »',
      accesses: [{ words: 'consulté votre plan d’action' }],
    })
    await house.owner.query(`update territory.mandate set revoked_at = now(), revoked_by = proposed_by`)
    expect((await ask(token, '/communes/71137/plan')).status).toBe(404)
  })

  it('reads its organisation when it was told so, and changes nothing there', async () => {
    const blind = await relayToken(['plan:read'])
    expect((await ask(blind, `/organisations/${relayId}`)).status).toBe(404)
    const seeing = await relayToken(['organisation:read'])
    expect((await ask(seeing, `/organisations/${relayId}/members`)).status).toBe(200)
    expect(
      (await ask(seeing, `/organisations/${relayId}/invitations`, 'POST', { role: 'relay-agent' })).status,
    ).toBe(403)
  })
})

describe('the figures for a console of services', () => {
  it('come in the shape it reads, for the communes that gave a mandate and for what it opens', async () => {
    const token = await relayToken(['organisation:read', 'plan:read', 'diagnostic:read', 'presence:read'])
    await giveMandate(['plan'])
    await marie.call('GET', '/71137/plan')
    const { body } = await ask(token, `/organisations/${relayId}/deploy-center/metrics?limit=1000&offset=0`)
    expect(body.count).toBe(1)
    expect(body.results[0].insee).toBe('71137')
    expect(body.results[0].metrics).toMatchObject({ actions_open: expect.any(Number) })
    expect(Object.values(body.results[0].metrics).every((figure) => typeof figure === 'number')).toBe(true)
    await giveMandate(['presence'])
    const less = await ask(token, `/organisations/${relayId}/deploy-center/metrics`)
    expect(less.body.results[0].metrics).not.toHaveProperty('actions_open')
    const next = await ask(token, `/organisations/${relayId}/deploy-center/metrics?limit=1&offset=1`)
    expect(next.body).toEqual({ count: 1, results: [] })
    await house.owner.query('delete from territory.mandate')
    const none = await ask(token, `/organisations/${relayId}/deploy-center/metrics`)
    expect(none.body).toEqual({ count: 0, results: [] })
  })

  it('say whether a commune is served, by its SIRET, in the words of the console', async () => {
    const token = await relayToken(['organisation:read'])
    await house.owner.query(
      `update territory.directory_commune set siren = '217101376' where insee = '71137'`,
    )
    await giveMandate(['plan'])
    const entitled = async (query: string) =>
      (await ask(token, `/organisations/${relayId}/deploy-center/entitlements?${query}`)).body
    expect(
      await entitled('siret=21710137600017&account_type=user&account_email=a@b.fr&service_id=7'),
    ).toEqual({
      operator: { id: relayId },
      entitlements: { can_access: true, can_access_reason: null },
    })
    const refused = (reason: string) => ({
      operator: null,
      entitlements: { can_access: false, can_access_reason: reason },
    })
    expect(await entitled('siret=99999999900017')).toEqual(refused('no_organization'))
    await house.owner.query('delete from territory.mandate')
    expect(await entitled('siret=21710137600017')).toEqual(refused('not_activated'))
    expect((await entitled('siret=217')).status).toBe(422)
  })

  it('are not for whoever shows no token', async () => {
    const reply = await house.program.app.request(`/api/v1/organisations/${relayId}/deploy-center/metrics`)
    expect(reply.status).toBe(401)
  })
})
