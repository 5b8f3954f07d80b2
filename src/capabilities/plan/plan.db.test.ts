import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person, type Reply } from '../../../test/support/house.ts'

let house: House
let marie: Person
let paul: Person

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137', '71138', '71139', '71140', '71141')
  paul = await house.person('Paul Petit', '71137')
})
afterAll(() => house.close())

async function answer(insee: string, questionId: string, reply: string): Promise<void> {
  const { body } = await marie.call('GET', `/${insee}/questions/${questionId}`)
  const saved = await marie.call('PUT', `/${insee}/answers/${questionId}`, {
    json: { reply },
    ifMatch: body.answer?.version ?? 0,
  })
  expect(saved.status).toBe(200)
}

async function actionOn(insee: string, measureId: string): Promise<Reply['body']> {
  const { body } = await marie.call('GET', `/${insee}/plan`)
  const all: { id: string; measureId: string }[] = [...body.actions, ...body.ended]
  const one = all.find((action) => action.measureId === measureId)
  return one === undefined ? undefined : (await marie.call('GET', `/${insee}/actions/${one.id}`)).body
}

const sentences = (action: Reply['body']): string[] =>
  action.history.map(({ sentence }: { sentence: string }) => sentence.replaceAll('\u00a0', ' '))

describe('the plan', () => {
  it('opens an action as soon as somebody says that it is not done, ranked, dated and explained', async () => {
    await answer('71137', 'systems-listed', 'no')
    await answer('71137', 'person-in-charge', 'no')
    const { body } = await marie.call('GET', '/71137/plan')
    expect(body.week.title).toBe('Cette semaine, deux choses à faire')
    expect(body.counts).toEqual({ open: 2, done: 0, closed: 0, placedByHand: 0 })
    expect(body.actions[0]).toMatchObject({
      measureId: 'systems-listed',
      position: 1,
      status: 'open',
      opens: 'measure',
      dueOn: '2026-12-06',
    })
    expect(body.actions[0].why[0]).toBe('Mesure essentielle, elle passe devant.')
  })

  it('asks the provider what nobody knows, and takes the date of the e-mail once it is sent', async () => {
    await answer('71137', 'domain-owner', 'dont-know')
    const asking = await actionOn('71137', 'domain-owned')
    expect(asking).toMatchObject({ kind: 'ask', opens: 'letter', dueOn: '2026-12-07', letter: null })
    house.setClock('2026-11-25T09:00:00Z')
    const { body } = await marie.call('GET', '/71137/provider-letter')
    expect(body.letter.questionIds).toEqual(['domain-owner'])
    const sent = await marie.call('POST', '/71137/provider-letter/sent', {
      json: { questionIds: body.letter.questionIds },
    })
    expect(sent.body).toMatchObject({ sentOn: '2026-11-25', dueOn: '2026-12-10' })
    const asked = await actionOn('71137', 'domain-owned')
    expect(asked).toMatchObject({ dueOn: '2026-12-10', letter: { sentBy: 'Marie Durand' } })
    expect(sentences(asked)[0]).toBe(
      'Question envoyée au prestataire le 25 novembre 2026, réponse attendue avant le 10 décembre 2026.',
    )
  })

  it('closes an action when a proof shows it done, and reopens it when a newer one denies it', async () => {
    const organisationId = await house.organisationOf('71138')
    const { evidence, diagnostic } = house.program.capabilities
    const measure = diagnostic.content.measures.find(
      ({ proofs }) => proofs.filter(({ subject }) => subject.startsWith('check:')).length === 1,
    )
    const proof = measure?.proofs.find(({ subject }) => subject.startsWith('check:'))
    if (measure === undefined || proof === undefined) throw new Error('no measure with one check')
    const see = (verdict: 'supports' | 'denies', day: string) =>
      house.program.platform.db.asJob(organisationId, (tx) =>
        evidence.record(tx, organisationId, [
          {
            subject: proof.subject,
            verdict,
            source: 'check',
            observedAt: new Date(`${day}T08:00:00Z`),
            expiresAt: null,
            summary: 'Vu.',
            detail: {},
          },
        ]),
      )
    house.setClock('2026-12-01T09:00:00Z')
    await see('denies', '2026-12-01')
    expect(await actionOn('71138', measure.id)).toMatchObject({ status: 'open', kind: 'do' })
    house.setClock('2026-12-02T09:00:00Z')
    await see('supports', '2026-12-02')
    expect(await actionOn('71138', measure.id)).toMatchObject({ status: 'closed', state: 'proven' })
    house.setClock('2026-12-03T09:00:00Z')
    await see('denies', '2026-12-03')
    const reopened = await actionOn('71138', measure.id)
    expect(reopened).toMatchObject({ status: 'open', state: 'to-do' })
    expect(sentences(reopened)).toEqual([
      'Rouverte : la vérification du 3 décembre 2026 montre l’inverse.',
      'Fermée : la vérification du 2 décembre 2026 le montre.',
      'Ouverte : la vérification du 1er décembre 2026 montre que ce n’est pas fait.',
    ])
  })

  it('asks for a new proof the day the old one runs out', async () => {
    house.setClock('2026-12-05T09:00:00Z')
    const form = new FormData()
    form.set('observedOn', '2026-12-05')
    form.set('summary', 'La liste du 5 décembre')
    const proven = await marie.call('POST', '/71139/measures/systems-listed/proofs', { form })
    expect(proven).toMatchObject({ status: 201, body: { state: 'proven' } })
    expect(await actionOn('71139', 'systems-listed')).toBeUndefined()
    house.setClock('2027-12-06T09:00:00Z')
    expect(await actionOn('71139', 'systems-listed')).toMatchObject({ kind: 'renew', state: 'expired' })
    house.setClock('2026-12-05T09:00:00Z')
  })

  it('is brought up to date by a job too, without anybody reading it', async () => {
    const organisationId = await house.organisationOf('71140')
    const told = new Promise<string>((resolve) => {
      house.program.platform.live.listen(organisationId, (topic) => topic === 'plan' && resolve(topic))
    })
    await answer('71140', 'systems-listed', 'no')
    await told
    const { rows } = await house.owner.query('select status from plan.action where organisation_id = $1', [
      organisationId,
    ])
    expect(rows).toEqual([{ status: 'open' }])
  })
})

describe('an action', () => {
  it('changed by two people at once keeps one change and shows both', async () => {
    const { id, version } = await actionOn('71137', 'systems-listed')
    const both = await Promise.all([
      marie.call('PATCH', `/71137/actions/${id}`, { json: { owner: 'Jean' }, ifMatch: version }),
      paul.call('PATCH', `/71137/actions/${id}`, { json: { owner: 'Claire' }, ifMatch: version }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const [kept, refused] = both.toSorted((a, b) => a.status - b.status)
    expect(refused?.body.saved.owner).toBe(kept?.body.owner)
    expect(refused?.body.yours.owner).not.toBe(kept?.body.owner)
  })

  it('keeps the date that a person chose, and refuses one already past', async () => {
    const { id, version } = await actionOn('71137', 'systems-listed')
    const set = await marie.call('PATCH', `/71137/actions/${id}`, {
      json: { dueOn: '2027-01-15' },
      ifMatch: version,
    })
    expect(set.body).toMatchObject({ dueOn: '2027-01-15', isDueSetByPerson: true })
    expect(sentences(set.body)[0]).toBe('À faire avant le 15 janvier 2027.')
    const past = await marie.call('PATCH', `/71137/actions/${id}`, {
      json: { dueOn: '2020-01-01' },
      ifMatch: set.body.version,
    })
    expect(past.status).toBe(422)
    const cleared = await marie.call('PATCH', `/71137/actions/${id}`, {
      json: { dueOn: null },
      ifMatch: set.body.version,
    })
    expect(cleared.body.isDueSetByPerson).toBe(false)
    expect(cleared.body.dueOn).not.toBeNull()
  })

  it('said to be done stays so without proof, and can be taken up again', async () => {
    const { id } = await actionOn('71137', 'person-in-charge')
    const done = await paul.call('POST', `/71137/actions/${id}/done`, { json: { note: 'Vu avec le maire' } })
    expect(done.body).toMatchObject({ status: 'done', statusLabel: 'Faite, sans preuve' })
    expect(done.body.comments[0]).toMatchObject({ by: 'Paul Petit', text: 'Vu avec le maire' })
    expect((await actionOn('71137', 'person-in-charge')).status).toBe('done')
    const again = await marie.call('POST', `/71137/actions/${id}/reopen`)
    expect(again.body.status).toBe('open')
    expect(sentences(again.body)[0]).toBe('Rouverte par Marie Durand.')
  })

  it('closed by an answer is not taken up again by hand', async () => {
    await answer('71141', 'person-in-charge', 'no')
    const { id } = await actionOn('71141', 'person-in-charge')
    await answer('71141', 'person-in-charge', 'yes')
    const closed = await actionOn('71141', 'person-in-charge')
    expect(closed.status).toBe('closed')
    const refused = await marie.call('POST', `/71141/actions/${id}/reopen`)
    expect(refused).toMatchObject({ status: 409, body: { type: 'urn:beffroi:problem:nothing-left-to-do' } })
  })

  it('moved by hand stays at its place and says so', async () => {
    const { id } = await actionOn('71137', 'person-in-charge')
    const moved = await marie.call('PUT', `/71137/actions/${id}/position`, { json: { position: 1 } })
    expect(moved.body).toMatchObject({ position: 1, isPlacedByHand: true })
    expect(moved.body.why[0]).toBe('Placée à la main.')
    const back = await marie.call('PUT', `/71137/actions/${id}/position`, { json: { position: null } })
    expect(back.body.isPlacedByHand).toBe(false)
  })

  it('touched by many at once, while answers come in, makes nobody fail', async () => {
    const { id, version } = await actionOn('71137', 'systems-listed')
    const question = (await marie.call('GET', '/71137/questions/systems-listed')).body
    const change = (owner: string) =>
      paul.call('PATCH', `/71137/actions/${id}`, { json: { owner, dueOn: null }, ifMatch: version })
    const all = await Promise.all([
      change('Jean'),
      marie.call('PUT', '/71137/answers/systems-listed', {
        json: { reply: 'dont-know' },
        ifMatch: question.answer.version,
      }),
      change('Claire'),
      paul.call('GET', '/71137/plan'),
      marie.call('PUT', `/71137/actions/${id}/position`, { json: { position: 2 } }),
      marie.call('GET', '/71137/plan'),
      paul.call('POST', `/71137/actions/${id}/done`, { json: {} }),
      marie.call('POST', `/71137/actions/${id}/reopen`),
      paul.call('PUT', `/71137/actions/${id}/position`, { json: { position: null } }),
    ])
    expect(all.map(({ status }) => status).filter((status) => ![200, 412].includes(status))).toEqual([])
  })

  it('of another commune, or of none, is not found', async () => {
    const { id } = await actionOn('71137', 'systems-listed')
    expect((await marie.call('GET', `/71138/actions/${id}`)).status).toBe(404)
    expect((await marie.call('GET', `/71137/actions/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await marie.call('GET', '/71137/actions/nonsense')).status).toBe(422)
  })
})

describe('the cost of a week without computers', () => {
  it('is corrected line by line, and two people at once lose nothing', async () => {
    const before = await marie.call('GET', '/71137/cost-of-a-week')
    const [line] = before.body.lines.filter(({ amountInEuros }: { amountInEuros: number }) => amountInEuros)
    const change = { adjustments: { [line.id]: { quantity: 3, unitCostInEuros: 100 } } }
    const saved = await marie.call('PUT', '/71137/cost-of-a-week', { json: change, ifMatch: 0 })
    expect(saved.body.lines.find(({ id }: { id: string }) => id === line.id)).toMatchObject({
      amountInEuros: 300,
      isAdjusted: true,
    })
    const late = await paul.call('PUT', '/71137/cost-of-a-week', { json: { adjustments: {} }, ifMatch: 0 })
    expect(late).toMatchObject({ status: 412, body: { currentVersion: 1 } })
    const unknown = { adjustments: { nonsense: { quantity: 1 } } }
    expect((await marie.call('PUT', '/71137/cost-of-a-week', { json: unknown, ifMatch: 1 })).status).toBe(422)
  })
})
