import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../../../../test/support/house.ts'
import { countedInWords } from '../documents/deletion-attestation.ts'
import { departureJob } from './delete-spaces.ts'

let house: House
let marie: Person
let paul: Person
let communeId: string

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  paul = await house.person('Paul Petit', '71138')
  communeId = await house.organisationOf('71137')
  for (const person of [marie, paul]) {
    const insee = person === marie ? '71137' : '71138'
    await person.call('PUT', `/${insee}/answers/systems-listed`, { json: { reply: 'no' }, ifMatch: 0 })
    await person.call('GET', `/${insee}/plan`)
    await person.call('POST', `/${insee}/invitations`, { json: { role: 'secretary' } })
    await person.call('POST', `/${insee}/tokens`, {
      json: { name: 'T', rights: ['plan:read'], lifeInDays: 9 },
    })
  }
})
afterAll(() => house.close())

const askDeparture = (person: Person, name: string) =>
  person.call('POST', '/71137/departure', { json: { name } })

async function night(): Promise<void> {
  const { platform, capabilities } = house.program
  await departureJob(platform, capabilities.identity).run({}, AbortSignal.timeout(20_000))
}

/** Every table of the program, whatever slice owns it, that has a row of this organisation. */
async function tablesNaming(organisationId: string): Promise<string[]> {
  const { rows: tables } = await house.owner.query(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') order by 1`)
  const naming: string[] = []
  for (const { name } of tables) {
    const { rows } = await house.owner.query(
      `select count(*)::int as n from ${name} t where to_jsonb(t)::text like '%' || $1 || '%'`,
      [organisationId],
    )
    if (rows[0].n > 0) naming.push(name)
  }
  return naming
}

describe('the deletion of a space', () => {
  it('is asked by an administrator who writes the name of the commune', async () => {
    const wrong = await askDeparture(marie, 'Une autre')
    expect(wrong.status).toBe(422)
    expect(wrong.body.detail).toContain('Commune 71137')
    expect((await askDeparture(paul, 'Commune 71137')).status).toBe(404)
    const asked = await askDeparture(marie, ' COMMUNE  71137 ')
    expect(asked.body.departure).toMatchObject({
      askedByName: 'Marie Durand',
      dueAt: '2026-12-22T09:00:00.000Z',
    })
  })

  it('is called off until its day, and then nothing happens', async () => {
    await marie.call('DELETE', '/71137/departure')
    house.setClock('2027-01-22T09:00:00Z')
    await night()
    house.setClock('2026-11-22T09:00:00Z')
    expect((await marie.call('GET', '/71137/departure')).body).toEqual({ departure: null })
    expect((await tablesNaming(communeId)).length).toBeGreaterThan(8)
  })

  it('leaves no row of the commune anywhere, those of others untouched, and an attestation that names nobody', async () => {
    const { body } = await askDeparture(marie, 'Commune 71137')
    const otherId = await house.organisationOf('71138')
    const others = await tablesNaming(otherId)
    house.setClock('2026-12-22T08:59:00Z')
    await night()
    expect((await tablesNaming(communeId)).length).toBeGreaterThan(8)
    house.setClock('2026-12-22T09:00:00Z')
    await night()
    await night()
    expect(await tablesNaming(communeId)).toEqual([])
    // The nights also counted what stands there.
    expect(await tablesNaming(otherId)).toEqual(expect.arrayContaining(others))
    expect((await marie.call('GET', '/71137/plan')).status).toBe(404)

    const { rows } = await house.owner.query('select to_jsonb(d) as row from integration.deletion d')
    expect(rows).toHaveLength(1)
    expect(rows[0].row).toMatchObject({
      insee: '71137',
      asked_on: '2026-11-22',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(rows[0].row.counts['diagnostic.answer']).toBe(1)
    expect(JSON.stringify(rows)).not.toContain('Marie')
    const path = new URL(body.departure.attestationLink).pathname
    const pdf = await house.program.app.request(path)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await house.program.app.request('/api/v1/attestations/rien')).status).toBe(404)
  })
})

describe('the archive of a commune', () => {
  it('is downloaded by its administrators only', async () => {
    const reply = await paul.call('GET', '/71138/export.zip')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-disposition')).toContain('beffroi-71138-')
    expect(reply.body.slice(0, 2)).toBe('PK')
    await house.owner.query(`update territory.member set role = 'secretary' where person_id = $1`, [
      paul.personId,
    ])
    expect((await paul.call('GET', '/71138/export.zip')).status).toBe(403)
    expect((await marie.call('GET', '/71138/export.zip')).status).toBe(404)
  })
})

describe('the counts of an attestation', () => {
  it('are told by what they are to a person, and leave nothing out', () => {
    expect(
      countedInWords({ 'diagnostic.answer': 2, 'diagnostic.answer_history': 3, 'territory.profile': 1 }),
    ).toEqual(['réponses et leur historique : 5', 'autres enregistrements : 1'])
  })
})
