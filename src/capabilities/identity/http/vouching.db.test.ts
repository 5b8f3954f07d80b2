import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { kindOf, type LostAccounts, openLostAccounts } from '../../../../test/support/lost-account.ts'

const day = 24 * 60 * 60 * 1000
let town: LostAccounts

beforeAll(async () => {
  town = await openLostAccounts()
})
afterAll(() => town?.close())
beforeEach(() => town.begin())

it('is not given away by one commune when the account opens another', async () => {
  const { vaux, alice, boris } = await town.lostInTown()
  const cluny = await town.house.organisationOf(town.commune(1))
  const denis = await town.somebody('Denis', { [cluny]: 'administrator' })
  const itinerant = await town.somebody('Irene', { [vaux]: 'secretary', [cluny]: 'secretary' })
  const { browser, code } = await town.askFor(itinerant)
  await town.vouch(alice, itinerant, code)
  expect((await town.vouch(boris, itinerant, code)).body).toEqual({ state: 'asked' })
  town.later(2 * day)
  expect(kindOf(await town.take(browser))).toBe('recovery-not-open')
  expect((await town.vouch(denis, itinerant, code, town.commune(1))).body).toEqual({ state: 'opens-later' })
  expect(kindOf(await town.take(browser))).toBe('recovery-not-open')
  town.later(3 * day)
  // One of the places gained since has its word too.
  const third = await town.house.organisationOf(town.commune(2))
  await town.house.owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'elected', $3)`,
    [third, itinerant.personId, new Date('2026-11-01T09:00:00Z')],
  )
  expect(kindOf(await town.take(browser))).toBe('recovery-no-longer-vouched')
})

it('waits for the machine when the account is that of the installer, or when nobody else is left', async () => {
  const { vaux, odile, alice, boris } = await town.lostInTown()
  await town.house.owner.query('update identity.person set is_installer = true where id = $1', [
    odile.personId,
  ])
  const { code } = await town.askFor(odile)
  expect(kindOf(await town.vouch(alice, odile, code))).toBe('recovery-by-machine-only')
  await town.house.owner.query('update identity.person set is_installer = false where id = $1', [
    odile.personId,
  ])
  await town.leave(vaux, boris.personId)
  expect(kindOf(await town.vouch(alice, odile, code))).toBe('recovery-by-machine-only')
})

it('opens no more once somebody who vouched administers no longer', async () => {
  const { vaux, odile, alice, boris } = await town.lostInTown()
  const { browser, code } = await town.askFor(odile)
  await town.vouch(alice, odile, code)
  await town.vouch(boris, odile, code)
  await town.leave(vaux, boris.personId)
  town.later(day)
  expect(kindOf(await town.take(browser))).toBe('recovery-no-longer-vouched')
})

it('takes its second voice from a relay under mandate where the commune has one only, never both', async () => {
  const vaux = await town.house.organisationOf(town.commune())
  const odile = await town.somebody('Odile', { [vaux]: 'administrator' })
  const alice = await town.somebody('Alice', { [vaux]: 'administrator' })
  const { rows } = await town.house.owner.query(
    `insert into territory.organisation (kind, name, opened_at) values ('relay', 'Relais de test', $1) returning id`,
    [new Date('2026-11-01T09:00:00Z')],
  )
  const relay: string = rows[0].id
  const rita = await town.somebody('Rita', { [relay]: 'relay-administrator' })
  const ask = (code: string) =>
    rita.visitor.post(`/api/v1/organisations/${relay}/recoveries/${odile.personId}/vouch`, { code })
  const { browser, code } = await town.askFor(odile)
  expect((await ask(code)).status).toBe(404)
  await town.house.owner.query(
    `insert into territory.mandate (organisation_id, holder_id, commune_name, holder_name, scopes, from_on, until_on,
       proposed_at, proposed_by, granted_at, granted_by, granted_how)
     values ($1, $2, 'Commune', 'Relais', '{plan}', '2026-01-01', '2027-12-31', $3, $4, $3, $4, 'on-line')`,
    [vaux, relay, new Date('2026-11-01T09:00:00Z'), alice.personId],
  )
  expect(kindOf(await ask(code))).toBe('may-not-vouch')
  expect((await town.listOf(rita, `organisations/${relay}`)).recoveries).toEqual([])
  expect((await rita.visitor.get('/api/v1/account/notices')).body.demands).toEqual([])
  expect((await town.vouch(alice, odile, code)).body).toEqual({ state: 'asked' })
  expect((await town.listOf(rita, `organisations/${relay}`)).recoveries).toMatchObject([
    { name: 'Odile', yourPart: 'may-vouch', voices: [{ name: 'Alice' }] },
  ])
  expect((await rita.visitor.get('/api/v1/account/notices')).body.demands).toMatchObject([
    { organisationId: relay },
  ])
  expect((await ask(code)).body).toEqual({ state: 'opens-later' })
  town.later(day)
  expect((await town.take(browser)).status).toBe(200)
})
