import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'

let house: House
let claire: Person
let mayor: Person

beforeAll(async () => {
  house = await openHouse()
  claire = await house.person('Claire Martin', '71137')
  mayor = await house.person('Paul Roux', '71137')
})
afterAll(() => house.close())

async function openCase(more: object = {}): Promise<string> {
  const opened = await claire.call('POST', '/71137/incidents', {
    json: { kind: 'ransomware', begunAt: '2026-11-22T08:00:00Z', ...more },
  })
  expect(opened.status).toBe(201)
  return opened.body.id
}

const at = (id: string, rest: string) => `/71137/incidents/${id}/${rest}`
const read = async (id: string, by = claire) => (await by.call('GET', at(id, 'case'))).body
const change = (by: Person, method: string, id: string, rest: string, json: object = {}) =>
  by.call(method, at(id, rest), { json })

async function linesOf(id: string) {
  const { body } = await claire.call('GET', at(id, 'entries'))
  return body.entries.map((entry: { leaf: string; body: { text: string } }) => ({
    kind: JSON.parse(entry.leaf).kind,
    by: JSON.parse(entry.leaf).author.name,
    text: entry.body.text,
  }))
}

const stepOf = (view: { steps: { id: string }[] }, id: string) => view.steps.find((one) => one.id === id)
const clockOf = (view: { clocks: { id: string }[] }, id: string) => view.clocks.find((one) => one.id === id)

describe('a case just opened', () => {
  it('shows the first step, the cautious delays and a board that nobody looked at yet', async () => {
    const view = await read(await openCase())
    expect(view.incident).toMatchObject({ kind: 'ransomware', title: 'Rançongiciel', outcome: null })
    expect(view.currentStepId).toBe('isolate')
    expect(clockOf(view, 'cnil')).toMatchObject({
      state: 'runs',
      deadlineAt: '2026-11-25T08:00:00.000Z',
      inWords: 'avant mercredi 9\u00a0h',
      start: { name: 'seen' },
      reason: null,
      isPending: true,
    })
    expect(view.clocksOfNoConcern.map(({ id }: { id: string }) => id)).toContain('nis2-alert')
    expect(view.damage.services.every(({ state }: { state: string }) => state === 'unknown')).toBe(true)
    expect(view.damage.backup).toBeNull()
    expect(view.people).toEqual([])
  })

  it('is answered by 304 until something changes', async () => {
    const id = await openCase()
    const path = at(id, 'case')
    const etag = (await claire.call('GET', path)).headers.get('etag') ?? ''
    expect((await claire.call('GET', path, { ifNoneMatch: etag })).status).toBe(304)
    await change(claire, 'POST', id, 'steps/isolate/done')
    expect((await claire.call('GET', path, { ifNoneMatch: etag })).status).toBe(200)
  })

  it('is not there for another commune, nor may it be changed from there', async () => {
    const id = await openCase()
    const stranger = await house.person('Charlie', '71138')
    expect((await stranger.call('GET', `/71138/incidents/${id}/case`)).status).toBe(404)
    expect((await stranger.call('GET', `/71138/incidents/${id}/live`)).status).toBe(404)
    const changed = await stranger.call('POST', `/71138/incidents/${id}/steps/isolate/done`, { json: {} })
    expect(changed.status).toBe(404)
    expect(await linesOf(id)).toEqual([])
  })
})

describe('a step', () => {
  it('finished by two phones is done once, and both stand in the main courante', async () => {
    const id = await openCase()
    const phone = () => ({ device: { id: randomUUID(), sequence: 0 } })
    const [one, other] = await Promise.all([
      change(claire, 'POST', id, 'steps/isolate/done', phone()),
      change(mayor, 'POST', id, 'steps/isolate/done', phone()),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    const view = await read(id)
    const lines = await linesOf(id)
    expect(stepOf(view, 'isolate')).toMatchObject({ doneBy: lines[0].by, doneFrom: 'phone' })
    expect(lines.map(({ by }: { by: string }) => by).toSorted()).toEqual(['Claire Martin', 'Paul Roux'])
    expect(lines[1].text).toContain(`${lines[0].by} l’avait déjà noté`)
    expect(view.currentStepId).toBe('keep-powered')
    expect(view.people.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Claire Martin',
      'Paul Roux',
    ])
  })

  it('sent ten times by one phone is one line, even once it was taken back by somebody else', async () => {
    const id = await openCase()
    const sent = { device: { id: randomUUID(), sequence: 4 }, happenedAt: '2026-11-22T08:30:00Z' }
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => change(claire, 'POST', id, 'steps/isolate/done', sent)),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(await linesOf(id)).toHaveLength(1)
    expect(stepOf(await read(id), 'isolate')).toMatchObject({ doneAt: '2026-11-22T08:30:00.000Z' })
    await change(mayor, 'POST', id, 'steps/isolate/undone')
    await change(claire, 'POST', id, 'steps/isolate/done', sent)
    expect(stepOf(await read(id), 'isolate')).toMatchObject({ doneAt: null })
  })

  it('told by a phone whose clock is a year late is done when the server heard of it', async () => {
    const id = await openCase()
    const late = { device: { id: randomUUID(), sequence: 0 }, happenedAt: '2025-11-22T08:30:00Z' }
    await change(claire, 'POST', id, 'steps/isolate/done', late)
    expect(stepOf(await read(id), 'isolate')).toMatchObject({ doneAt: '2026-11-22T09:00:00.000Z' })
  })

  it('under a number by which the phone wrote something else is refused', async () => {
    const id = await openCase()
    const device = { id: randomUUID(), sequence: 0 }
    const note = {
      device,
      kind: 'note',
      happenedAt: '2026-11-22T08:41:00Z',
      writtenAt: '2026-11-22T08:42:00Z',
      text: 'a',
    }
    await change(claire, 'POST', id, 'entries', { sentAt: '2026-11-22T09:00:00Z', entries: [note] })
    expect((await change(claire, 'POST', id, 'steps/isolate/done', { device })).status).toBe(409)
    expect(stepOf(await read(id), 'isolate')).toMatchObject({ doneAt: null })
  })

  it('that nobody knows is refused, in words', async () => {
    const id = await openCase()
    expect((await change(claire, 'POST', id, 'steps/dance/done')).status).toBe(404)
  })
})

describe('a decision', () => {
  it('comes before its step, names who decided, and a yes does not stop the delay by itself', async () => {
    const id = await openCase()
    expect((await change(claire, 'POST', id, 'steps/plainte/done')).body.type).toContain('decision-needed')
    const decided = { stepId: 'plainte', answer: 'yes', decidedBy: 'Paul Roux', decidedAs: 'mayor' }
    const { body } = await change(claire, 'POST', id, 'decisions', decided)
    expect(body.decisions).toMatchObject([
      { stepId: 'plainte', decidedBy: 'Paul Roux', written: { byName: 'Claire Martin' } },
    ])
    expect(clockOf(body, 'plainte')).toMatchObject({ state: 'runs' })
    const done = (await change(claire, 'POST', id, 'steps/plainte/done')).body
    expect(clockOf(done, 'plainte')).toMatchObject({ state: 'stopped', stateInWords: 'fait à temps' })
    expect((await linesOf(id))[0].text).toMatch(/^Décision de Paul Roux \(maire\)\./)
  })

  it('of a deputy says why the mayor did not, and a no says why; it settles the step', async () => {
    const id = await openCase()
    const no = { stepId: 'cnil', answer: 'no', decidedBy: 'Ana Petit', decidedAs: 'deputy' }
    expect((await change(claire, 'POST', id, 'decisions', no)).status).toBe(422)
    const away = { ...no, becauseAway: 'En avion jusqu’à ce soir.' }
    expect((await change(claire, 'POST', id, 'decisions', away)).status).toBe(422)
    const whole = { ...away, reason: 'Aucune donnée de personne sur ce poste.' }
    const { body } = await change(claire, 'POST', id, 'decisions', whole)
    expect(clockOf(body, 'cnil')).toMatchObject({ state: 'stopped' })
    expect(stepOf(body, 'cnil')).toMatchObject({ doneBy: 'Claire Martin' })
    const yes = { stepId: 'cnil', answer: 'yes', decidedBy: 'Paul Roux', decidedAs: 'mayor' }
    const after = (await change(mayor, 'POST', id, 'decisions', yes)).body
    expect(clockOf(after, 'cnil')).toMatchObject({ state: 'runs' })
    expect((await linesOf(id)).filter(({ kind }: { kind: string }) => kind === 'decision')).toHaveLength(2)
  })

  it('is not needed to isolate: anyone may', async () => {
    const id = await openCase()
    const asked = { stepId: 'isolate', answer: 'yes', decidedBy: 'Paul Roux', decidedAs: 'mayor' }
    expect((await change(claire, 'POST', id, 'decisions', asked)).status).toBe(422)
    expect((await change(claire, 'POST', id, 'steps/isolate/done')).status).toBe(200)
  })
})

describe('a delay', () => {
  it('takes another start with a reason, which stands in the main courante', async () => {
    const id = await openCase()
    const facts = { start: 'breach-certain', at: '2026-11-22T08:50:00Z' }
    expect((await change(claire, 'PUT', id, 'clocks/cnil/start', { facts, reason: ' ' })).status).toBe(422)
    const reason = 'La lecture des fichiers n’était pas établie avant.'
    const { body } = await change(claire, 'PUT', id, 'clocks/cnil/start', { facts, reason })
    expect(clockOf(body, 'cnil')).toMatchObject({
      deadlineAt: '2026-11-25T08:50:00.000Z',
      reason,
      chosenBy: 'Claire Martin',
      start: { name: 'breach-certain' },
    })
    expect(clockOf(body, 'plainte')).toMatchObject({ deadlineAt: '2026-11-25T08:00:00.000Z' })
    expect((await linesOf(id)).at(-1).text).toContain(`Raison : ${reason}`)
  })

  it('starts neither later than now nor from what its rule does not know', async () => {
    const id = await openCase()
    const start = (name: string, when: string) =>
      change(claire, 'PUT', id, 'clocks/cnil/start', {
        facts: { start: name, at: when },
        reason: 'Parce que.',
      })
    expect((await start('breach-certain', '2026-11-23T08:00:00Z')).body.type).toContain('start-in-the-future')
    expect((await start('theft-known', '2026-11-22T08:30:00Z')).body.type).toContain('not-a-start')
    expect(await linesOf(id)).toEqual([])
  })

  it('of the contract is unknown until somebody read it', async () => {
    const id = await openCase()
    expect(clockOf(await read(id), 'insurer')).toMatchObject({ state: 'limit-unknown', deadlineAt: null })
    const limit = { limit: { unit: 'open-days', value: 2 }, foundIn: 'Contrat, page 4' }
    expect((await change(claire, 'PUT', id, 'clocks/cnil/limit', limit)).status).toBe(422)
    const { body } = await change(claire, 'PUT', id, 'clocks/insurer/limit', limit)
    expect(clockOf(body, 'insurer')).toMatchObject({ state: 'runs', inWords: 'avant mardi minuit' })
  })
})

describe('what is known of a case', () => {
  it('changes the steps: the provider is skipped when it is affected, and what came too late is not asked', async () => {
    const id = await openCase({ kind: 'unknown' })
    const { body } = await change(claire, 'PUT', id, 'situation', {
      kind: 'ransomware',
      conditions: { 'provider-affected': 'yes', 'personal-data': 'no' },
      alreadyDone: ['switched-off'],
    })
    expect(body.incident.kind).toBe('ransomware')
    expect(body.steps.some(({ by }: { by: string }) => by === 'provider')).toBe(false)
    expect(stepOf(body, 'hibernate')).toBeUndefined()
    expect(body.alreadyDone).toMatchObject([{ id: 'switched-off' }])
    expect(clockOf(body, 'cnil')).toBeUndefined()
    expect((await linesOf(id))[0].text).toContain('Le prestataire est touché aussi : oui.')
    await change(claire, 'PUT', id, 'situation', { conditions: { 'provider-affected': 'yes' } })
    expect(await linesOf(id)).toHaveLength(1)
  })
})

describe('the boards', () => {
  it('keep what works, who does what, who took over and the line of the register', async () => {
    const id = await openCase()
    await change(claire, 'PUT', id, 'damage/telephone', { state: 'works' })
    await change(mayor, 'PUT', id, 'damage/pay', { state: 'down', note: 'Serveur chiffré.' })
    const taskId = randomUUID()
    const task = { title: 'Appeler le comptable public', person: 'Ana Petit', state: 'to-do' }
    await change(claire, 'PUT', id, `tasks/${taskId}`, task)
    await change(claire, 'PUT', id, `tasks/${taskId}`, { ...task, state: 'done' })
    await change(claire, 'PUT', id, `handovers/${randomUUID()}`, {
      from: 'Claire Martin',
      to: 'Ana Petit',
      words: 'La gendarmerie rappelle à 14 h.',
    })
    const line = { facts: 'Fichiers bloqués.', effects: 'Paie en retard.', measures: 'Réseau coupé.' }
    expect((await change(claire, 'PUT', id, 'breach', { ...line, isNotified: false })).status).toBe(422)
    await change(claire, 'PUT', id, 'breach', { ...line, isNotified: true })
    const view = await read(id, mayor)
    expect(view.damage.restoration).not.toContain('telephone')
    expect(view.damage.restoration.indexOf('accounts')).toBeLessThan(view.damage.restoration.indexOf('pay'))
    expect(view.damage.services.find((one: { id: string }) => one.id === 'pay')).toMatchObject({
      state: 'down',
      set: { byName: 'Paul Roux' },
    })
    expect(view.tasks).toMatchObject([{ id: taskId, state: 'done', person: 'Ana Petit' }])
    expect(view.handovers).toMatchObject([{ to: 'Ana Petit' }])
    expect(view.breach).toMatchObject({ isNotified: true, becauseNotNotified: null })
    expect((await linesOf(id)).map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['damage', 'damage', 'task', 'task', 'handover', 'breach'],
    ])
  })

  it('says how old the last proven backup is', async () => {
    const id = await openCase()
    const { personId } = claire
    const organisationId = await house.organisationOf('71137')
    const { db } = house.program.platform
    await db.asPerson({ personId }, (tx) =>
      house.program.capabilities.evidence.record(tx, organisationId, [
        {
          ...{ subject: 'document:backup-restorable', verdict: 'supports', source: 'document' },
          ...{ observedAt: new Date('2026-11-12T09:00:00Z'), expiresAt: null, detail: {} },
          summary: 'Le dossier de la paie a été relu.',
        },
      ]),
    )
    expect((await read(id)).damage.backup).toEqual({
      provenAt: '2026-11-12T09:00:00Z',
      ageInDays: 10,
      words: 'Le dossier de la paie a été relu.',
    })
  })
})
