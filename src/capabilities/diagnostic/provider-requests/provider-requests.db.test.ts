import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person, type Reply } from '../../../../test/support/house.ts'

let house: House
let marie: Person
let paul: Person
let stranger: Person
const anybody = '203.0.113.7'

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  paul = await house.person('Paul Petit', '71138')
  stranger = await house.person('Zoé Blanc', '71139')
})
afterAll(() => house.close())

/** Somebody without an account. */
async function desk(method: string, path: string, content: object | FormData): Promise<Reply> {
  const isForm = content instanceof FormData
  const response = await house.program.app.request(`/api/v1/provider-desk${path}`, {
    method,
    headers: { ...(isForm ? {} : { 'content-type': 'application/json' }), 'x-forwarded-for': anybody },
    body: isForm ? content : JSON.stringify(content),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const open = async (...tokens: string[]) => (await desk('POST', '', { tokens })).body

async function ask(person: Person, insee: string, questionIds: string[], expiresOn = '2026-12-07') {
  const reply = await person.call('POST', `/${insee}/provider-requests`, {
    json: { questionIds, expiresOn, addressee: 'Petit Informatique', providerId: null },
  })
  expect(reply.status).toBe(201)
  const { requestId, link } = reply.body
  return { requestId: requestId as string, token: new URL(link).hash.slice(1), link: link as string }
}

const say = (
  tokens: string[],
  requestIds: string[],
  questionId: string,
  reply: string,
  note: string | null = null,
) => desk('PUT', '/replies', { tokens, requestIds, questionId, reply, note })

const send = (tokens: string[], requestIds: string[]) =>
  desk('POST', '/sent', { tokens, requestIds, personName: 'Luc Petit', companyName: 'Petit Informatique' })

function fileOf(tokens: string[], requestIds: string[], questionId: string, file: File): FormData {
  const form = new FormData()
  form.set('tokens', JSON.stringify(tokens))
  form.set('requestIds', JSON.stringify(requestIds))
  form.set('questionId', questionId)
  form.set('file', file)
  return form
}

const pdf = new File(['%PDF-1.7 releve'], 'relevé.pdf')

async function declared(person: Person, insee: string, questionId: string) {
  const { body } = await person.call('GET', `/${insee}/provider-requests`)
  return body.declarations.find((one: { questionId: string }) => one.questionId === questionId)
}

describe('a link without an account', () => {
  it('carries its secret after the #, is kept as a hash, and shows the questions asked and nothing else', async () => {
    const { token, link, requestId } = await ask(marie, '71137', ['backup-restored', 'backup-offline'])
    expect(link).toMatch(/^http:\/\/localhost\/prestataire#[\w-]{43}$/)
    const { rows } = await house.owner.query('select * from diagnostic.provider_request')
    expect(JSON.stringify(rows)).not.toContain(token)
    const shown = await open(token)
    expect(shown.requests).toMatchObject([{ requestId, communeName: 'Commune 71137', state: 'open' }])
    expect(shown.requests[0].questions.map(({ id }: { id: string }) => id).toSorted()).toEqual([
      'backup-offline',
      'backup-restored',
    ])
    expect(Object.keys(shown.requests[0].questions[0]).toSorted()).toEqual([
      'ask',
      'id',
      'replies',
      'said',
      'text',
    ])
  })

  it('is kept as he goes, sent once, then is « déclaré » by him and never « prouvé »', async () => {
    const { token, requestId } = await ask(marie, '71137', ['backup-restored', 'backup-offline'])
    expect((await say([token], [requestId], 'backup-restored', 'yes', 'Le 3 de chaque mois')).status).toBe(
      200,
    )
    const form = fileOf([token], [requestId], 'backup-restored', pdf)
    expect((await desk('POST', '/files', form)).status).toBe(200)
    const question = (await open(token)).requests[0].questions.find(
      ({ id }: { id: string }) => id === 'backup-restored',
    )
    expect(question.said).toEqual({ reply: 'yes', note: 'Le 3 de chaque mois', fileName: 'relevé.pdf' })
    expect(await declared(marie, '71137', 'backup-restored')).toBeUndefined()

    expect((await send([token], [requestId])).body.sent).toEqual([{ communeName: 'Commune 71137', count: 1 }])
    expect(await declared(marie, '71137', 'backup-restored')).toMatchObject({
      declaredBy: 'Luc Petit (Petit Informatique)',
      replyLabel: expect.any(String),
      file: { name: 'relevé.pdf' },
      yours: null,
      decision: null,
    })
    const { body: measure } = await marie.call('GET', '/71137/measures/backup-restored')
    expect(measure.state).toBe('unknown')
    expect(measure.history[0]).toMatchObject({
      source: 'provider',
      verdict: 'supports',
      sourceLabel: 'Prestataire',
    })

    // The same again changes nothing: that question is asked no more.
    expect((await send([token], [requestId])).status).toBe(409)
    expect((await say([token], [requestId], 'backup-restored', 'no')).status).toBe(404)
    expect((await open(token)).requests[0].questions.map(({ id }: { id: string }) => id)).toEqual([
      'backup-offline',
    ])
  })

  it('taken back or expired shows nothing, and keeps nothing more', async () => {
    const taken = await ask(marie, '71137', ['backup-restored'])
    const old = await ask(marie, '71137', ['backup-restored'], '2026-11-24')
    expect((await marie.call('POST', `/71137/provider-requests/${taken.requestId}/revoke`)).status).toBe(200)
    house.setClock('2026-11-25T09:00:00Z')
    const shown = await open(taken.token, old.token)
    house.setClock('2026-11-22T09:00:00Z')
    const states = shown.requests.map(({ state, questions }: { state: string; questions: unknown[] }) => [
      state,
      questions,
    ])
    expect(states.toSorted()).toEqual([
      ['expired', []],
      ['revoked', []],
    ])
    expect((await say([taken.token], [taken.requestId], 'backup-restored', 'yes')).status).toBe(410)
    expect((await send([taken.token], [taken.requestId])).status).toBe(410)
  })

  it('opens nothing of another: neither its questions, nor a question that was not asked', async () => {
    const mine = await ask(marie, '71137', ['backup-restored'])
    const other = await ask(paul, '71138', ['backup-offline'])
    expect((await say([mine.token], [other.requestId], 'backup-offline', 'yes')).status).toBe(404)
    expect((await say([mine.token], [mine.requestId], 'backup-offline', 'yes')).status).toBe(404)
    const form = fileOf([mine.token], [other.requestId], 'backup-offline', pdf)
    expect((await desk('POST', '/files', form)).status).toBe(404)
    expect((await send([mine.token], [other.requestId])).status).toBe(404)
    const { rows } = await house.owner.query('select from diagnostic.provider_reply where request_id = $1', [
      other.requestId,
    ])
    expect(rows).toEqual([])
  })

  it('refuses what is no proof, and a file too large, and keeps nothing of them', async () => {
    const { token, requestId } = await ask(marie, '71137', ['backup-restored'])
    const put = (file: File) => desk('POST', '/files', fileOf([token], [requestId], 'backup-restored', file))
    expect((await put(new File(['MZ…'], 'outil.exe'))).status).toBe(415)
    expect((await put(new File(['not a pdf'], 'releve.pdf'))).status).toBe(415)
    const huge = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'releve.txt')
    expect((await put(huge)).status).toBe(413)
    for (const _ of [1, 2]) expect((await put(pdf)).status).toBe(200)
    expect((await put(pdf)).body.type).toBe('urn:beffroi:problem:too-many-files')
  })

  it('is noted each time it is opened, for the commune to see', async () => {
    const { token, requestId } = await ask(marie, '71137', ['backup-restored'])
    await open(token)
    await open(token)
    house.setClock('2026-11-22T10:00:00Z')
    await open(token)
    house.setClock('2026-11-22T09:00:00Z')
    const { body } = await marie.call('GET', `/71137/provider-requests/${requestId}/openings`)
    expect(body.openings).toEqual([{ at: '2026-11-22T10:00:00Z' }, { at: '2026-11-22T09:00:00Z' }])
  })

  it('needs a day within sixty days, and questions that exist', async () => {
    const attempt = (json: object) =>
      marie.call('POST', '/71137/provider-requests', { json: { addressee: null, providerId: null, ...json } })
    expect((await attempt({ questionIds: ['backup-restored'], expiresOn: '2027-02-01' })).status).toBe(422)
    expect((await attempt({ questionIds: ['no-such'], expiresOn: '2026-12-01' })).status).toBe(422)
    expect(
      (await attempt({ questionIds: ['backup-restored'], expiresOn: '2026-12-01', providerId: randomUUID() }))
        .status,
    ).toBe(422)
  })

  it('that leads to nothing says so, and an address that keeps guessing waits', async () => {
    expect(await open('x'.repeat(43))).toMatchObject({ requests: [], unknownCount: 1 })
    const guesses = Array.from({ length: 30 }, () => randomUUID())
    expect((await desk('POST', '', { tokens: guesses })).status).toBe(429)
  })
})

describe('one answer for several communes', () => {
  it('goes to those he chose among those that asked the same, and each decides on its side', async () => {
    const [first, second, third] = [
      await ask(marie, '71137', ['antivirus']),
      await ask(paul, '71138', ['antivirus']),
      await ask(paul, '71138', ['antivirus']),
    ]
    const tokens = [first.token, second.token, third.token]
    const chosen = [first.requestId, second.requestId]
    expect((await say(tokens, chosen, 'antivirus', 'yes')).body.savedIn).toEqual(chosen)
    const shown = await open(...tokens)
    const said = shown.requests.map(
      ({ requestId, questions: [question] }: { requestId: string; questions: { said: unknown }[] }) => [
        requestId,
        question?.said !== null,
      ],
    )
    expect(Object.fromEntries(said)).toEqual({
      [first.requestId]: true,
      [second.requestId]: true,
      [third.requestId]: false,
    })
    expect((await send(tokens, chosen)).body.sent).toHaveLength(2)
    const hers = await declared(marie, '71137', 'antivirus')
    const his = await declared(paul, '71138', 'antivirus')
    await marie.call('POST', `/71137/provider-replies/${hers.id}/confirm`, { ifMatch: 0 })
    expect((await declared(marie, '71137', 'antivirus')).decision).toBe('confirmed')
    expect((await declared(paul, '71138', 'antivirus')).decision).toBeNull()
    expect(
      (await paul.call('POST', `/71138/provider-replies/${hers.id}/confirm`, { ifMatch: 0 })).status,
    ).toBe(404)
    expect(his.id).not.toBe(hers.id)
  })
})

describe('what the commune makes of it', () => {
  async function sentAbout(questionId: string, reply: string) {
    const { token, requestId } = await ask(marie, '71137', [questionId])
    await say([token], [requestId], questionId, reply, 'Selon notre contrat')
    await send([token], [requestId])
    return declared(marie, '71137', questionId)
  }

  it('confirmed is its own answer, declared by him, never before', async () => {
    await marie.call('PUT', '/71137/answers/backup-offline', { json: { reply: 'no' }, ifMatch: 0 })
    const sent = await sentAbout('backup-offline', 'yes')
    expect(sent).toMatchObject({ yours: { label: 'Non', answeredBy: 'Marie Durand' }, answerVersion: 1 })
    const before = await marie.call('GET', '/71137/questions/backup-offline')
    expect(before.body.answer.reply).toBe('no')
    const path = `/71137/provider-replies/${sent.id}/confirm`
    const stale = await marie.call('POST', path, { ifMatch: 0 })
    expect(stale.status).toBe(412)
    expect(stale.body.saved.reply).toBe('no')
    expect((await declared(marie, '71137', 'backup-offline')).decision).toBeNull()
    const confirmed = await marie.call('POST', path, { ifMatch: 1 })
    expect(confirmed.body).toMatchObject({ decision: 'confirmed', decidedBy: 'Marie Durand' })
    const after = await marie.call('GET', '/71137/questions/backup-offline')
    expect(after.body.answer).toMatchObject({
      reply: 'yes',
      note: 'Déclaré par Luc Petit (Petit Informatique) le 22 novembre 2026. Selon notre contrat',
      answeredBy: 'Marie Durand',
      version: 2,
    })
    expect((await marie.call('POST', path, { ifMatch: 2 })).body.decision).toBe('confirmed')
  })

  it('contested leaves the answer as it was, and both are kept', async () => {
    await marie.call('PUT', '/71137/answers/backup-watched', { json: { reply: 'no' }, ifMatch: 0 })
    const sent = await sentAbout('backup-watched', 'yes')
    const path = `/71137/provider-replies/${sent.id}`
    expect((await marie.call('POST', `${path}/contest`, { json: { note: '' } })).status).toBe(422)
    const contested = await marie.call('POST', `${path}/contest`, { json: { note: 'Jamais vu le relevé' } })
    expect(contested.body).toMatchObject({ decision: 'contested', decisionNote: 'Jamais vu le relevé' })
    expect((await marie.call('POST', `${path}/confirm`, { ifMatch: 1 })).status).toBe(409)
    const { body } = await marie.call('GET', '/71137/questions/backup-watched')
    expect(body.answer).toMatchObject({ reply: 'no', version: 1 })
  })

  it('that a dated proof contradicts shows both with their dates; the proof decides of the measure', async () => {
    const form = new FormData()
    form.set('observedOn', '2026-11-20')
    form.set('summary', 'La page de déclaration')
    await marie.call('POST', '/71137/measures/accessibility-statement/proofs', { form })
    const sent = await sentAbout('accessibility', 'no')
    expect(sent.contradictions).toMatchObject([
      { measureId: 'accessibility-statement', verdict: 'supports', observedAt: '2026-11-20T12:00:00Z' },
    ])
    await marie.call('POST', `/71137/provider-replies/${sent.id}/confirm`, { ifMatch: sent.answerVersion })
    const { body } = await marie.call('GET', '/71137/measures/accessibility-statement')
    expect(body.state).toBe('proven')
    expect(body.because[0]).toContain('non')
  })
})

describe('with an account', () => {
  it('an organisation that the commune named answers without a link; another sees nothing', async () => {
    const luc = await house.person('Luc Petit')
    const rival = await house.person('Rémi Noir')
    const siren = { luc: '130025265', rival: '180089013' }
    for (const [who, person] of [
      ['luc', luc],
      ['rival', rival],
    ] as const) {
      const { rows } = await house.owner.query(
        `insert into territory.organisation (kind, name, siren, opened_at) values ('provider', $1, $2, now()) returning id`,
        [`Maison ${who}`, siren[who]],
      )
      await house.owner.query(
        `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
        [rows[0].id, person.personId],
      )
    }
    expect((await marie.call('POST', '/71137/providers', { json: { siren: '999999999' } })).status).toBe(404)
    const named = await marie.call('POST', '/71137/providers', { json: { siren: '130 025 265' } })
    const { providerId } = named.body
    const asked = await marie.call('POST', '/71137/provider-requests', {
      json: { questionIds: ['systems-listed'], expiresOn: '2026-12-07', addressee: null, providerId },
    })
    const requestId = asked.body.requestId
    const deskOf = async (person: Person) =>
      (await person.call('POST', '/../provider-desk', { json: { tokens: [] } })).body.requests.map(
        (one: { requestId: string }) => one.requestId,
      )
    expect(await deskOf(luc)).toEqual([requestId])
    expect(await deskOf(rival)).toEqual([])
    expect(await deskOf(stranger)).toEqual([])
    const json = {
      tokens: [],
      requestIds: [requestId],
      questionId: 'systems-listed',
      reply: 'yes',
      note: null,
    }
    expect((await rival.call('PUT', '/../provider-desk/replies', { json })).status).toBe(404)
    expect((await luc.call('PUT', '/../provider-desk/replies', { json })).status).toBe(200)
    // Nothing else of the commune exists for him, and nothing at all once it names him no more.
    expect((await luc.call('GET', '/71137/questionnaire')).status).toBe(404)
    await marie.call('DELETE', `/71137/providers/${providerId}`)
    expect(await deskOf(luc)).toEqual([])
    expect((await luc.call('PUT', '/../provider-desk/replies', { json })).status).toBe(404)
  })

  it('of another commune opens no request: each of its routes is 404', async () => {
    const { requestId } = await ask(marie, '71137', ['backup-restored'])
    const routes = [
      ['GET', '/71137/provider-requests'],
      ['GET', `/71137/provider-requests/${requestId}/openings`],
      ['POST', `/71137/provider-requests/${requestId}/revoke`],
      ['GET', '/71137/providers'],
    ] as const
    for (const [method, path] of routes) expect((await stranger.call(method, path)).status, path).toBe(404)
    // Through her own commune, the request of another does not exist.
    expect((await stranger.call('POST', `/71139/provider-requests/${requestId}/revoke`)).status).toBe(404)
    expect((await stranger.call('GET', `/71139/provider-requests/${requestId}/openings`)).status).toBe(404)
  })
})

describe('in SQL, under the program’s own role', () => {
  const tables = ['provider_request', 'provider_reply', 'provider_opening']

  it.each(tables)('diagnostic.%s is seen by the commune and by no other', async (table) => {
    const count = async (person: Person) => {
      await house.owner.query('begin')
      try {
        await house.owner.query('set local role beffroi_app')
        await house.owner.query(`select set_config('beffroi.person', $1, true)`, [person.personId])
        const { rows } = await house.owner.query(`select organisation_id from diagnostic.${table}`)
        return new Set(rows.map((row) => row.organisation_id))
      } finally {
        await house.owner.query('rollback')
      }
    }
    expect(await count(marie)).toEqual(new Set([await house.organisationOf('71137')]))
    expect(await count(stranger)).toEqual(new Set())
  })
})
