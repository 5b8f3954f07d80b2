import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { until } from '../../../../test/support/relay-at-work.ts'

let house: House
let marie: Person
let stranger: Person
const start = '2026-11-22T09:00:00Z'

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  stranger = await house.person('Paul Petit', '71138')
})
afterAll(() => house.close())
beforeEach(() => house.setClock(start))

async function ask(method: string, path: string, options: { token?: string; json?: unknown } = {}) {
  const { token, json } = options
  const response = await house.program.app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  return { status: response.status, body: await response.json() }
}

const join = (code: string, name = 'Anne Roy') =>
  ask('POST', '/phones/join', { json: { code, name, jobTitle: 'première adjointe' } })

async function enrol(): Promise<string> {
  const made = await marie.call('POST', '/71137/phones', { json: { personName: 'Claire', jobTitle: null } })
  return (await ask('POST', '/phones', { json: { code: made.body.code } })).body.token
}

describe('a code out of a sealed envelope', () => {
  it('lets one phone in, under the name that is typed, for thirty days', async () => {
    const { status, body } = await marie.call('POST', '/71137/envelopes', { json: { count: 3 } })
    expect(status).toBe(201)
    expect(body.codes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3])
    const [{ code }] = body.codes
    expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/)
    const joined = await join(code.toLowerCase().replaceAll('-', ' '))
    expect(joined).toMatchObject({
      status: 201,
      body: { personName: 'Anne Roy', expiresAt: '2026-12-22T09:00:00.000Z' },
    })
    expect((await join(code)).status).toBe(404)
    const { token } = joined.body
    const incident = { kind: 'unknown', begunAt: start }
    expect((await ask('POST', '/communes/71137/incidents', { token, json: incident })).status).toBe(201)
    const listed = await marie.call('GET', '/71137/envelopes')
    expect(listed.body.envelopes[0]).toMatchObject({ number: 1, usedByName: 'Anne Roy' })
    expect(JSON.stringify(listed.body)).not.toContain(code)
    house.setClock('2026-12-22T09:00:00Z')
    expect((await ask('GET', '/communes/71137/incidents', { token })).status).toBe(401)
  })

  it('opens nothing as the code of an enrolment, nor once its batch is revoked', async () => {
    const { body } = await marie.call('POST', '/71137/envelopes', { json: { count: 2 } })
    const [one, two] = body.codes
    expect((await ask('POST', '/phones', { json: { code: one.code } })).status).toBe(404)
    expect((await join(one.code)).status).toBe(201)
    expect((await stranger.call('DELETE', `/71138/envelopes/${body.batchId}`)).status).toBe(404)
    const revoked = await marie.call('DELETE', `/71137/envelopes/${body.batchId}`)
    expect(revoked).toMatchObject({ status: 200, body: { revoked: 1 } })
    expect((await join(two.code)).status).toBe(404)
  })

  it('is one of sixty at most', async () => {
    for (let turn = 0; turn < 3; turn += 1)
      await marie.call('POST', '/71137/envelopes', { json: { count: 20 } })
    expect((await marie.call('POST', '/71137/envelopes', { json: { count: 20 } })).status).toBe(409)
    expect((await marie.call('POST', '/71137/envelopes', { json: { count: 21 } })).status).toBe(422)
  })
})

describe('« ouvert en mode avion »', () => {
  const say = (token: string) => ask('PUT', '/communes/71137/phones/opened-offline', { token })
  const proofs = async () =>
    (
      await house.owner.query(
        `select verdict, observed_at, expires_at from evidence.record
         where subject = 'document:emergency-opened-offline' order by recorded_at`,
      )
    ).rows

  it('is proven by two phones, and no longer after three months', async () => {
    const [one, two] = [await enrol(), await enrol()]
    expect((await say(one)).body).toEqual({ provenUntil: null })
    expect((await say(one)).body).toEqual({ provenUntil: null })
    house.setClock('2026-11-25T09:00:00Z')
    expect((await say(two)).body).toEqual({ provenUntil: '2027-02-20T09:00:00.000Z' })
    await until(async () => ((await proofs()).length > 0 ? true : undefined))
    expect(await proofs()).toEqual([
      {
        verdict: 'supports',
        observed_at: new Date(start),
        expires_at: new Date('2027-02-20T09:00:00Z'),
      },
    ])
    expect((await marie.call('GET', '/71137/phones')).body.offlineProvenUntil).toBe(
      '2027-02-20T09:00:00.000Z',
    )
    const measure = (await marie.call('GET', '/71137/plan')).body
    expect(JSON.stringify(measure)).not.toContain('undefined')
    house.setClock('2027-02-20T09:00:00Z')
    expect((await marie.call('GET', '/71137/phones')).body.offlineProvenUntil).toBeNull()
  })

  it('is said by a phone only', async () => {
    expect((await marie.call('PUT', '/71137/phones/opened-offline')).status).toBe(403)
  })
})
