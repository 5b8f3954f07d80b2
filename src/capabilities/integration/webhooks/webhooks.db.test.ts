import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import {
  answer,
  openWebhookReceiver,
  type ReceivedMessage,
  type WebhookReceiver,
} from '../../../../test/support/webhook-receiver.ts'
import { openWebhookSender } from '../../../platform/webhook/open-webhook-sender.ts'
import { deliveryJobs } from './deliver.ts'
import { isInsideNetwork } from './inside-network.ts'

let receiver: WebhookReceiver
let received: ReceivedMessage[]
let house: House
let marie: Person
let communeId: string

const silence = () => undefined

beforeAll(async () => {
  receiver = await openWebhookReceiver('ticket.example', ['other.example'])
  received = receiver.received
  house = await openHouse(receiver.settings)
  marie = await house.person('Marie Durand', '71137')
  communeId = await house.organisationOf('71137')
})
afterAll(async () => {
  await house.close()
  await receiver.close()
})
beforeEach(async () => {
  received.splice(0)
  receiver.behaviours = [answer(204)]
  await house.owner.query('delete from integration.endpoint')
  // The library compares the instant of a message with the real one.
  house.setClock(new Date().toISOString())
})

async function addEndpoint(kinds = ['action.done'], address = 'https://ticket.example/beffroi') {
  const { status, body } = await marie.call('POST', '/71137/webhooks', { json: { address, kinds } })
  expect(status).toBe(201)
  return body as { id: string; secret: string }
}

const emit = (organisationId: string, kind: 'action.done' | 'finding.changed' = 'action.done') =>
  house.program.platform.db.asPerson(marie, (tx) =>
    house.program.capabilities.integration.emit(tx, organisationId, kind, { insee: '71137', measure: 'mfa' }),
  )

/** Runs what is due now, as the job does each minute, with a receiver given up after a quarter of a second. */
async function deliverDue(): Promise<void> {
  const { platform, capabilities } = house.program
  const sender = openWebhookSender(platform.config.scan, platform.clock, 250)
  const [deliver] = deliveryJobs({ platform, identity: capabilities.identity, sender: () => sender })
  const { rows } = await house.owner.query(`select id from integration.delivery where status = 'waiting'`)
  for (const { id } of rows) await deliver?.run({ deliveryId: id }, AbortSignal.timeout(5000))
}

async function logOf(endpointId: string) {
  const { body } = await marie.call('GET', `/71137/webhooks/${endpointId}/deliveries`)
  return body.deliveries
}

const later = (seconds: number) => house.setClock(new Date(Date.now() + seconds * 1000).toISOString())

async function settled(
  endpointId: string,
  isDone: (log: { status: string; attempts: unknown[] }[]) => boolean,
) {
  for (;;) {
    const log = await logOf(endpointId)
    if (isDone(log)) return log
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a webhook', () => {
  it('brings what happened, signed, and the library of the standard recognises it', async () => {
    const { id, secret } = await addEndpoint()
    await emit(communeId)
    const [delivery] = await settled(id, ([first]) => first?.status === 'delivered')
    expect(delivery.attempts).toMatchObject([{ statusCode: 204, fault: null }])
    const [message] = received
    const read = new Webhook(secret).verify(message?.body ?? '', message?.headers as Record<string, string>)
    expect(read).toMatchObject({ type: 'action.done', data: { insee: '71137', measure: 'mfa' } })
    expect(message?.headers['webhook-id']).toBe(delivery.id)
    const another = `whsec_${Buffer.alloc(32).toString('base64')}`
    expect(() =>
      new Webhook(another).verify(message?.body ?? '', message?.headers as Record<string, string>),
    ).toThrow()
  })

  it('is not sent when what it tells of was undone', async () => {
    const { id } = await addEndpoint()
    await house.program.platform.db
      .asPerson(marie, async (tx) => {
        await house.program.capabilities.integration.emit(tx, communeId, 'action.done', {})
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect(await logOf(id)).toEqual([])
  })

  it('is sent for the kinds that were asked for, and when a person tries it', async () => {
    const { id } = await addEndpoint(['mandate.granted'])
    await emit(communeId)
    expect(await logOf(id)).toEqual([])
    const { status } = await marie.call('POST', `/71137/webhooks/${id}/trial`)
    expect(status).toBe(202)
    await settled(id, ([first]) => first?.status === 'delivered')
    expect(JSON.parse(received[0]?.body ?? '').type).toBe('test')
  })

  it('keeps its number from one attempt to the next, and gets through at last', async () => {
    receiver.behaviours = [answer(500), answer(200)]
    const { id } = await addEndpoint()
    await emit(communeId)
    await settled(id, ([first]) => first?.attempts.length === 1)
    later(6)
    await deliverDue()
    const [delivery] = await logOf(id)
    expect(delivery.status).toBe('delivered')
    expect(delivery.attempts.map(({ statusCode }: { statusCode: number }) => statusCode)).toEqual([500, 200])
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(received[1]?.headers['webhook-timestamp']).not.toBe(undefined)
  })

  it('follows no redirection, and waits for nobody', async () => {
    const { id } = await addEndpoint()
    receiver.behaviours = [answer(302, { location: 'https://other.example/' })]
    await emit(communeId)
    await settled(id, ([first]) => first?.attempts.length === 1)
    receiver.behaviours = [silence]
    later(6)
    await deliverDue()
    const [delivery] = await logOf(id)
    expect(delivery.attempts).toMatchObject([{ statusCode: 302 }, { statusCode: null, fault: 'timeout' }])
    expect(delivery.status).toBe('waiting')
    expect(received).toHaveLength(2)
  })

  it('is given up after its last wait, and sent again when a person asks', async () => {
    receiver.behaviours = [answer(503)]
    const { id } = await addEndpoint()
    await emit(communeId)
    await settled(id, ([first]) => first?.attempts.length === 1)
    for (let attempt = 1; attempt <= 8; attempt++) {
      later(attempt * 21 * 3600 * 0.5)
      await house.owner.query('update integration.delivery set due_at = now() where due_at is not null')
      await deliverDue()
    }
    const [delivery] = await logOf(id)
    expect(delivery).toMatchObject({ status: 'given-up', dueAt: null, isKept: true })
    expect(delivery.attempts).toHaveLength(9)
    receiver.behaviours = [answer(200)]
    expect((await marie.call('POST', `/71137/deliveries/${delivery.id}/again`)).status).toBe(202)
    await settled(id, ([first]) => first?.status === 'delivered')
  })

  it('that fails for days is stopped, says so, and can be resumed', async () => {
    receiver.behaviours = [answer(500)]
    const { id } = await addEndpoint()
    await house.owner.query(
      `update integration.endpoint set failing_since = now() - interval '5 days 1 minute'`,
    )
    await emit(communeId)
    await settled(id, ([first]) => first?.status === 'given-up')
    const stopped = await marie.call('GET', '/71137/webhooks')
    expect(stopped.body.endpoints[0]).toMatchObject({ stoppedBecause: 'days-of-failure' })
    await emit(communeId)
    expect(await logOf(id)).toHaveLength(1)
    const resumed = await marie.call('POST', `/71137/webhooks/${id}/resume`)
    expect(resumed.body).toMatchObject({ stoppedAt: null, failingSince: null })
  })

  it('does not reach who shows a certificate for another name', async () => {
    const { id } = await addEndpoint(['action.done'], 'https://other.example/')
    await emit(communeId)
    const [delivery] = await settled(id, ([first]) => first?.attempts.length === 1)
    expect(delivery.attempts[0]).toMatchObject({ fault: 'certificate' })
    expect(received).toEqual([])
  })

  it('shows its secret once, and keeps it sealed', async () => {
    const { secret } = await addEndpoint()
    expect(secret).toMatch(/^whsec_/)
    const { body } = await marie.call('GET', '/71137/webhooks')
    expect(JSON.stringify(body)).not.toContain('whsec_')
    const { rows } = await house.owner.query('select sealed_secret from integration.endpoint')
    expect(rows[0].sealed_secret).not.toContain(secret.slice(6))
  })
})

describe('what happens in a commune', () => {
  it('is told to the relay whose mandate opens it, and the trail says so', async () => {
    const { id } = await addEndpoint(['finding.changed', 'action.done'])
    const { rows } = await house.owner.query(
      `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais', now()) returning id`,
    )
    const relayId = rows[0].id
    await house.owner.query('update integration.endpoint set organisation_id = $1 where id = $2', [
      relayId,
      id,
    ])
    await house.owner.query(
      `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
         proposed_at, proposed_by, granted_at, granted_by, granted_how)
       values ($1, $2, 'C', 'R', '{presence}', '2026-01-01', '2026-12-31', now(), $2, now(), $2, 'on-line')`,
      [communeId, relayId],
    )
    await emit(communeId, 'action.done')
    await emit(communeId, 'finding.changed')
    const told = await house.owner.query('select kind from integration.delivery')
    expect(told.rows).toEqual([{ kind: 'finding.changed' }])
    const trail = await house.owner.query('select operation, by_program from territory.access')
    expect(trail.rows).toEqual([{ operation: 'webhook:finding.changed', by_program: 'Envoi automatique' }])
    await house.owner.query('update territory.mandate set revoked_at = now(), revoked_by = proposed_by')
    await emit(communeId, 'finding.changed')
    expect((await house.owner.query('select from integration.delivery')).rowCount).toBe(1)
  })
})

describe('an address', () => {
  it.each(['http://ticket.example/', 'https://user:secret@ticket.example/', 'ftp://x', 'rien'])(
    'such as %s is refused',
    async (address) => {
      const reply = await marie.call('POST', '/71137/webhooks', { json: { address, kinds: ['action.done'] } })
      expect(reply.status).toBe(422)
    },
  )

  it('inside a network is refused when it is written, and when a name leads to it', async () => {
    for (const host of ['127.0.0.1', '::1', '10.0.0.8', '169.254.169.254', 'localhost', 'nas.local'])
      expect(isInsideNetwork(host), host).toBe(true)
    expect(isInsideNetwork('ticket.example')).toBe(false)
    const { platform } = house.program
    const guarded = openWebhookSender({ ...platform.config.scan, allowPrivate: false }, platform.clock)
    const message = { id: 'x', address: 'https://ticket.example/', secret: 'whsec_AAAA', body: '{}' }
    expect(await guarded.send(message)).toEqual({ kind: 'failed', fault: 'inside-network' })
    expect(received).toEqual([])
  })
})

describe('an action that a person says is done', () => {
  it('is told by the program itself', async () => {
    const { id } = await addEndpoint()
    await marie.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
    const { body } = await marie.call('GET', '/71137/plan')
    const [action] = body.actions
    const done = await marie.call('POST', `/71137/actions/${action.id}/done`, { json: { note: null } })
    expect(done.status).toBe(200)
    await settled(id, ([first]) => first?.status === 'delivered')
    const messages = received.map(({ body }) => JSON.parse(body))
    expect(messages.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ actionId: action.id, how: 'done' }),
    )
    expect(JSON.stringify(messages)).not.toContain('Marie')
  })
})
