import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { withAccount } from '../../../../test/support/relay-at-work.ts'

let house: House
let claire: Person
let paul: Person

beforeAll(async () => {
  house = await openHouse()
  house.setClock('2026-11-23T09:00:00Z')
  claire = await withAccount(house, await house.person('Claire Martin', '71137'), 'claire@vaux.fr')
  paul = await withAccount(house, await house.person('Paul Durand', '71137'), 'paul@vaux.fr')
})
afterAll(() => house.close())

const review = async () => (await claire.call('GET', '/71137/team-review')).body
const save = (leavers: readonly Person[], ifMatch: number) =>
  claire.call('PUT', '/71137/team-review', {
    json: {
      people: leavers.map(({ personId }) => ({ personId, fate: 'leaves' })),
      transferred: ['contacts'],
      accounts: [{ name: 'Nom de domaine', holder: 'Paul Durand', isTransferred: false }],
      notes: null,
    },
    ifMatch,
  })
const finish = (ifMatch: number) => claire.call('POST', '/71137/team-review/finish', { ifMatch })

describe('the review of a team', () => {
  it('is offered to a commune that was there before the election', async () => {
    expect(await review()).toMatchObject({ election: null, review: null, people: [{}, {}] })
    await house.owner.query(
      `update territory.organisation set opened_at = '2025-01-01' where insee = '71137'`,
    )
    expect((await review()).election).toMatchObject({ heldOn: '2026-03-22' })
  })

  it('is begun once, and saved step by step without anybody losing access', async () => {
    const begin = () => claire.call('POST', '/71137/team-review', { json: { occasion: 'election' } })
    expect((await begin()).status).toBe(201)
    expect((await begin()).status).toBe(409)
    expect(await save([paul], 1)).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await save([], 1)).status).toBe(409)
    expect((await paul.call('GET', '/71137/members')).status).toBe(200)
  })

  it('never leaves the commune without an administrator: nothing is changed then', async () => {
    await save([claire, paul], 2)
    expect(await finish(3)).toMatchObject({
      status: 409,
      body: { type: 'urn:beffroi:problem:last-administrator' },
    })
    expect((await paul.call('GET', '/71137/members')).body.members).toHaveLength(2)
    expect((await review()).review.finishedAt).toBeNull()
  })

  it('ends with all departures at once, and a report', async () => {
    await save([paul], 3)
    expect(await finish(4)).toMatchObject({ status: 200, body: { youLeft: false } })
    expect((await paul.call('GET', '/71137/members')).status).toBe(404)
    expect((await finish(5)).status).toBe(409)
    const report = await claire.call('GET', '/71137/team-review/report.pdf')
    expect(report.body.slice(0, 5)).toBe('%PDF-')
    expect(await review()).toMatchObject({ election: null })
  })
})

describe('two administrators who remove each other at the same instant', () => {
  it('leave one of them, whoever comes first', async () => {
    const ana = await house.person('Ana Roy', '71138')
    const bruno = await house.person('Bruno Roy', '71138')
    const remove = (by: Person, who: Person) => by.call('DELETE', `/71138/members/${who.personId}`)
    const statuses = (await Promise.all([remove(ana, bruno), remove(bruno, ana)])).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    const { rows } = await house.owner.query(`select role from territory.member where organisation_id = $1`, [
      await house.organisationOf('71138'),
    ])
    expect(rows).toEqual([{ role: 'administrator' }])
  })
})
