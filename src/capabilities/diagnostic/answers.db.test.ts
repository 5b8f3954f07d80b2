import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let marie: Person
let paul: Person

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  paul = await house.person('Paul Petit', '71137')
})
afterAll(() => house.close())

const answer = (person: Person, questionId: string, json: object, ifMatch?: number) =>
  person.call('PUT', `/71137/answers/${questionId}`, { json, ...(ifMatch === undefined ? {} : { ifMatch }) })

describe('an answer', () => {
  it('is saved with its author, its day and a version', async () => {
    const saved = await answer(marie, 'systems-listed', { reply: 'yes', note: ' Dans le classeur rouge ' }, 0)
    expect(saved.status).toBe(200)
    expect(saved.headers.get('etag')).toBe('"1"')
    expect(saved.body).toMatchObject({
      reply: 'yes',
      note: 'Dans le classeur rouge',
      answeredBy: 'Marie Durand',
      answeredAt: '2026-11-22T09:00:00Z',
      version: 1,
    })
  })

  it('is never lost when two people save at once: one is kept, the other sees both', async () => {
    const both = await Promise.all([
      answer(marie, 'person-in-charge', { reply: 'yes' }, 0),
      answer(paul, 'person-in-charge', { reply: 'no', note: 'Personne depuis mars' }, 0),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const [kept, refused] = both.toSorted((a, b) => a.status - b.status)
    expect(refused?.body.saved.answeredBy).toBe(kept?.body.answeredBy)
    expect(refused?.body.saved.reply).toBe(kept?.body.reply)
    expect(refused?.body.yours.reply).not.toBe(kept?.body.reply)
    expect(refused?.body).toMatchObject({ type: 'urn:beffroi:problem:answer-changed', currentVersion: 1 })
  })

  it('sent twice because the network hesitated is saved once', async () => {
    const twice = { reply: 'no', note: 'Jamais fait' }
    await answer(marie, 'domain-owner', twice, 0)
    const again = await answer(marie, 'domain-owner', twice, 0)
    expect(again.status).toBe(200)
    expect(again.body.version).toBe(1)
  })

  it('confirmed at its current version counts as said today', async () => {
    const first = await answer(marie, 'critical-data-known', { reply: 'partly' }, 0)
    house.setClock('2026-12-01T09:00:00Z')
    const confirmed = await answer(marie, 'critical-data-known', { reply: 'partly' }, first.body.version)
    expect(confirmed.body).toMatchObject({ version: 2, answeredAt: '2026-12-01T09:00:00Z' })
  })

  it('without a version is asked for one', async () => {
    expect((await answer(marie, 'systems-listed', { reply: 'no' })).status).toBe(428)
  })

  it('« pas concernés » says why', async () => {
    const question = (await marie.call('GET', '/71137/questions/systems-listed')).body
    expect(question.replies.map(({ reply }: { reply: string }) => reply)).toContain('not-concerned')
    const refused = await answer(marie, 'systems-listed', { reply: 'not-concerned', reason: ' ' }, 1)
    expect(refused.body.errors).toEqual([{ pointer: '/reason', detail: 'Dites pourquoi en quelques mots.' }])
  })

  it('stands in the history of the measure it speaks of, in words', async () => {
    const { body } = await marie.call('GET', '/71137/measures/systems-listed')
    expect(body).toMatchObject({ state: 'declared', stateLabel: 'Déclaré' })
    expect(body.history[0]).toMatchObject({ subject: 'answer:systems-listed', sourceLabel: 'Réponse' })
    expect(body.history[0].summary).toContain('Marie Durand a répondu « Oui »')
  })
})
