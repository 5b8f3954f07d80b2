import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openMandates } from '../../../../test/support/mandates-at-work.ts'
import { keepLetterCode } from './mandate-papers.ts'

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
  propose,
  proposeAndGrant,
  seesPlan,
  forget,
} = await openMandates()

afterAll(() => house.close())
beforeEach(forget)

const pdf = Buffer.from('%PDF-1.7\nsigned')

function paper(
  insees: string,
  more: Record<string, string> = {},
  content = pdf,
  name = 'convention.pdf',
): FormData {
  const form = new FormData()
  const fields = {
    ...{ insees, scopes: 'plan,presence', fromOn: '2026-11-01', untilOn: '2027-12-31' },
    ...{ signedOn: '2026-10-30', signatory: 'Mme Blanc, maire', ...more },
  }
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', new File([new Uint8Array(content)], name))
  return form
}

describe('a convention signed on paper', () => {
  it('opens the communes it names, the space of those that had none, and says so to them', async () => {
    const reply = await head.call('POST', inRelay('/on-paper'), { form: paper('71137 71014; 99999') })
    expect(reply.status).toBe(200)
    expect(reply.body.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'recorded',
      'opened-and-recorded',
      'unknown',
    ])
    expect(await seesPlan(agent)).toBe(200)
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.mandates[0]).toMatchObject({
      grantedHow: 'on-paper',
      paperSignedOn: '2026-10-30',
      hasPaper: true,
    })
    const kept = await mayor.call('GET', `/71137/mandates/${body.mandates[0].id}/paper`)
    expect(kept.body).toBe(pdf.toString('latin1'))
    const { rows } = await house.owner.query(
      `select operation, person_id from territory.access a join territory.organisation o on o.id = a.organisation_id where o.insee = '71014'`,
    )
    expect(rows).toEqual([{ operation: 'openSpaceOnBehalf', person_id: head.personId }])
  })

  it('signed before the commune revoked does not bring the mandate back', async () => {
    const mandateId = await proposeAndGrant()
    await mayor.call('POST', `/71137/mandates/${mandateId}/revoke`, { json: { reason: null } })
    const reply = await head.call('POST', inRelay('/on-paper'), { form: paper('71137') })
    expect(reply.body.lines[0].outcome).toBe('revoked-since')
    expect(await seesPlan(agent)).toBe(404)
  })

  it.each([
    ['a signature of tomorrow', { signedOn: '2026-11-23' }, pdf, 'c.pdf', '/signedOn'],
    ['a program named as a PDF', {}, Buffer.from('MZ'), 'c.pdf', '/file'],
    ['an empty file', {}, Buffer.alloc(0), 'c.pdf', '/file'],
  ])('is refused: %s', async (_, more, content, name, pointer) => {
    const reply = await head.call('POST', inRelay('/on-paper'), { form: paper('71137', more, content, name) })
    expect([reply.status, reply.body.errors?.[0].pointer]).toEqual([422, pointer])
  })

  it('is read by no other relay', async () => {
    await head.call('POST', inRelay('/on-paper'), { form: paper('71137') })
    const { db } = house.program.platform
    const seen = await db.asPerson(stranger, (tx) =>
      tx.selectFrom('territory.mandatePaper').select('id').execute(),
    )
    expect(seen).toEqual([])
  })
})

describe('a letter', () => {
  const letterCode = 'ABCD-EFGH-JKMN-PQRS-TVWX'
  const answer = (code: string, said = 'grant') =>
    stranger.call('POST', '/../mandate-letters/answer', {
      json: { code, answer: said, signatory: 'Mme Blanc, maire' },
    })
  const print = (mandateId: string) =>
    house.program.platform.db.asSystem('a test prints a letter', (tx) =>
      keepLetterCode(tx, { mandateId, communeId, code: letterCode }, new Date('2026-11-22T09:00:00Z')),
    )

  it('is a PDF, and the code it bears stands nowhere in clear', async () => {
    const [{ mandateId }] = await propose()
    const letters = await head.call('POST', inRelay('/letters'), { json: { mandateIds: [mandateId] } })
    expect([letters.status, letters.body.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect(
      (await agent.call('POST', inRelay('/letters'), { json: { mandateIds: [mandateId] } })).status,
    ).toBe(403)
    const { rows } = await house.owner.query('select code_sha256 from territory.mandate_letter')
    expect(rows[0].code_sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is answered once with its code, however it is typed, and the mandate says how it was granted', async () => {
    const [{ mandateId }] = await propose()
    await print(mandateId)
    expect((await answer('AAAA-AAAA-AAAA-AAAA-AAAA')).status).toBe(404)
    expect((await answer('abcd efgh jkmn pqrs tvwx')).status).toBe(200)
    expect(await seesPlan(agent)).toBe(200)
    expect((await answer(letterCode)).status).toBe(404)
    const { body } = await mayor.call('GET', '/71137/mandates')
    expect(body.mandates[0]).toMatchObject({ grantedHow: 'by-letter', signatory: 'Mme Blanc, maire' })
  })

  it('opens nothing once it is too old, or the proposal was withdrawn', async () => {
    const [{ mandateId }] = await propose()
    await print(mandateId)
    house.setClock('2027-03-23T09:00:00Z')
    expect((await answer(letterCode)).status).toBe(404)
    house.setClock('2026-11-22T09:00:00Z')
    await head.call('POST', inRelay(`/${mandateId}/give-back`), { json: { reason: null } })
    expect((await answer(letterCode)).status).toBe(404)
    expect(await seesPlan(agent)).toBe(404)
  })
})

describe('the papers of a mandate', () => {
  it('are given to both parties, as PDF and DOCX, and the register writes itself', async () => {
    const mandateId = await proposeAndGrant()
    const file = (path: string) => secretary.call('GET', `/71137/mandates/${mandateId}/files/${path}`)
    expect((await file('convention.pdf')).body.slice(0, 5)).toBe('%PDF-')
    expect((await file('convention.docx')).body.slice(0, 2)).toBe('PK')
    expect((await file('deliberation.pdf')).body.slice(0, 5)).toBe('%PDF-')
    const register = await agent.call('GET', `/../organisations/${relayId}/register`)
    expect(register.body.lines).toMatchObject([{ insee: '71137', state: 'en cours' }])
    for (const name of ['register.pdf', 'beffroi/register-entry.pdf', 'beffroi/aipd.docx'])
      expect((await agent.call('GET', `/../organisations/${relayId}/documents/${name}`)).status).toBe(200)
    expect((await stranger.call('GET', `/../organisations/${relayId}/documents/register.csv`)).status).toBe(
      404,
    )
  })
})
