import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let alice: Person

beforeAll(async () => {
  house = await openHouse()
  alice = await house.person('Alice', '71147')
})
afterAll(() => house.close())

const profile = {
  staffCount: 3,
  workstations: 4,
  providerKind: 'company',
  structures: ['mairie'],
  mailAddress: null,
  siteUrl: null,
}

/** Waits for the queue, as a page does; the deadline of a visit bounds it. */
async function finished(person: Person) {
  for (;;) {
    const { body } = await person.call('GET', '/71147/visits/latest')
    if (body.newest.status === 'done' || body.newest.status === 'failed') return body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('a visit of a commune', () => {
  it('is not begun before the commune said whether it has a mail and a site', async () => {
    const reply = await alice.call('POST', '/71147/visits')
    expect(reply.status).toBe(409)
    expect(reply.body.type).toBe('urn:beffroi:problem:presence-unsaid')
    expect((await alice.call('GET', '/71147/visits/latest')).body).toEqual({ newest: null, last: null })
  })

  it('finds, keeps and proves what is missing for a commune with neither', async () => {
    await alice.call('PUT', '/71147/profile', {
      json: { ...profile, hasNoMail: true, hasNoSite: true },
      ifMatch: 1,
    })
    const begun = await alice.call('POST', '/71147/visits')
    expect(begun.status).toBe(202)
    const { newest, last } = await finished(alice)
    expect(newest.status).toBe('done')
    expect(newest.stepsDone).toBe(newest.stepsTotal)
    expect(newest.levels).toMatchObject({ '1.a': false, '2.a': false, a: false })
    const verdicts = new Map(
      last.findings.map((each: { code: string; verdict: string }) => [each.code, each.verdict]),
    )
    expect(verdicts.get('1.1')).toBe('to-fix')
    expect(verdicts.get('2.1')).toBe('to-fix')
    const { body } = await alice.call('GET', '/71147/measures/presence-declared')
    expect(body.state).toBe('to-do')
    // Nobody can protect a mail or encrypt a site that does not exist: no work comes of it.
    for (const id of ['mail-routed', 'mail-senders-listed', 'mail-imposture-refused', 'site-https']) {
      expect([id, (await alice.call('GET', `/71147/measures/${id}`)).body.state]).toEqual([
        id,
        'not-applicable',
      ])
    }
    expect(body.history.some((proof: { source: string }) => proof.source === 'check')).toBe(true)
  })

  it('asked twice at once is one visit', async () => {
    const [one, other] = await Promise.all([
      alice.call('POST', '/71147/visits'),
      alice.call('POST', '/71147/visits'),
    ])
    expect([one.status, other.status]).toEqual([202, 202])
    expect(one.body.id).toBe(other.body.id)
    await finished(alice)
  })

  it('left under way by a program that died does not hold up the next one', async () => {
    const organisationId = await house.organisationOf('71147')
    await house.owner.query(
      `insert into watch.visit (organisation_id, status, requested_at, target)
       values ($1, 'running', $2, '{"domain":"","mail":{"kind":"none"},"site":{"kind":"none"}}')`,
      [organisationId, '2026-11-22T08:00:00Z'],
    )
    expect((await alice.call('POST', '/71147/visits')).status).toBe(202)
    expect((await finished(alice)).newest.status).toBe('done')
  })

  it('keeps the history of each finding, newest first', async () => {
    const { body } = await alice.call('GET', '/71147/findings/1.1')
    expect(body.findings.length).toBeGreaterThan(1)
    expect((await alice.call('GET', '/71147/findings/9.9')).status).toBe(404)
  })
})
