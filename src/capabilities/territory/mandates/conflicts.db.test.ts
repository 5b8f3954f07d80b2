import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../../test/support/house.ts'
import { type MandatesAtWork, openMandates } from '../../../../test/support/mandates-at-work.ts'
import { withAccount } from '../../../../test/support/relay-at-work.ts'

let at: MandatesAtWork
beforeAll(async () => {
  at = await openMandates()
  await withAccount(at.house, at.head, 'ana@relais.fr')
  await withAccount(at.house, at.secretary, 'claire@vaux.fr')
})
afterAll(() => at.house.close())
beforeEach(() => at.forget())

const leave = (person: Person, organisationId: string) =>
  at.house.owner.query('delete from territory.member where organisation_id = $1 and person_id = $2', [
    organisationId,
    person.personId,
  ])
const sentences = ({ body }: { body: { conflicts: readonly { sentence: string }[] } }) =>
  body.conflicts.map(({ sentence }) => sentence)

describe('the art. 38.6 warning', () => {
  it('names whoever is DPO of the commune and runs the relay that serves it, to both sides, with its source', async () => {
    const { head, mayor, secretary, communeId } = at
    await at.sit(head, communeId, 'dpo')
    const [{ mandateId }] = await at.propose()
    const wanted = {
      sentence: expect.stringContaining('Ana Roche est délégué à la protection des données (Commune 71137)'),
      source: 'RGPD, art. 38 §6',
      checkedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      confidence: 'M',
    }
    expect((await mayor.call('GET', '/71137/mandates')).body.conflicts).toEqual([wanted])
    expect((await secretary.call('GET', '/71137/members')).body.conflicts).toEqual([wanted])
    expect((await head.call('GET', at.inRelay(`/${mandateId}`))).body.conflicts).toEqual([wanted])
    await leave(head, communeId)
    expect((await secretary.call('GET', '/71137/members')).body.conflicts).toEqual([])
  })

  it('names the secretary of the commune who works for the pooled DPO, and tells the relay nothing of it', async () => {
    const { secretary, mayor, head } = at
    const poolId = await at.openOrganisation('dpo', 'Délégués mutualisés')
    await at.sit(secretary, poolId, 'relay-agent')
    const given = await mayor.call('POST', '/71137/mandates', {
      json: {
        holderId: poolId,
        scopes: ['rgpd'],
        fromOn: '2026-11-22',
        untilOn: '2027-12-31',
        breachNoticeHours: 24,
        signatory: 'M. Durand, maire',
      },
    })
    expect(given.status).toBe(201)
    const [{ mandateId }] = await at.propose()
    expect(sentences(await mayor.call('GET', '/71137/members'))).toEqual([
      expect.stringContaining('Claire Martin est délégué'),
    ])
    expect(sentences(await mayor.call('GET', '/71137/members'))[0]).toContain(
      'est aussi secrétaire général de Commune 71137',
    )
    expect(sentences(await head.call('GET', at.inRelay(`/${mandateId}`)))).toEqual([])
  })
})
