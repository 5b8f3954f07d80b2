import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  kindOf,
  type LostAccounts,
  newPassword,
  openLostAccounts,
} from '../../../../test/support/lost-account.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

const day = 24 * 60 * 60 * 1000
let town: LostAccounts

beforeAll(async () => {
  town = await openLostAccounts()
})
afterAll(() => town?.close())
beforeEach(() => town.begin())

/** A letter travels through the queue: it arrives, however slow the machine. */
const soon = { timeout: 60_000, interval: 100 }
const isSignedIn = async (visitor: Visitor) => (await visitor.get('/api/v1/session')).body.person !== null
const stopLinkIn = (text: string) => /arreter#([\w-]+)/.exec(text)?.[1] ?? ''

it('opens a day after two administrators vouched, and nothing of what opened the account before opens it again', async () => {
  const { odile, alice, boris } = await town.lostInTown()
  const { browser, code } = await town.askFor(odile)
  const thief = await town.signedIn(odile.personId)
  // Her own sign-in a moment ago ended nothing that was vouched for; the demand is made again.
  const again = await town.askFor(odile)
  expect(code).not.toBe(again.code)

  expect((await town.vouch(alice, odile, again.code.toLowerCase().replace('-', ' '))).body).toEqual({
    state: 'asked',
  })
  expect((await town.vouch(boris, odile, again.code)).body).toEqual({ state: 'opens-later' })
  expect(await town.mine(again.browser)).toMatchObject({
    state: 'opens-later',
    opensAt: '2026-11-23T09:00:00.000Z',
  })
  town.later(day - 1)
  expect(kindOf(await town.take(again.browser))).toBe('recovery-not-open')
  town.later(day)
  expect(kindOf(await town.take(browser))).toBe('no-recovery')
  expect(kindOf(await town.take(again.browser, 'court'))).toBe('weak-password')
  expect(await isSignedIn(thief)).toBe(true)
  expect((await town.take(again.browser)).status).toBe(200)
  expect((await again.browser.get('/api/v1/session')).body.person).toMatchObject({
    name: 'Odile',
    factors: 1,
  })
  expect(await isSignedIn(thief)).toBe(false)
  expect(await isSignedIn(odile.visitor)).toBe(false)
  const left = await town.house.owner.query(
    `select (select count(*)::int from identity.passkey where person_id = $1) as keys,
       (select count(*)::int from identity.second_factor where person_id = $1) as codes,
       (select count(*)::int from identity.session where person_id = $1) as sessions`,
    [odile.personId],
  )
  expect(left.rows[0]).toEqual({ keys: 0, codes: 0, sessions: 1 })
  expect(kindOf(await town.take(again.browser))).toBe('no-recovery')
  expect(
    (await town.visit().post('/api/v1/sign-in', { email: odile.email, password: newPassword })).status,
  ).toBe(200)

  const { steps } = await town.listOf(alice)
  expect(steps.map(({ kind, by }) => [kind, by])).toEqual([
    ['done', 'Odile'],
    ['opening', null],
    ['vouched', 'Boris'],
    ['vouched', 'Alice'],
  ])
  for (const { email } of [odile, alice, boris]) {
    await expect.poll(() => town.letters(/^Une récupération est demandée/, email), soon).toHaveLength(1)
    await expect.poll(() => town.letters(/^À vérifier/, email), soon).toHaveLength(1)
    await expect.poll(() => town.letters(/^C’est fait/, email), soon).toHaveLength(1)
  }
  // No letter carries what opens the account.
  for (const { text } of town.post.received)
    expect(text.includes(again.code) || /recuperation/.test(text)).toBe(false)
})

it('counts no voice of one administrator twice, of the person, of a newcomer, of a half-proven session, without the code', async () => {
  const { vaux, odile, alice, boris } = await town.lostInTown()
  const puppet = await town.somebody('Marionnette', { [vaux]: 'administrator' }, 1)
  const secretary = await town.somebody('Simone', { [vaux]: 'secretary' })
  const { code } = await town.askFor(odile)
  expect((await town.vouch(alice, odile, code)).status).toBe(200)
  expect(kindOf(await town.vouch(alice, odile, code))).toBe('vouched-before')
  expect(kindOf(await town.vouch(odile, odile, code))).toBe('recovery-of-yourself')
  expect(kindOf(await town.vouch(puppet, odile, code))).toBe('may-not-vouch')
  expect(kindOf(await town.vouch(secretary, odile, code))).toBe('not-allowed')
  expect(kindOf(await town.vouch(boris, odile, 'AAAA-AAAA'))).toBe('wrong-recovery-code')
  await town.house.owner.query('update identity.session set factors = 1 where person_id = $1', [
    boris.personId,
  ])
  expect(kindOf(await town.vouch(boris, odile, code))).toBe('second-factor-needed')
  expect((await town.listOf(alice)).recoveries).toMatchObject([
    { name: 'Odile', state: 'asked', yourPart: 'said', voices: [{ name: 'Alice' }] },
  ])
})

it('vouches for the demand whose code was read, not for one a stranger made at the same address', async () => {
  const { odile, alice, boris } = await town.lostInTown()
  const stranger = await town.askFor(odile)
  const real = await town.askFor(odile)
  await town.vouch(alice, odile, real.code)
  await town.vouch(boris, odile, real.code)
  town.later(day)
  expect(kindOf(await town.take(stranger.browser))).toBe('recovery-not-open')
  expect((await town.take(real.browser)).status).toBe(200)
  expect((await town.mine(stranger.browser)).state).toBe('over')
})

it('is stopped by the link of a letter, by signing in, from an open session, by an administrator: each says so', async () => {
  const { odile, alice, boris } = await town.lostInTown()
  const underWay = async () => {
    const { browser, code } = await town.askFor(odile)
    await town.vouch(alice, odile, code)
    await town.vouch(boris, odile, code)
    expect((await town.mine(browser)).state).toBe('opens-later')
    return browser
  }
  const byLink = await underWay()
  await expect.poll(() => town.letters(/^À vérifier/, odile.email), soon).toHaveLength(1)
  const token = stopLinkIn(town.letters(/^À vérifier/, odile.email)[0]?.text ?? '')
  expect(
    kindOf(await town.visit().post('/api/v1/recoveries/stop', { token: `${token.slice(0, -1)}_` })),
  ).toBe('recovery-over')
  expect((await town.mine(byLink)).state).toBe('opens-later')
  expect((await town.visit().post('/api/v1/recoveries/stop', { token })).status).toBe(200)
  expect(kindOf(await town.visit().post('/api/v1/recoveries/stop', { token }))).toBe('recovery-over')

  const byOwner = await underWay()
  expect((await odile.visitor.get('/api/v1/account/notices')).body.ownRecovery).toEqual({
    opensAt: '2026-11-23T09:00:00.000Z',
  })
  expect((await odile.visitor.delete('/api/v1/account/recovery')).status).toBe(200)
  const bySignIn = await underWay()
  await town.signedIn(odile.personId)
  const byAdministrator = await underWay()
  const stop = `/api/v1/communes/${town.commune()}/recoveries/${odile.personId}/stop`
  expect((await alice.visitor.post(stop)).status).toBe(200)
  expect(kindOf(await alice.visitor.post(stop))).toBe('nothing-to-stop')

  town.later(day)
  for (const browser of [byLink, byOwner, bySignIn, byAdministrator])
    expect(kindOf(await town.take(browser))).toBe('no-recovery')
  const ends = (await town.listOf(alice)).steps.filter(({ kind }) => kind !== 'vouched' && kind !== 'opening')
  expect(ends.map(({ kind, by }) => [kind, by])).toEqual([
    ['stopped-by-administrator', 'Alice'],
    ['signed-in', 'Odile'],
    ['stopped-by-owner', 'Odile'],
    ['stopped-by-link', null],
  ])
  await expect.poll(() => town.letters(/^Récupération arrêtée/, boris.email), soon).toHaveLength(4)
})

it('tells whoever asks nothing of whether an account exists', async () => {
  const { odile } = await town.lostInTown()
  const known = town.visit()
  const unknown = town.visit()
  const replies = [
    await known.post('/api/v1/recoveries', { email: odile.email }),
    await unknown.post('/api/v1/recoveries', { email: 'personne@ailleurs.example' }),
  ]
  expect(replies[0]?.body).toEqual(replies[1]?.body)
  expect(Object.keys(await town.mine(known))).toEqual(Object.keys(await town.mine(unknown)))
  expect((await town.mine(unknown)).state).toBe('asked')
  expect(town.letters(/./, odile.email)).toEqual([])
  expect((await town.visit().get('/api/v1/recoveries/mine')).body).toEqual({ recovery: null })
  expect((await town.visit().post('/api/v1/recoveries', { email: 'x'.repeat(300) })).status).toBe(422)
})
