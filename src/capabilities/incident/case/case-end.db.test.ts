import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { giveMandate, openRelay } from '../../../../test/support/relay-of-house.ts'

let house: House
let claire: Person
let mayor: Person

beforeAll(async () => {
  house = await openHouse()
  claire = await house.person('Claire Martin', '71137')
  mayor = await house.person('Paul Roux', '71137')
  await house.owner.query(`update territory.member set role = 'elected' where person_id = $1`, [
    mayor.personId,
  ])
})
afterAll(() => house.close())

async function openCase(by = claire, more: object = {}, insee = '71137'): Promise<string> {
  const opened = await by.call('POST', `/${insee}/incidents`, {
    json: { kind: 'ransomware', begunAt: '2026-11-22T08:00:00Z', ...more },
  })
  expect(opened.status).toBe(201)
  return opened.body.id
}

const change = (by: Person, method: string, id: string, rest: string, json: object = {}, insee = '71137') =>
  by.call(method, `/${insee}/incidents/${id}/${rest}`, { json })
const read = async (id: string, by = claire) => (await by.call('GET', `/71137/incidents/${id}/case`)).body

async function textsOf(id: string): Promise<string[]> {
  const { body } = await claire.call('GET', `/71137/incidents/${id}/entries`)
  return body.entries.map((entry: { body: { text: string } }) => entry.body.text)
}

describe('a false alarm', () => {
  it('closes the case, says what was done, and freezes it: only the main courante goes on', async () => {
    const id = await openCase()
    const { body } = await change(claire, 'POST', id, 'false-alarm', {
      words: 'Un câble débranché, rebranché.',
    })
    expect(body.incident).toMatchObject({
      closedAt: '2026-11-22T09:00:00.000Z',
      outcome: { how: 'false-alarm', words: 'Un câble débranché, rebranché.' },
    })
    const refused = await change(claire, 'PUT', id, 'damage/pay', { state: 'down' })
    expect(refused.body.type).toContain('case-closed')
    const note = { kind: 'note', happenedAt: '2026-11-22T08:41:00Z', writtenAt: '2026-11-22T08:42:00Z' }
    const late = await change(claire, 'POST', id, 'entries', {
      sentAt: '2026-11-22T09:00:00Z',
      entries: [{ ...note, device: { id: randomUUID(), sequence: 0 }, text: 'Addition.' }],
    })
    expect(late.status).toBe(200)
    expect(await textsOf(id)).toEqual([
      'Fausse alerte. Ce qui a été fait : Un câble débranché, rebranché.',
      'Addition.',
    ])
  })

  it('stays frozen whatever the program asks: the database refuses', async () => {
    const id = await openCase()
    await change(claire, 'PUT', id, 'damage/pay', { state: 'down' })
    await change(claire, 'POST', id, 'false-alarm', { words: 'Rien.' })
    const { db } = house.program.platform
    const part = (text: ReturnType<typeof sql>) => db.asPerson(claire, (tx) => text.execute(tx))
    await expect(
      part(sql`insert into incident.part values (${await house.organisationOf('71137')}, ${id}, 'task', 'a', '{}', now(),
        ${claire.personId}, 'Claire')`),
    ).rejects.toThrow(/row-level security/)
    await expect(
      part(sql`update incident.part set value = '{}' where incident_id = ${id} and kind = 'service'`),
    ).rejects.toThrow(/row-level security/)
    expect((await part(sql`delete from incident.part where incident_id = ${id}`)).numAffectedRows).toBe(0n)
  })
})

describe('a case that ends', () => {
  it('carries its lessons into the plan when whoever closes it may write there', async () => {
    const id = await openCase()
    const lessons = [
      { words: 'La sauvegarde était branchée.', measureId: 'backup-offline' },
      { words: 'Le cahier était introuvable.', measureId: null },
    ]
    const { body } = await change(claire, 'POST', id, 'close', { words: 'Postes réinstallés.', lessons })
    expect(body.lessons).toMatchObject([
      { measureId: 'backup-offline', carriedAt: '2026-11-22T09:00:00.000Z', actionId: expect.any(String) },
      { measureId: null, actionId: null },
    ])
    const action = await claire.call('GET', `/71137/actions/${body.lessons[0].actionId}`)
    expect(JSON.stringify(action.body)).toContain(
      'Leçon d’un incident (Rançongiciel). La sauvegarde était branchée.',
    )
    expect(JSON.stringify((await claire.call('GET', '/71137/plan')).body)).toContain('backup-offline')
    expect((await textsOf(id))[0]).toContain('Leçons : 1. La sauvegarde était branchée.')
  })

  it('waits with its lessons for somebody who may write in the plan', async () => {
    const id = await openCase(mayor)
    const lessons = [{ words: 'Le numéro de l’assureur manquait.', measureId: 'contact-sheet-printed' }]
    const { body } = await change(mayor, 'POST', id, 'close', { words: 'Fini.', lessons })
    expect(body.lessons).toMatchObject([{ carriedAt: null, actionId: null }])
    expect((await change(mayor, 'POST', id, 'lessons/carry')).status).toBe(403)
    const carried = (await change(claire, 'POST', id, 'lessons/carry')).body
    expect(carried.lessons[0].carriedAt).toBe('2026-11-22T09:00:00.000Z')
  })

  it('with a lesson on a measure that nobody knows stays open', async () => {
    const id = await openCase()
    const lessons = [{ words: 'Rien.', measureId: 'dance' }]
    expect((await change(claire, 'POST', id, 'close', { words: 'Fini.', lessons })).status).toBe(422)
    expect((await read(id)).incident.closedAt).toBeNull()
  })

  it('is a proof when it was an exercise, and none when it was not', async () => {
    const proofs = async () =>
      (
        await house.owner.query(
          `select summary from evidence.record where subject = 'document:exercise-report'`,
        )
      ).rows
    const real = await openCase()
    await change(claire, 'POST', real, 'close', { words: 'Fini.' })
    expect(await proofs()).toEqual([])
    const exercise = await openCase(claire, { isExercise: true })
    const { body } = await change(claire, 'POST', exercise, 'close', { words: 'Fini.' })
    expect(body.incident.isExercise).toBe(true)
    expect(await proofs()).toHaveLength(1)
  })
})

describe('the same incident opened twice', () => {
  it('ends in one case, both logbooks say so, and two who join the cases at once lose none', async () => {
    const [one, other] = [await openCase(), await openCase(mayor)]
    const [first, second] = await Promise.all([
      change(claire, 'POST', one, 'join', { into: other }),
      change(mayor, 'POST', other, 'join', { into: one }),
    ])
    expect([first.status, second.status].toSorted()).toEqual([200, 409])
    const [from, into] = first.status === 200 ? [one, other] : [other, one]
    expect((await read(from)).incident.outcome).toMatchObject({ how: 'joined', joined: into })
    expect((await read(into)).incident.closedAt).toBeNull()
    expect((await textsOf(into)).at(-1)).toContain(from)
  })

  it('is not mixed with an exercise, nor with itself', async () => {
    const [real, exercise] = [await openCase(), await openCase(claire, { isExercise: true })]
    expect((await change(claire, 'POST', real, 'join', { into: exercise })).status).toBe(409)
    expect((await change(claire, 'POST', real, 'join', { into: real })).status).toBe(422)
  })
})

describe('a relay', () => {
  it('sees the open cases of its communes at once, puts them under one cause, and loses them with the mandate', async () => {
    const nour = await house.person('Nour Petit')
    const relayId = await openRelay(house, nour)
    const overview = () => nour.call('GET', `/../organisations/${relayId}/incidents`)
    const anton = await house.person('Anton Roy', '71138')
    const there = await openCase(anton, {}, '71138')
    const here = await openCase()
    await giveMandate(house, relayId, await house.organisationOf('71137'), ['plan'])
    expect((await overview()).body.cases).toEqual([])
    await giveMandate(house, relayId, await house.organisationOf('71137'), ['incident'])
    await giveMandate(house, relayId, await house.organisationOf('71138'), ['incident'])
    const { cases } = (await overview()).body
    expect(cases.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([here, there]))
    expect(cases.find(({ id }: { id: string }) => id === here)).toMatchObject({
      commune: 'Commune 71137',
      kindTitle: 'Rançongiciel',
      currentStep: 'Débranchez le réseau, le Wi-Fi et les sauvegardes',
      nextClock: { state: 'runs' },
    })

    const cause = { id: randomUUID(), title: 'Prestataire commun attaqué', kind: 'ransomware' }
    const opened = { ...cause, begunAt: '2026-11-22T07:00:00Z' }
    for (const _ of [1, 2])
      expect((await nour.call('POST', `/../organisations/${relayId}/causes`, { json: opened })).status).toBe(
        201,
      )
    const attached = await change(nour, 'PUT', here, 'cause', { causeId: cause.id })
    expect(attached.body.cause).toMatchObject({ id: cause.id, title: cause.title })
    expect((await change(nour, 'PUT', there, 'cause', { causeId: cause.id }, '71138')).status).toBe(200)
    expect((await change(nour, 'PUT', here, 'cause', { causeId: cause.id })).status).toBe(409)
    expect((await change(claire, 'PUT', here, 'cause', { causeId: cause.id })).status).toBe(404)
    expect((await read(here)).cause).toMatchObject({ title: cause.title })
    expect((await textsOf(here)).at(-1)).toContain('Prestataire commun attaqué')
    const clocks = async (id: string, insee: string, by: Person) =>
      (await by.call('GET', `/${insee}/incidents/${id}/case`)).body.clocks.length
    expect(await clocks(here, '71137', nour)).toBe(await clocks(there, '71138', nour))

    await house.owner.query(
      'update territory.mandate set revoked_at = now(), revoked_by = $1 where organisation_id = $2',
      [claire.personId, await house.organisationOf('71137')],
    )
    expect((await nour.call('GET', `/71137/incidents/${here}/case`)).status).toBe(404)
    expect((await change(nour, 'POST', here, 'steps/isolate/done')).status).toBe(404)
    const left = (await overview()).body.cases.map(({ id }: { id: string }) => id)
    expect(left).toEqual([there])
    expect((await read(here)).cause).toMatchObject({ title: cause.title })
    expect((await change(claire, 'DELETE', here, 'cause')).body.cause).toBeNull()
  })
})
