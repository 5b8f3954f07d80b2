import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openMandates } from '../../../../test/support/mandates-at-work.ts'

const { house, communeId, head, mayor, inRelay, propose, forget } = await openMandates()

afterAll(() => house.close())
beforeEach(forget)

describe('the art. 38.6 warning', () => {
  it('names whoever is DPO of the commune and runs the relay that serves it', async () => {
    await house.owner.query(
      `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'dpo', now())`,
      [communeId, head.personId],
    )
    const [{ mandateId }] = await propose()
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.conflicts).toHaveLength(1)
    const shown = await head.call('GET', inRelay(`/${mandateId}`))
    expect(shown.body.conflicts).toHaveLength(1)
    await house.owner.query('delete from territory.member where organisation_id = $1 and person_id = $2', [
      communeId,
      head.personId,
    ])
  })
})
