import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openMandates } from '../../../../test/support/mandates-at-work.ts'

const { house, agent, secretary, proposeAndGrant, seesPlan, forget } = await openMandates()

afterAll(() => house.close())
beforeEach(forget)

describe('the trail', () => {
  it('tells the commune who did what, in words, and can be filtered and downloaded', async () => {
    await proposeAndGrant()
    await seesPlan(agent)
    await agent.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
    const { body } = await secretary.call('GET', '/71137/trail')
    expect(body.groups).toHaveLength(1)
    expect(body.groups[0]).toMatchObject({ day: '2026-11-22', holderName: 'Relais d’essai' })
    expect(body.groups[0].accesses.map(({ words }: { words: string }) => words).toSorted()).toEqual([
      'consulté votre plan d’action',
      'répondu à une question du questionnaire',
    ])
    expect((await secretary.call('GET', '/71137/trail?act=write')).body.groups[0].accesses).toHaveLength(1)
    expect((await secretary.call('GET', '/71137/trail?until=2026-11-21')).body.groups).toEqual([])
    const csv = Buffer.from(
      (await secretary.call('GET', '/71137/documents/trail.csv')).body,
      'latin1',
    ).toString()
    expect(csv).toContain('consulté votre plan d’action')
    expect((await agent.call('GET', '/71137/trail')).status).toBe(403)
  })
})
