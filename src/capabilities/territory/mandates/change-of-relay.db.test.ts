import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../../test/support/house.ts'
import { mandateTerms, openMandates } from '../../../../test/support/mandates-at-work.ts'

const { house, mayor, agent, propose, proposeAndGrant, seesPlan, openOrganisation, sit, forget } =
  await openMandates()
const nextRelayId = await openOrganisation('relay', 'Le relais suivant')
const nextAgent: Person = await house.person('Zoé Blanc')
await sit(nextAgent, nextRelayId, 'relay-agent')

afterAll(() => house.close())
beforeEach(forget)

const give = (more: object) =>
  mayor.call('POST', '/71137/mandates', {
    json: { ...mandateTerms, holderId: nextRelayId, signatory: 'M. Durand, maire', ...more },
  })

describe('a change of relay', () => {
  it('closes the access of the one at the instant it opens that of the other, and says to whom it went', async () => {
    const mandateId = await proposeAndGrant()
    expect([await seesPlan(agent), await seesPlan(nextAgent)]).toEqual([200, 404])
    expect((await give({ insteadOf: mandateId })).status).toBe(201)
    expect([await seesPlan(agent), await seesPlan(nextAgent)]).toEqual([404, 200])
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.mandates.find(({ id }: { id: string }) => id === mandateId)).toMatchObject({
      state: 'revoked',
      endReason: 'Confié à Le relais suivant',
    })
  })

  it('adds a relay beside the other when the commune names none to leave', async () => {
    await proposeAndGrant()
    expect((await give({})).status).toBe(201)
    expect([await seesPlan(agent), await seesPlan(nextAgent)]).toEqual([200, 200])
  })

  it('is refused when nobody would watch in between: nothing opens, nothing closes', async () => {
    const mandateId = await proposeAndGrant()
    const late = await give({ insteadOf: mandateId, fromOn: '2026-12-24' })
    expect([late.status, late.body.errors[0].pointer]).toEqual([422, '/insteadOf'])
    expect([await seesPlan(agent), await seesPlan(nextAgent)]).toEqual([200, 404])
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.mandates).toHaveLength(1)
  })

  it('ends nothing but a mandate of this commune that is in force', async () => {
    const [{ mandateId: onlyProposed }] = await propose()
    for (const insteadOf of [onlyProposed, '019b0000-0000-7000-8000-000000000000']) {
      const reply = await give({ insteadOf })
      expect([reply.status, reply.body.type]).toEqual([409, 'urn:beffroi:problem:mandate-ended'])
      expect(await seesPlan(nextAgent)).toBe(404)
    }
  })

  it('is made as well by granting what the next relay proposed', async () => {
    const former = await give({})
    expect(former.status).toBe(201)
    const [{ mandateId }] = await propose()
    const reply = await mayor.call('POST', `/71137/mandates/${mandateId}/grant`, {
      json: { signatory: 'M. Durand', insteadOf: former.body.mandateId },
      ifMatch: 1,
    })
    expect(reply.status).toBe(200)
    expect([await seesPlan(agent), await seesPlan(nextAgent)]).toEqual([200, 404])
  })
})
