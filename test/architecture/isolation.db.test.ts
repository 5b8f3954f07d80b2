import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from '../support/house.ts'

/** A person of one commune, before the rows of another, by routes and by the tables themselves. */
let house: House
let marie: Person
let stranger: Person
let organisationId: string

const owned = [
  'diagnostic.answer',
  'diagnostic.answer_history',
  'diagnostic.critical_data',
  'diagnostic.provider_letter',
  'plan.action',
  'plan.action_event',
  'plan.action_comment',
  'plan.week_cost',
  'evidence.record',
  'evidence.file',
]
const appendOnly = [
  'diagnostic.answer_history',
  'diagnostic.provider_letter',
  'plan.action_event',
  'plan.action_comment',
  'evidence.record',
  'evidence.file',
]

beforeAll(async () => {
  house = await openHouse()
  marie = await house.person('Marie Durand', '71137')
  stranger = await house.person('Paul Petit', '71138')
  organisationId = await house.organisationOf('71137')
  await marie.call('PUT', '/71137/answers/systems-listed', { json: { reply: 'no' }, ifMatch: 0 })
  const critical = { whereKept: 'Ici', howSaved: null, responsible: null, tolerableHours: null }
  await marie.call('PUT', '/71137/critical-data/civil-status', { json: critical, ifMatch: 0 })
  await marie.call('POST', '/71137/provider-letter/sent', { json: { questionIds: ['systems-listed'] } })
  await marie.call('PUT', '/71137/cost-of-a-week', { json: { adjustments: {} }, ifMatch: 0 })
  const { body } = await marie.call('GET', '/71137/plan')
  await marie.call('POST', `/71137/actions/${body.actions[0].id}/comments`, { json: { text: 'Vu' } })
  const form = new FormData()
  form.set('observedOn', '2026-11-22')
  form.set('summary', 'La note')
  form.set('file', new File(['La note'], 'note.txt'))
  await marie.call('POST', '/71137/measures/person-in-charge/proofs', { form })
})
afterAll(() => house.close())

/** Runs a statement as this person under the program's own role, and undoes it. */
async function as(personId: string, statement: string): Promise<number> {
  await house.owner.query('begin')
  try {
    await house.owner.query('set local role beffroi_app')
    await house.owner.query(`select set_config('beffroi.person', $1, true)`, [personId])
    return (await house.owner.query(statement)).rowCount ?? 0
  } finally {
    await house.owner.query('rollback')
  }
}

describe('what belongs to a commune', () => {
  it.each(owned)('in %s is seen by its people and by nobody else', async (table) => {
    expect(await as(marie.personId, `select from ${table}`)).toBeGreaterThan(0)
    expect(await as(stranger.personId, `select from ${table}`)).toBe(0)
  })

  it.each(owned.filter((table) => !appendOnly.includes(table)))(
    'in %s is changed by nobody else',
    async (table) => {
      const statement = `update ${table} set organisation_id = organisation_id`
      expect(await as(marie.personId, statement)).toBeGreaterThan(0)
      expect(await as(stranger.personId, statement)).toBe(0)
    },
  )

  it.each(owned)('in %s is not added by a stranger', async (table) => {
    const { rows } = await house.owner.query(
      `select to_jsonb(t) as row from ${table} t where organisation_id = $1 limit 1`,
      [organisationId],
    )
    const copy = JSON.stringify(rows[0].row).replaceAll("'", "''")
    const insert = `insert into ${table} select (jsonb_populate_record(null::${table}, '${copy}')).*`
    await expect(as(stranger.personId, insert)).rejects.toThrow('row-level security')
  })

  it.each(appendOnly)('in %s is neither rewritten nor removed, even by its own people', async (table) => {
    await expect(as(marie.personId, `update ${table} set organisation_id = organisation_id`)).rejects.toThrow(
      'permission denied',
    )
    await expect(as(marie.personId, `delete from ${table}`)).rejects.toThrow('permission denied')
  })

  it('does not exist for a stranger who asks by the API', async () => {
    for (const path of ['questionnaire', 'measures', 'plan', 'documents', 'documents/actions.csv']) {
      expect((await stranger.call('GET', `/71137/${path}`)).status).toBe(404)
    }
  })
})
