import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'

let house: House
let alice: Person
let stranger: Person
let organisationId: string

beforeAll(async () => {
  house = await openHouse()
  alice = await house.person('Alice', '71147')
  stranger = await house.person('Paul', '71138')
  organisationId = await house.organisationOf('71147')
})
afterAll(() => house.close())

const legal = 'https://commune.fr/mentions-legales'

/** A visit that found these links, at this hour. */
async function visited(at: string, urls: readonly string[], reason = 'needs-a-person') {
  const { rows } = await house.owner.query(
    `insert into watch.visit (organisation_id, status, requested_at, finished_at, target)
     values ($1, 'done', $2, $2, '{"domain":"commune.fr","mail":{"kind":"none"},"site":{"kind":"none"}}') returning id`,
    [organisationId, at],
  )
  const evidence = {
    page: 'https://commune.fr/',
    candidates: urls.map((url) => ({ url, text: 'Mentions légales' })),
  }
  await house.owner.query(
    `insert into watch.finding (visit_id, organisation_id, code, rank, verdict, reason, title, meaning, evidence, observed_at)
     values ($1, $2, 'legal-notice', 1, 'could-not-tell', $3, 'Mentions légales du site', 'À voir.', $4, $5)`,
    [rows[0].id, organisationId, reason, JSON.stringify(evidence), at],
  )
}

const answer = (json: object, who = alice) => who.call('PUT', '/71147/findings/legal-notice/answer', { json })
const seen = async () => (await alice.call('GET', '/71147/findings/legal-notice')).body
const verdict = async () => (await seen()).findings[0].verdict

describe('a page that only a person recognises', () => {
  it('cannot be confirmed before it was looked for', async () => {
    expect((await answer({ answer: 'no-page', url: null })).status).toBe(404)
  })

  it('is offered, and stays untold until somebody answers', async () => {
    await visited('2026-11-20T08:00:00Z', [legal])
    const { findings, toConfirm } = await seen()
    expect(findings[0].verdict).toBe('could-not-tell')
    expect(toConfirm).toEqual({ candidates: [{ url: legal, text: 'Mentions légales' }], said: null })
  })

  it('is not confirmed by an address nobody found, nor by a stranger', async () => {
    expect((await answer({ answer: 'yes', url: 'https://ailleurs.fr/' })).status).toBe(422)
    expect((await answer({ answer: 'yes', url: null })).status).toBe(422)
    expect((await answer({ answer: 'yes', url: legal }, stranger)).status).toBe(404)
    expect((await answer({ answer: 'peut-être', url: null })).status).toBe(422)
    expect(await verdict()).toBe('could-not-tell')
  })

  it('confirmed, is good everywhere, and the proof says who said it', async () => {
    const { status, body } = await answer({ answer: 'yes', url: legal })
    expect([status, body.verdict]).toEqual([200, 'ok'])
    expect((await seen()).toConfirm.said).toMatchObject({ answer: 'yes', url: legal, by: 'Alice' })
    const { body: latest } = await alice.call('GET', '/71147/visits/latest')
    expect(latest.last.findings[0]).toMatchObject({ code: 'legal-notice', verdict: 'ok', reason: null })
    const { rows } = await house.owner.query(
      `select verdict, source, person_id from evidence.record where subject = 'check:legal-notice'`,
    )
    expect(rows).toEqual([{ verdict: 'supports', source: 'person', person_id: alice.personId }])
  })

  it('keeps the answer at the next visit, as long as the site offers that page', async () => {
    await visited('2026-11-21T08:00:00Z', ['https://commune.fr/autre', legal])
    expect(await verdict()).toBe('ok')
    await visited('2026-11-21T09:00:00Z', ['https://commune.fr/nouvelle'])
    const { findings, toConfirm } = await seen()
    expect(findings.map((each: { verdict: string }) => each.verdict)).toEqual(['could-not-tell', 'ok', 'ok'])
    expect(toConfirm.said).toBeNull()
  })

  it('answered no, is to be made; older visits are left as they were seen', async () => {
    const { body } = await answer({ answer: 'no', url: null })
    expect(body.verdict).toBe('to-fix')
    expect(body.fix.ask).toContain('mentions légales')
    expect((await seen()).findings[1].verdict).toBe('could-not-tell')
    await visited('2026-11-21T10:00:00Z', [])
    expect(await verdict()).toBe('to-fix')
  })

  it('is not asked about when the home page could not be seen', async () => {
    await visited('2026-11-21T11:00:00Z', [], 'web-timeout')
    expect((await seen()).toConfirm).toBeNull()
    expect((await answer({ answer: 'no-page', url: null })).body.type).toContain('nothing-to-answer')
  })
})
