import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { openRelay, type RelayAtWork, until } from '../../../../test/support/relay-at-work.ts'
import {
  openWebhookReceiver,
  verified,
  type WebhookReceiver,
} from '../../../../test/support/webhook-receiver.ts'

let house: House
let receiver: WebhookReceiver
let marie: Person
let anne: Person
let relay: RelayAtWork
let communeSecret: string
let relaySecret: string

beforeAll(async () => {
  receiver = await openWebhookReceiver('demandes.example')
  house = await openHouse(receiver.settings)
  // The library compares the instant of a message with the real one.
  house.setClock(new Date().toISOString())
  marie = await house.person('Marie Durand', '71137')
  anne = await house.person('Anne Leroy')
  relay = await openRelay(house, anne, anne)
  const told = (path: string) => ({
    json: { address: `https://demandes.example/${path}`, kinds: everything },
  })
  communeSecret = (await marie.call('POST', '/71137/webhooks', told('commune'))).body.secret
  relaySecret = (await relay.call(anne, 'POST', '/webhooks', told('relais'))).body.secret
})
afterAll(async () => {
  await house.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.received.splice(0)
})

const everything = [
  'finding.changed',
  'mandate.granted',
  'mandate.revoked',
  'request.created',
  'campaign.answered',
]

/** Waits for what this secret signed, and reads it; what another one signed is not for it. */
const toldUnder = (secret: string, kind: string) =>
  until(() =>
    receiver.received
      .map((message) => {
        try {
          return verified(secret, message)
        } catch {
          return undefined
        }
      })
      .find((message) => message?.type === kind),
  )

const terms = {
  scopes: ['presence', 'plan'],
  fromOn: '2026-01-01',
  untilOn: '2027-12-31',
  breachNoticeHours: 24,
}

describe('a mandate', () => {
  let mandateId: string

  it('that a commune gives is told to both parties, under the secret of each', async () => {
    const given = await marie.call('POST', '/71137/mandates', {
      json: { ...terms, holderId: relay.relayId, signatory: 'Le maire' },
    })
    expect(given.status).toBe(201)
    mandateId = given.body.mandateId
    const expected = {
      insee: '71137',
      data: expect.objectContaining({ mandateId, insee: '71137', holderId: relay.relayId, how: 'on-line' }),
    }
    expect(await toldUnder(communeSecret, 'mandate.granted')).toMatchObject({ data: expected.data })
    expect(await toldUnder(relaySecret, 'mandate.granted')).toMatchObject({ data: expected.data })
    expect(JSON.stringify(receiver.received)).not.toMatch(/Marie|Le maire/)
  })

  it('that a commune revokes is told to the holder too, who may see nothing any more', async () => {
    await marie.call('POST', `/71137/mandates/${mandateId}/revoke`, { json: { reason: null } })
    for (const secret of [communeSecret, relaySecret])
      expect((await toldUnder(secret, 'mandate.revoked')).data).toMatchObject({ mandateId, how: 'commune' })
  })

  it('that is only proposed, then refused, is told to nobody', async () => {
    await relay.call(anne, 'POST', '/mandates', { json: { ...terms, insees: ['71137'] } })
    const { body } = await marie.call('GET', '/71137/mandates')
    const [proposed] = body.mandates
    await marie.call('POST', `/71137/mandates/${proposed.id}/revoke`, { json: { reason: null } })
    const { rows } = await house.owner.query(
      `select kind from integration.delivery where body like '%' || $1 || '%'`,
      [proposed.id],
    )
    expect(rows).toEqual([])
  })
})

describe('under a mandate', () => {
  beforeAll(() => relay.giveMandate('71137', ['presence', 'plan']))

  it('a call for help is told to the relay that was asked', async () => {
    const asked = await marie.call('POST', '/71137/help-requests', {
      json: { holderId: relay.relayId, text: 'Notre site ne répond plus', page: null },
    })
    expect(asked.status).toBe(201)
    expect((await toldUnder(relaySecret, 'request.created')).data).toMatchObject({
      insee: '71137',
      text: 'Notre site ne répond plus',
    })
  })

  it('what a commune answers to a campaign is told to the relay that asked', async () => {
    const { rows } = await house.owner.query(
      `with campaign as (insert into outreach.campaign (organisation_id, organisation_name, kind, title, due_on, reminder_days,
           created_at, created_by, created_by_name)
         values ($2, 'Relais', 'confirm-numbers', 'Vos numéros', '2027-12-31', '{}', now(), $3, 'Anne') returning id)
       insert into outreach.request (organisation_id, campaign_id, holder_id, holder_name, insee, commune_name, kind, title,
         due_on, asked_at, asked_by_name)
       select $1, id, $2, 'Relais', '71137', 'Commune', 'confirm-numbers', 'Vos numéros', '2027-12-31', now(), 'Anne'
       from campaign returning id`,
      [await house.organisationOf('71137'), relay.relayId, anne.personId],
    )
    const said = await marie.call('POST', `/71137/relay-requests/${rows[0].id}/done`, {
      json: { contact: null },
    })
    expect(said.status).toBe(200)
    expect((await toldUnder(relaySecret, 'campaign.answered')).data).toMatchObject({ insee: '71137' })
    expect(JSON.stringify(receiver.received)).not.toContain('Marie')
  })

  it('a finding that changed is told, and one that could not be told is no change', async () => {
    const profile = { staffCount: 3, workstations: 4, providerKind: 'company', structures: ['mairie'] }
    await marie.call('PUT', '/71137/profile', {
      json: { ...profile, mailAddress: null, siteUrl: null, hasNoMail: true, hasNoSite: true },
      ifMatch: 1,
    })
    const visit = async () => {
      expect((await marie.call('POST', '/71137/visits')).status).toBe(202)
      await until(async () => (await marie.call('GET', '/71137/visits/latest')).body.newest.status === 'done')
    }
    await visit()
    expect(await queued('finding.changed')).toEqual([])
    await house.owner.query(`update watch.finding set verdict = 'ok' where code = '1.1'`)
    await house.owner.query(
      `update watch.finding set verdict = 'could-not-tell', reason = 'timeout' where code = '2.1'`,
    )
    await visit()
    const change = { insee: '71137', code: '1.1', before: 'ok', now: 'to-fix' }
    for (const secret of [communeSecret, relaySecret])
      expect((await toldUnder(secret, 'finding.changed')).data).toMatchObject(change)
    expect(await queued('finding.changed')).toHaveLength(2)
  })
})

async function queued(kind: string): Promise<unknown[]> {
  return (await house.owner.query('select id from integration.delivery where kind = $1', [kind])).rows
}

describe('who has nothing to do with an organisation', () => {
  it('has nobody told of it', async () => {
    const paul = await house.person('Paul Petit', '71138')
    const { platform, capabilities } = house.program
    const emit = (person: Person, organisationId: string) =>
      platform.db.asPerson(person, (tx) =>
        capabilities.integration.emit(tx, organisationId, 'mandate.granted', {}),
      )
    const communeId = await house.organisationOf('71137')
    await expect(emit(paul, communeId)).rejects.toThrow('nobody has others told')
    await expect(emit(paul, relay.relayId)).rejects.toThrow('nobody has others told')
    await expect(
      platform.db.asJob(await house.organisationOf('71138'), (tx) =>
        capabilities.integration.emit(tx, communeId, 'finding.changed', {}),
      ),
    ).rejects.toThrow('nobody has others told')
    await emit(marie, communeId)
    await emit(marie, relay.relayId)
    await emit(anne, communeId)
  })
})
