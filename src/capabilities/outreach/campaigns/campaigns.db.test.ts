import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { openPostOffice, type PostOffice } from '../../../../test/support/post-office.ts'
import {
  openRelay,
  type RelayAtWork,
  runJob,
  until,
  withAccount,
} from '../../../../test/support/relay-at-work.ts'

let office: PostOffice
let house: House
let relay: RelayAtWork
let rival: RelayAtWork
let nour: Person
let claire: Person
let paul: Person

beforeAll(async () => {
  office = await openPostOffice()
  house = await openHouse({ SMTP_URL: `smtp://127.0.0.1:${office.port}`, MAIL_FROM: 'beffroi@exemple.fr' })
  house.setClock('2026-11-23T09:00:00Z')
  nour = await withAccount(house, await house.person('Nour Petit'), 'nour@relais.fr')
  relay = await openRelay(house, nour, nour)
  rival = await openRelay(house, nour, nour, 'Un autre relais')
  claire = await withAccount(house, await house.person('Claire Martin', '71137'), 'claire@vaux.fr')
  paul = await withAccount(house, await house.person('Paul Durand', '71138'), 'paul@ormes.fr')
  await relay.giveMandate('71137', ['plan'])
  await relay.giveMandate('71138', ['presence'])
})
afterAll(async () => {
  await house.close()
  await office.close()
})

const ask = (json: object) =>
  relay.call(nour, 'POST', '/campaigns', {
    json: {
      kind: 'name-contact',
      measureId: null,
      message: null,
      dueOn: '2027-03-15',
      whom: { kind: 'all' },
      ...json,
    },
  })
const requestsOf = async (person: Person, insee: string) =>
  (await person.call('GET', `/${insee}/relay-requests`)).body.requests
const letterTo = (address: string) => until(() => office.received.findLast(({ to }) => to.includes(address)))

describe('a campaign', () => {
  let campaignId: string

  it('asks every commune under mandate, on its page and by mail', async () => {
    const asked = await ask({ message: 'Pour la réunion du printemps.' })
    expect(asked).toMatchObject({ status: 201, body: { askedCount: 2 } })
    campaignId = asked.body.campaignId
    expect(await requestsOf(claire, '71137')).toMatchObject([
      { holderName: 'Relais du Clunisois', kind: 'name-contact', isDone: false, dueOn: '2027-03-15' },
    ])
    const { text } = await letterTo('claire@vaux.fr')
    expect(text).toContain('Pour la réunion du printemps.')
    expect(text).toContain('http://localhost/communes/71137/relais')
    await letterTo('paul@ormes.fr')
  })

  it('is answered by the commune, and the relay reads the contact', async () => {
    await relay.call(nour, 'POST', '/webhooks', {
      json: { address: 'https://demandes.example.fr/', kinds: ['campaign.answered'] },
    })
    const [{ id }] = await requestsOf(claire, '71137')
    const done = (contact: object | null) =>
      claire.call('POST', `/71137/relay-requests/${id}/done`, { json: { contact } })
    expect((await done(null)).status).toBe(422)
    expect(
      (await done({ name: 'Éva Roy', function: 'Adjointe', phone: '03 85 00 00 00', address: null })).status,
    ).toBe(200)
    await done({ name: 'Éva Roy', function: 'Adjointe', phone: '03 85 00 00 00', address: null })
    const told = await house.owner.query(
      `select body from integration.delivery where kind = 'campaign.answered'`,
    )
    expect(told.rows.map((row) => JSON.parse(row.body).data)).toEqual([
      {
        ...{ campaignId, requestId: id, insee: '71137', communeName: expect.any(String) },
        ...{ kind: 'name-contact', title: 'Nommer un contact pour la sécurité informatique' },
      },
    ])
    const { body } = await relay.call(nour, 'GET', `/campaigns/${campaignId}`)
    expect(body.campaign).toMatchObject({ askedCount: 2, doneCount: 1 })
    expect(body.communes[0]).toMatchObject({
      isDone: true,
      doneBecause: 'said',
      contact: { name: 'Éva Roy' },
    })
    const table = await relay.call(nour, 'GET', `/campaigns/${campaignId}/requests.csv`)
    expect(Buffer.from(table.body, 'latin1').toString('utf8')).toContain('Éva Roy')
  })

  it('is nobody else’s to answer or to read', async () => {
    const [{ id }] = await requestsOf(claire, '71137')
    const said = await paul.call('POST', `/71138/relay-requests/${id}/done`, { json: { contact: null } })
    expect(said.status).toBe(404)
    expect((await nour.call('GET', '/71137/relay-requests')).status).toBe(403)
    expect((await rival.call(nour, 'GET', `/campaigns/${campaignId}`)).status).toBe(404)
    const reached = await rival.call(nour, 'POST', '/campaigns', {
      json: {
        kind: 'name-contact',
        measureId: null,
        message: null,
        dueOn: '2027-03-15',
        whom: { kind: 'all' },
      },
    })
    expect(reached).toMatchObject({ status: 409, body: { type: 'urn:beffroi:problem:nobody-to-ask' } })
  })

  it('names the codes that it may not ask, and asks nobody', async () => {
    const refused = await ask({ whom: { kind: 'list', codes: '71137\n71999' } })
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('71999') } })
    expect((await relay.call(nour, 'GET', '/campaigns')).body.campaigns).toHaveLength(1)
  })

  it('is seen done by what stands in Beffroi, only where the mandate lets the relay see it', async () => {
    const { body } = await ask({ kind: 'do-measure', measureId: 'person-in-charge' })
    for (const commune of ['71137', '71138'])
      await house.owner.query(
        `insert into plan.action (organisation_id, measure_id, kind, status, opened_at, closed_at)
         values ($1, 'person-in-charge', 'do', 'closed', now(), now())
         on conflict (organisation_id, measure_id) do update set status = 'closed', closed_at = now()`,
        [await house.organisationOf(commune)],
      )
    const seen = await relay.call(nour, 'GET', `/campaigns/${body.campaignId}`)
    const doneBecause = Object.fromEntries(
      seen.body.communes.map((one: { insee: string; doneBecause: string | null }) => [
        one.insee,
        one.doneBecause,
      ]),
    )
    expect(doneBecause).toEqual({ 71137: 'seen', 71138: null })
    // Its own people see that it is done, and nobody writes to them again.
    expect(
      (await requestsOf(paul, '71138')).find(({ kind }: { kind: string }) => kind === 'do-measure'),
    ).toMatchObject({
      isDone: true,
    })
  })

  it('reminds before the day, whoever did not do it', async () => {
    const { body } = await ask({ kind: 'confirm-numbers', reminderDays: [7], dueOn: '2027-01-15' })
    await until(async () => {
      const { rows } = await house.owner.query(
        'select count(*)::int as n from outreach.request where campaign_id = $1 and letters_sent = 1',
        [body.campaignId],
      )
      return rows[0].n === 2
    })
    await claire.call('PUT', '/71137/contacts/mayor', {
      json: { name: 'Le maire', phone: '03 85 00 00 01', mail: null, hours: null },
    })
    house.setClock('2027-01-08T10:00:00Z')
    const before = office.received.length
    await runJob(house, 'outreach.send-due-letters')
    const reminder = await until(() => office.received[before])
    expect(reminder).toMatchObject({ to: ['paul@ormes.fr'] })
    expect(reminder.text.replaceAll('\n', ' ')).toContain('vérifier les numéros')
  })

  it('asks no more once closed', async () => {
    expect((await relay.call(nour, 'POST', `/campaigns/${campaignId}/close`)).status).toBe(200)
    expect((await relay.call(nour, 'POST', `/campaigns/${campaignId}/close`)).status).toBe(404)
    const left = await requestsOf(paul, '71138')
    expect(left.some(({ kind }: { kind: string }) => kind === 'name-contact')).toBe(false)
  })
})

describe('help', () => {
  it('is asked of a relay under mandate, handed over where it keeps requests, and answered', async () => {
    const address = 'demandes@relais.fr'
    expect((await relay.call(nour, 'PUT', '/hand-over', { json: { address } })).status).toBe(200)
    const asked = await claire.call('POST', '/71137/help-requests', {
      json: { holderId: relay.relayId, text: 'Le courriel ne part plus.', page: '/communes/71137/plan' },
    })
    expect(asked.status).toBe(201)
    const letter = await letterTo(address)
    expect(letter.text).toContain('Le courriel ne part plus.')
    expect(letter.text).toContain('http://localhost/communes/71137/plan')
    const { body } = await relay.call(nour, 'GET', '/help-requests')
    expect(body.requests).toMatchObject([{ state: 'waiting', version: 1 }])
    const answer = (ifMatch: number) =>
      relay.call(nour, 'PUT', `/help-requests/${asked.body.id}`, {
        json: { state: 'taken', answer: 'Nous vous appelons.' },
        ifMatch,
      })
    expect((await answer(1)).status).toBe(200)
    expect((await answer(1)).status).toBe(409)
    const seen = await claire.call('GET', '/71137/relay-requests')
    expect(seen.body.helpRequests).toMatchObject([
      { state: 'taken', stateByName: 'Nour Petit', answer: 'Nous vous appelons.' },
    ])
  })

  it('is not asked of an organisation without a mandate, nor about a page elsewhere', async () => {
    const help = (json: object) =>
      claire.call('POST', '/71137/help-requests', {
        json: { holderId: rival.relayId, text: 'Bonjour', page: null, ...json },
      })
    expect((await help({})).status).toBe(409)
    expect((await help({ holderId: relay.relayId, page: 'https://ailleurs.fr' })).status).toBe(422)
  })

  it('leaves the eyes of the relay with the mandate', async () => {
    await house.owner.query(
      `update territory.mandate set revoked_at = now(), revoked_by = proposed_by where organisation_id = $1`,
      [await house.organisationOf('71137')],
    )
    expect((await relay.call(nour, 'GET', '/help-requests')).body.requests).toEqual([])
    expect((await claire.call('GET', '/71137/relay-requests')).body.helpRequests).toHaveLength(1)
  })
})
