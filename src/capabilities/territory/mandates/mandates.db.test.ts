import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../../test/support/house.ts'
import { mandateTerms, openMandates } from '../../../../test/support/mandates-at-work.ts'

const {
  house,
  relayId,
  communeId,
  mayor,
  secretary,
  agent,
  head,
  stranger,
  inRelay,
  openOrganisation,
  propose,
  grant,
  proposeAndGrant,
  seesPlan,
  forget,
} = await openMandates()

afterAll(() => house.close())
beforeEach(forget)

describe('a mandate', () => {
  it('opens nothing while it is proposed, opens when the commune grants it, closes at once when it revokes', async () => {
    const [line] = await propose()
    expect(line).toMatchObject({ asked: '71137', outcome: 'proposed' })
    expect(await seesPlan(agent)).toBe(404)
    await grant(line.mandateId)
    expect(await seesPlan(agent)).toBe(200)
    const revoked = await mayor.call('POST', `/71137/mandates/${line.mandateId}/revoke`, {
      json: { reason: 'Nous changeons de relais' },
    })
    expect(revoked.status).toBe(200)
    expect(await seesPlan(agent)).toBe(404)
    const again = await mayor.call('POST', `/71137/mandates/${line.mandateId}/revoke`, {
      json: { reason: null },
    })
    expect([again.status, again.body.type]).toEqual([409, 'urn:beffroi:problem:mandate-ended'])
    const { body } = await head.call('GET', inRelay('?state=all'))
    expect(body.mandates[0]).toMatchObject({ state: 'revoked', endReason: 'Nous changeons de relais' })
  })

  it('is granted only as it was read: a proposal withdrawn in between is refused, and what stood still stands', async () => {
    await proposeAndGrant()
    const [{ mandateId }] = await propose(['71137'], { scopes: ['plan', 'presence'] })
    await head.call('POST', inRelay(`/${mandateId}/give-back`), { json: { reason: null } })
    const late = await mayor.call('POST', `/71137/mandates/${mandateId}/grant`, {
      json: { signatory: 'M. Durand' },
      ifMatch: 1,
    })
    expect([late.status, late.body.type]).toEqual([409, 'urn:beffroi:problem:mandate-changed'])
    const unsaid = await mayor.call('POST', `/71137/mandates/${mandateId}/grant`, {
      json: { signatory: 'M.' },
    })
    expect(unsaid.status).toBe(428)
    expect(await seesPlan(agent)).toBe(200)
  })

  it('is granted with others by one signature: all of them, or none when one has changed', async () => {
    const [{ mandateId: first }] = await propose()
    const poolId = await openOrganisation('dpo', 'Délégués mutualisés')
    const { body: given } = await house.owner
      .query(
        `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
           proposed_at, proposed_by, proposed_side)
         values ($1, $2, 'Commune 71137', 'Délégués mutualisés', '{rgpd}', '2026-11-22', '2027-12-31', now(), $3, 'holder')
         returning id, version`,
        [communeId, poolId, head.personId],
      )
      .then(({ rows }) => ({ body: rows[0] }))
    const sign = (person: Person, secondVersion: number) =>
      person.call('POST', '/71137/mandate-grants', {
        json: {
          mandates: [
            { mandateId: first, version: 1 },
            { mandateId: given.id, version: secondVersion },
          ],
          signatory: 'M. Durand, maire',
        },
      })
    expect((await sign(secretary, 1)).status).toBe(403)
    expect((await sign(mayor, 7)).body.type).toBe('urn:beffroi:problem:mandate-changed')
    expect(await seesPlan(agent)).toBe(404)
    expect((await sign(mayor, 1)).body).toEqual({ granted: 2 })
    expect(await seesPlan(agent)).toBe(200)
    expect((await sign(mayor, 1)).status).toBe(409)
  })

  it('changes scopes by ending and beginning in one transaction', async () => {
    const mandateId = await proposeAndGrant()
    const replaced = await mayor.call('POST', `/71137/mandates/${mandateId}/replace`, {
      json: { ...mandateTerms, scopes: ['presence'], signatory: 'M. Durand, maire' },
      ifMatch: 2,
    })
    expect(replaced.status).toBe(201)
    expect(await seesPlan(agent)).toBe(403)
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.mandates.map(({ state }: { state: string }) => state)).toEqual(['in-force', 'replaced'])
  })

  it('is given by the commune itself to an organisation it finds by its name, and by name only', async () => {
    const found = await mayor.call('GET', '/71137/mandate-holders?search=relais%20d')
    expect(found.body).toEqual({ holders: [{ id: relayId, name: 'Relais d’essai', kind: 'relay' }] })
    const given = await mayor.call('POST', '/71137/mandates', {
      json: { ...mandateTerms, holderId: relayId, signatory: 'M. Durand, maire' },
    })
    expect(given.status).toBe(201)
    expect(await seesPlan(agent)).toBe(200)
    const twice = await mayor.call('POST', '/71137/mandates', {
      json: { ...mandateTerms, holderId: relayId, signatory: 'M. Durand, maire' },
    })
    expect(twice.status).toBe(409)
  })

  it.each([
    [{ untilOn: '2026-11-22' }, '/untilOn'],
    [{ untilOn: '2033-01-01' }, '/untilOn'],
    [{ fromOn: '2025-01-01', untilOn: '2025-12-31' }, '/untilOn'],
    [{ scopes: [] }, '/scopes'],
    [{ breachNoticeHours: 96 }, '/breachNoticeHours'],
  ])('is refused with %j', async (wrong, pointer) => {
    const reply = await head.call('POST', inRelay(''), {
      json: { ...mandateTerms, ...wrong, insees: ['71137'] },
    })
    expect(reply.status).toBe(422)
    expect(reply.body.errors[0].pointer).toBe(pointer)
  })
})

describe('who may', () => {
  it('propose: an administrator of the holder, and nobody else', async () => {
    const json = { ...mandateTerms, insees: ['71137'] }
    expect((await agent.call('POST', inRelay(''), { json })).status).toBe(403)
    expect((await stranger.call('POST', inRelay(''), { json })).status).toBe(404)
  })

  it('grant: the commune, not its secretary, not the holder', async () => {
    const [{ mandateId }] = await propose()
    const content = { json: { signatory: 'Moi' }, ifMatch: 1 }
    expect((await secretary.call('POST', `/71137/mandates/${mandateId}/grant`, content)).status).toBe(403)
    for (const person of [agent, head, stranger])
      expect((await person.call('POST', `/71137/mandates/${mandateId}/grant`, content)).status).toBe(404)
  })

  it('read: both parties, and no other relay, even straight in SQL', async () => {
    const mandateId = await proposeAndGrant()
    expect((await stranger.call('GET', inRelay(`/${mandateId}`))).status).toBe(404)
    const { db } = house.program.platform
    const seen = (person: Person) =>
      db.asPerson(person, (tx) => tx.selectFrom('territory.mandate').select('id').execute())
    expect(await seen(stranger)).toEqual([])
    expect(await seen(agent)).toEqual([{ id: mandateId }])
    expect(await seen(secretary)).toEqual([{ id: mandateId }])
  })

  it('grant straight in SQL: no agent, no administrator of the holder; what was agreed cannot be rewritten', async () => {
    const [{ mandateId }] = await propose()
    const { db } = house.program.platform
    const grantAs = (person: Person) =>
      db.asPerson(person, (tx) =>
        tx
          .updateTable('territory.mandate')
          .set({ grantedAt: new Date(), grantedBy: person.personId, grantedHow: 'on-line' })
          .where('id', '=', mandateId)
          .executeTakeFirst(),
      )
    await expect(grantAs(head)).rejects.toThrow(/row-level security/)
    expect((await grantAs(agent)).numUpdatedRows).toBe(0n)
    await grant(mandateId)
    const rewrite = (set: object) =>
      db.asPerson(mayor, (tx) =>
        tx.updateTable('territory.mandate').set(set).where('id', '=', mandateId).execute(),
      )
    await expect(rewrite({ scopes: ['incident'] })).rejects.toThrow(/permission denied/)
    await expect(rewrite({ signatory: 'Un autre' })).rejects.toThrow(/granted once/)
    await mayor.call('POST', `/71137/mandates/${mandateId}/revoke`, { json: { reason: null } })
    await expect(rewrite({ revokedAt: null })).rejects.toThrow(/stays so/)
  })
})

describe('a mandate revoked in the middle of a request', () => {
  it('stops the next write, and nothing of the request stays', async () => {
    const mandateId = await proposeAndGrant()
    const write = house.program.platform.db.asPerson(agent, async (tx) => {
      expect(await tx.selectFrom('territory.profile').select('version').execute()).toHaveLength(1)
      await mayor.call('POST', `/71137/mandates/${mandateId}/revoke`, { json: { reason: null } })
      expect(await tx.selectFrom('territory.profile').select('version').execute()).toHaveLength(0)
      await tx
        .insertInto('diagnostic.answer')
        .values({
          organisationId: communeId,
          questionId: 'systems-listed',
          reply: 'no',
          answeredAt: new Date(),
          version: 1,
          answeredBy: agent.personId,
          answeredByName: 'Nour Petit',
        })
        .execute()
    })
    await expect(write).rejects.toThrow(/row-level security/)
    const { rows } = await house.owner.query('select count(*)::int as n from diagnostic.answer')
    expect(rows).toEqual([{ n: 0 }])
  })
})
