import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../test/support/house.ts'

let house: House
let marie: Person
let jean: Person
let luc: Person
let rival: Person
let technician: Person
let providerId: string

/** A person who sits in a new provider of this installation. */
async function providerPerson(name: string, siren: string): Promise<{ person: Person; id: string }> {
  const person = await house.person(name)
  const { rows } = await house.owner.query(
    `insert into territory.organisation (kind, name, siren, opened_at) values ('provider', $1, $2, now()) returning id`,
    [`Maison ${name}`, siren],
  )
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'relay-agent', now())`,
    [rows[0].id, person.personId],
  )
  return { person, id: rows[0].id }
}

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  jean = await house.person('Jean Roux', '71138')
  const first = await providerPerson('Luc Petit', '130025265')
  luc = first.person
  providerId = first.id
  rival = (await providerPerson('Rémi Noir', '180089013')).person
  technician = await house.person('Téo Vert')
  await house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'provider', now())`,
    [await house.organisationOf('71137'), technician.personId],
  )
  for (const [person, insee] of [
    [marie, '71137'],
    [jean, '71138'],
  ] as const) {
    await person.call('PUT', `/${insee}/answers/updates`, { json: { reply: 'no' }, ifMatch: 0 })
    await person.call('PUT', `/${insee}/answers/antivirus`, { json: { reply: 'no' }, ifMatch: 0 })
    await person.call('POST', `/${insee}/providers`, { json: { siren: '130025265' } })
  }
})
afterAll(() => house.close())

async function actionOn(person: Person, insee: string, measureId: string) {
  const { body } = await person.call('GET', `/${insee}/plan`)
  return body.actions.find((one: { measureId: string }) => one.measureId === measureId)
}

async function hand(person: Person, insee: string, measureId: string, to: object | null) {
  const action = await actionOn(person, insee, measureId)
  const path = `/${insee}/actions/${action.id}/assignment`
  return { path, reply: await person.call('PUT', path, { json: { to } }) }
}

const organisation = () => ({ kind: 'organisation', id: providerId })

async function assigned(
  person: Person,
): Promise<{ assignmentId: string; communeName: string; state: string }[]> {
  return (await person.call('GET', '/../assigned')).body.actions
}

function doneForm(note: string, file?: File): FormData {
  const form = new FormData()
  form.set('note', note)
  if (file) form.set('file', file)
  return form
}

describe('actions handed to a provider', () => {
  it('come to him from all his communes, and to nobody else; of an action he sees what he needs', async () => {
    const hers = await hand(marie, '71137', 'updates-applied', organisation())
    expect(hers.reply.body.assignment).toMatchObject({ assigneeName: 'Maison Luc Petit', state: 'asked' })
    await hand(jean, '71138', 'anti-malware', organisation())
    const seen = await assigned(luc)
    expect(seen.map(({ communeName }) => communeName).toSorted()).toEqual(['Commune 71137', 'Commune 71138'])
    expect(Object.keys(seen[0] ?? {})).not.toContain('costInEuros')
    for (const person of [rival, technician, marie]) expect(await assigned(person)).toEqual([])
    expect((await actionOn(marie, '71137', 'updates-applied')).owner).toBe('Maison Luc Petit')
    for (const path of ['plan', 'measures', 'questionnaire', 'members'])
      expect((await luc.call('GET', `/71137/${path}`)).status).toBe(404)
  })

  it('go to one person with that role, who sees those of her commune that name her', async () => {
    const { reply } = await hand(marie, '71137', 'anti-malware', { kind: 'person', id: technician.personId })
    expect(reply.status).toBe(200)
    expect(await assigned(technician)).toMatchObject([{ communeName: 'Commune 71137', providerId: null }])
    expect((await technician.call('GET', '/71137/plan')).status).toBe(403)
    await hand(marie, '71137', 'anti-malware', null)
    expect(await assigned(technician)).toEqual([])
  })

  it('go to nobody whom the commune did not name', async () => {
    for (const id of [randomUUID(), marie.personId]) {
      const { reply } = await hand(marie, '71137', 'anti-malware', { kind: 'organisation', id })
      expect(reply.status).toBe(422)
    }
  })

  it('are said done with a proof, which is his word; the action waits until the commune confirms', async () => {
    const { path } = await hand(marie, '71137', 'updates-applied', organisation())
    const mine = (await assigned(luc)).find(({ communeName }) => communeName === 'Commune 71137')
    const done = `/../assigned/${mine?.assignmentId}/done`
    const refused = await luc.call('POST', done, { form: doneForm('', new File(['MZ'], 'a.exe')) })
    expect(refused.status).toBe(415)
    const form = doneForm('Posées hier', new File(['%PDF-1.7'], 'relevé.pdf'))
    expect((await luc.call('POST', done, { form })).status).toBe(200)

    const waiting = await actionOn(marie, '71137', 'updates-applied')
    expect(waiting.status).toBe('open')
    const { body } = await marie.call('GET', path)
    expect(body.assignment).toMatchObject({
      state: 'said-done',
      saidBy: 'Luc Petit (Maison Luc Petit)',
      file: { name: 'relevé.pdf' },
    })
    expect((await marie.call('GET', `/71137/files/${body.assignment.file.id}`)).body).toBe('%PDF-1.7')
    const { body: measure } = await marie.call('GET', '/71137/measures/updates-applied')
    expect(measure.state).toBe('to-do')
    expect(measure.history[0]).toMatchObject({ source: 'provider', verdict: 'supports' })

    const decide = (json: object) => marie.call('POST', `${path}/decision`, { json })
    expect((await decide({ decision: 'again' })).status).toBe(422)
    expect(
      (await decide({ decision: 'again', note: 'Et le poste de la mairie ?' })).body.assignment.state,
    ).toBe('asked')
    await luc.call('POST', done, { form: doneForm('Lui aussi') })
    expect((await decide({ decision: 'confirmed' })).body.assignment.state).toBe('confirmed')
    const { body: plan } = await marie.call('GET', '/71137/plan')
    const ended = plan.ended.find((one: { measureId: string }) => one.measureId === 'updates-applied')
    expect(ended).toMatchObject({ status: 'done' })
    expect((await decide({ decision: 'again', note: 'Encore' })).status).toBe(409)
  })

  it('carry what both sides write, and not what the commune writes for itself', async () => {
    const action = await actionOn(jean, '71138', 'anti-malware')
    const path = `/71138/actions/${action.id}`
    await jean.call('POST', `${path}/comments`, { json: { text: 'Entre nous' } })
    await jean.call('POST', `${path}/assignment/messages`, { json: { text: 'Pour quand ?' } })
    const [mine] = await assigned(luc)
    await luc.call('POST', `/../assigned/${mine?.assignmentId}/messages`, { json: { text: 'Jeudi' } })
    const [seen] = await assigned(luc)
    expect(JSON.stringify(seen)).not.toContain('Entre nous')
    const { body } = await jean.call('GET', `${path}/assignment`)
    expect(body.assignment.messages.map(({ text }: { text: string }) => text)).toEqual([
      'Pour quand ?',
      'Jeudi',
    ])
  })

  it('do not exist for another provider, nor for him once the commune names him no more', async () => {
    const [mine] = await assigned(luc)
    const path = `/../assigned/${mine?.assignmentId}`
    expect((await rival.call('POST', `${path}/done`, { form: doneForm('') })).status).toBe(404)
    expect((await rival.call('POST', `${path}/messages`, { json: { text: 'Bonjour' } })).status).toBe(404)
    await jean.call('DELETE', `/71138/providers/${providerId}`)
    expect((await luc.call('POST', `${path}/messages`, { json: { text: 'Bonjour' } })).status).toBe(404)
    expect((await assigned(luc)).map(({ communeName }) => communeName)).not.toContain('Commune 71138')
  })

  it('that a check denies show both; the check opens the action again', async () => {
    const organisationId = await house.organisationOf('71137')
    const { evidence } = house.program.capabilities
    const deny = (at: string) =>
      house.program.platform.db.asJob(organisationId, (tx) =>
        evidence.record(tx, organisationId, [
          {
            subject: 'check:2.4',
            verdict: 'denies',
            source: 'check',
            observedAt: new Date(at),
            expiresAt: null,
            summary: 'Absent',
            detail: {},
          },
        ]),
      )
    await deny('2026-11-21T06:00:00Z')
    const { path } = await hand(marie, '71137', 'mail-routed', organisation())
    const mine = (await assigned(luc)).find(({ state }) => state === 'asked')
    await luc.call('POST', `/../assigned/${mine?.assignmentId}/done`, { form: doneForm('Fait') })
    const { body } = await marie.call('GET', path)
    expect(body.seen).toEqual([{ verdict: 'denies', observedAt: '2026-11-21T06:00:00Z' }])
    await marie.call('POST', `${path}/decision`, { json: { decision: 'confirmed' } })
    house.setClock('2026-11-23T09:00:00Z')
    await deny('2026-11-23T06:00:00Z')
    expect((await actionOn(marie, '71137', 'mail-routed')).status).toBe('open')
    expect((await assigned(luc)).find(({ assignmentId }) => assignmentId === mine?.assignmentId)?.state).toBe(
      'asked',
    )
  })
})

describe('in SQL, under the program’s own role', () => {
  async function countAs(person: Person, statement: string): Promise<number> {
    await house.owner.query('begin')
    try {
      await house.owner.query('set local role beffroi_app')
      await house.owner.query(`select set_config('beffroi.person', $1, true)`, [person.personId])
      return (await house.owner.query(statement)).rowCount ?? 0
    } finally {
      await house.owner.query('rollback')
    }
  }

  it('a provider sees what is handed to him, and neither the plan nor its comments nor its proofs', async () => {
    expect(await countAs(luc, 'select from plan.assignment')).toBeGreaterThan(0)
    expect(await countAs(rival, 'select from plan.assignment')).toBe(0)
    expect(await countAs(rival, 'select from plan.assignment_message')).toBe(0)
    for (const table of [
      'plan.action',
      'plan.action_event',
      'plan.action_comment',
      'evidence.record',
      'evidence.file',
    ])
      expect(await countAs(luc, `select from ${table}`), table).toBe(0)
    expect(await countAs(luc, `update plan.assignment set state = 'confirmed'`)).toBe(0)
  })

  it('who serves whom is seen from both sides, and by no other', async () => {
    for (const person of [marie, luc])
      expect(await countAs(person, 'select from territory.provider')).toBeGreaterThan(0)
    expect(await countAs(rival, 'select from territory.provider')).toBe(0)
  })
})
