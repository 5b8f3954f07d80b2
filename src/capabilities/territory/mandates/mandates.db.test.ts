import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { keepLetterCode } from './mandate-papers.ts'

let house: House
let relayId: string
let communeId: string
let mayor: Person
let secretary: Person
let agent: Person
let head: Person
let stranger: Person

const pdf = Buffer.from('%PDF-1.7\nsigned')

beforeAll(async () => {
  house = await openHouse()
  communeId = await house.organisationOf('71137')
  mayor = await house.person('Paul Durand', '71137')
  secretary = await house.person('Claire Martin')
  await sit(secretary, communeId, 'secretary')
  relayId = await organisation('relay', 'Relais d’essai')
  agent = await house.person('Nour Petit')
  head = await house.person('Ana Roche')
  await sit(agent, relayId, 'relay-agent')
  await sit(head, relayId, 'relay-administrator')
  stranger = await house.person('Luc Noir')
  await sit(stranger, await organisation('relay', 'Un autre relais'), 'relay-administrator')
  await house.owner.query(
    `insert into territory.directory_commune (insee, name, kind, postal_codes, population, departement_code, region_code, search_key)
     values ('71014', 'Autun', 'commune', '{71400}', 13000, '71', '27', 'autun')`,
  )
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.owner.query('delete from territory.mandate')
  await house.owner.query('delete from territory.access')
})

async function organisation(kind: string, name: string): Promise<string> {
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ($1, $2, now()) returning id`,
    [kind, name],
  )
  return rows[0].id
}

async function sit(person: Person, organisationId: string, role: string): Promise<void> {
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, $3, now())`,
    [organisationId, person.personId, role],
  )
}

const terms = { scopes: ['plan'], fromOn: '2026-11-22', untilOn: '2027-12-31' }
const inRelay = (path: string) => `/../organisations/${relayId}/mandates${path}`

async function propose(insees: readonly string[] = ['71137'], more: object = {}) {
  const reply = await head.call('POST', inRelay(''), { json: { ...terms, ...more, insees } })
  expect(reply.status).toBe(200)
  return reply.body.lines
}

async function grant(mandateId: string): Promise<void> {
  const { body } = await mayor.call('GET', '/71137/mandates')
  const { version } = body.mandates.find(({ id }: { id: string }) => id === mandateId)
  const reply = await mayor.call('POST', `/71137/mandates/${mandateId}/grant`, {
    json: { signatory: 'M. Durand, maire' },
    ifMatch: version,
  })
  expect(reply.status).toBe(200)
}

async function proposeAndGrant(more: object = {}): Promise<string> {
  const [{ mandateId }] = await propose(['71137'], more)
  await grant(mandateId)
  return mandateId
}

const seesPlan = async (person: Person) => (await person.call('GET', '/71137/plan')).status

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

  it('changes scopes by ending and beginning in one transaction', async () => {
    const mandateId = await proposeAndGrant()
    const replaced = await mayor.call('POST', `/71137/mandates/${mandateId}/replace`, {
      json: { ...terms, scopes: ['presence'], signatory: 'M. Durand, maire' },
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
      json: { ...terms, holderId: relayId, signatory: 'M. Durand, maire' },
    })
    expect(given.status).toBe(201)
    expect(await seesPlan(agent)).toBe(200)
    const twice = await mayor.call('POST', '/71137/mandates', {
      json: { ...terms, holderId: relayId, signatory: 'M. Durand, maire' },
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
    const reply = await head.call('POST', inRelay(''), { json: { ...terms, ...wrong, insees: ['71137'] } })
    expect(reply.status).toBe(422)
    expect(reply.body.errors[0].pointer).toBe(pointer)
  })
})

describe('who may', () => {
  it('propose: an administrator of the holder, and nobody else', async () => {
    const json = { ...terms, insees: ['71137'] }
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
