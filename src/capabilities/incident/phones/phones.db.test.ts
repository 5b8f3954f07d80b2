import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'

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

/** Calls the program itself, as a phone does: no session, another address each time unless told. */
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

async function codeOf(insee = '71137', by = marie): Promise<string> {
  const { status, body } = await by.call('POST', `/${insee}/phones`, {
    json: { personName: 'Claire Martin', jobTitle: 'secrétaire' },
  })
  expect(status).toBe(201)
  return body.code
}

async function enrol(insee = '71137', by = marie): Promise<{ token: string; phoneId: string }> {
  const { status, body } = await ask('POST', '/phones', {
    json: { code: await codeOf(insee, by), name: 'Le téléphone de Claire' },
  })
  expect(status).toBe(201)
  return body
}

const incident = { kind: 'ransomware', begunAt: start }
const entryOf = (text: string) => ({
  sentAt: start,
  entries: [
    {
      device: { id: randomUUID(), sequence: 0 },
      kind: 'note',
      happenedAt: start,
      writtenAt: start,
      text,
    },
  ],
})

describe('a phone that is enrolled', () => {
  it('comes in by twelve digits, once, within a quarter of an hour', async () => {
    const code = await codeOf()
    expect(code).toMatch(/^\d{4}-\d{4}-\d{4}$/)
    const first = await ask('POST', '/phones', {
      json: { code: ` ${code.replaceAll('-', ' ')} `, name: null },
    })
    expect(first).toMatchObject({
      status: 201,
      body: { personName: 'Claire Martin', commune: { insee: '71137' }, expiresAt: null },
    })
    expect(first.body.token).toMatch(/^bfp_[A-Za-z0-9_-]{43}$/)
    expect((await ask('POST', '/phones', { json: { code } })).status).toBe(404)
    const late = await codeOf()
    house.setClock('2026-11-22T09:15:00Z')
    expect((await ask('POST', '/phones', { json: { code: late } })).body.type).toBe(
      'urn:beffroi:problem:phone-code-refused',
    )
  })

  it('comes in once when two show its code at the same instant', async () => {
    const code = await codeOf()
    const both = await Promise.all([1, 2].map(() => ask('POST', '/phones', { json: { code } })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404])
  })

  it('is kept without its token and its code in clear', async () => {
    const code = await codeOf()
    const { body } = await ask('POST', '/phones', { json: { code } })
    const { rows } = await house.owner.query(
      `select to_jsonb(p)::text as row from incident.phone p union all select to_jsonb(c)::text from incident.phone_code c`,
    )
    const all = rows.map(({ row }) => row).join('\n')
    expect(all).not.toContain(body.token)
    expect(all).not.toContain(code.replaceAll('-', ''))
    expect(all).not.toContain(code)
  })

  it('opens a case and writes in it under the name of whoever holds it, and nothing else', async () => {
    const { token } = await enrol()
    const opened = await ask('POST', '/communes/71137/incidents', { token, json: incident })
    expect(opened.status).toBe(201)
    const path = `/communes/71137/incidents/${opened.body.id}`
    expect((await ask('POST', `${path}/entries`, { token, json: entryOf('Câble débranché.') })).status).toBe(
      200,
    )
    const { body } = await ask('GET', `${path}/entries`, { token })
    expect(JSON.parse(body.entries.at(-1).leaf).author).toMatchObject({
      name: 'Claire Martin, secrétaire (téléphone)',
      role: 'phone',
      holderId: null,
    })
    expect((await ask('GET', `${path}/case`, { token })).status).toBe(200)
    for (const closed of ['plan', 'members', 'trail', 'mandates', 'envelopes', 'tokens'])
      expect([403, 404], closed).toContain((await ask('GET', `/communes/71137/${closed}`, { token })).status)
    expect((await ask('GET', '/session', { token })).status).toBe(403)
    const more = { personName: 'Un autre', jobTitle: null }
    expect((await ask('POST', '/communes/71137/phones', { token, json: more })).status).toBe(403)
    expect((await ask('GET', '/communes/71137/agreed-phrase', { token })).status).toBe(403)
  })

  it('does not know that another commune exists', async () => {
    const { token } = await enrol()
    expect((await ask('GET', '/communes/71138/incidents', { token })).status).toBe(404)
    expect((await ask('POST', '/communes/71138/incidents', { token, json: incident })).status).toBe(404)
    expect((await ask('GET', '/communes/71138/phones/kit', { token })).status).toBe(404)
    const theirs = await enrol('71138', stranger)
    expect((await marie.call('DELETE', `/71137/phones/${theirs.phoneId}`)).status).toBe(404)
    expect((await ask('GET', '/communes/71138/incidents', { token: theirs.token })).status).toBe(200)
  })

  it('is listed with its last use, and opens nothing once it is revoked', async () => {
    const { token, phoneId } = await enrol()
    await ask('GET', '/communes/71137/incidents', { token })
    const { body } = await marie.call('GET', '/71137/phones')
    expect(body.phones.find(({ id }: { id: string }) => id === phoneId)).toMatchObject({
      ...{ personName: 'Claire Martin', label: 'Le téléphone de Claire', state: 'in-use' },
      ...{ cameBy: 'enrolment', lastUsedAt: '2026-11-22T09:00:00.000Z', expiresAt: null },
    })
    expect((await marie.call('DELETE', `/71137/phones/${phoneId}`)).status).toBe(200)
    expect((await ask('GET', '/communes/71137/incidents', { token })).status).toBe(401)
    expect((await marie.call('DELETE', `/71137/phones/${phoneId}`)).status).toBe(404)
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect((await ask('GET', '/communes/71137/incidents', { token: changed })).status).toBe(401)
    expect((await ask('GET', '/communes/71137/incidents', { token: 'bfp_court' })).status).toBe(401)
  })

  it('is let in by who keeps the numbers of the commune: no elected official, no relay', async () => {
    const mayor = await house.person('Anne Maire', '71137')
    const role = (name: string) =>
      house.owner.query('update territory.member set role = $1 where person_id = $2', [name, mayor.personId])
    const json = { personName: 'Claire Martin', jobTitle: null }
    await role('elected')
    expect((await mayor.call('POST', '/71137/phones', { json })).status).toBe(403)
    expect((await mayor.call('GET', '/71137/phones')).status).toBe(200)
    expect((await mayor.call('GET', '/71137/envelopes')).status).toBe(403)
    await role('secretary')
    expect((await mayor.call('POST', '/71137/phones', { json })).status).toBe(201)
  })

  it('takes its kit for the day without network, in which the agreed phrase is not', async () => {
    const openHours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }]
    await marie.call('PUT', '/71137/contacts/second-number', {
      json: { name: 'Voisine', phone: '06 00 00 00 09', mail: null, hours: null, openHours },
    })
    await marie.call('PUT', '/71137/agreed-phrase', { json: { phrase: 'trois pommes sous la neige' } })
    const { token, phoneId } = await enrol()
    const { status, body } = await ask('GET', '/communes/71137/phones/kit', { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      commune: { insee: '71137', timeZone: 'Europe/Paris', departement: '71' },
      phone: { id: phoneId },
      hasAgreedPhrase: true,
      isPhoneThroughBox: 'unknown',
      numbers: [
        {
          role: 'second-number',
          phone: '06 00 00 00 09',
          hours: { timeZone: 'Europe/Paris', slots: openHours },
          hoursInWords: 'du lundi au vendredi, de 8\u00a0h à 18\u00a0h',
        },
      ],
    })
    expect(body.logFingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(body)).not.toContain('pommes')
  })

  it('is refused after twenty wrong codes from one address', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 30; turn += 1)
      statuses.push((await ask('POST', '/phones', { json: { code: '0000-0000-0000' } })).status)
    expect(statuses).toContain(429)
  })
})
