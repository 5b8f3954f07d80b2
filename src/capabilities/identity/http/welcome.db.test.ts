import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
  tokenIn,
} from '../../../../test/support/identity-app.ts'

const day = 24 * 60 * 60 * 1000
const organisationId = '0199b2a0-0000-7000-8000-000000000001'
const first = { name: 'Camille Roux', email: 'mairie@vaux.example', password: strongPassword }
const second = { name: 'Dominique Petit', email: 'maire@vaux.example', password: strongPassword }
let house: IdentityApp

beforeEach(async () => {
  house = await openIdentityApp()
})
afterEach(() => house.close())

describe('the set-up link', () => {
  it('makes the first account, an installer, and signs it in', async () => {
    expect((await house.visitor().get('/api/v1/session')).body).toMatchObject({
      person: null,
      needsSetUp: true,
    })
    const link = await house.identity.setUpLink()
    expect(link).toMatch(/^http:\/\/localhost:4300\/premiere-ouverture#[\w-]{43}$/)
    const visitor = house.visitor()
    const made = await visitor.post('/api/v1/set-up', { ...first, token: tokenIn(link) })
    expect(made).toMatchObject({ status: 200, body: { done: true } })
    expect((await visitor.get('/api/v1/session')).body).toMatchObject({
      person: { name: 'Camille Roux', email: 'mairie@vaux.example', isInstaller: true },
      needsSetUp: false,
    })
    expect(await house.identity.setUpLink()).toBeNull()
  })

  it('serves one of eight people who use it at the same time', async () => {
    const token = tokenIn(await house.identity.setUpLink())
    const people = Array.from({ length: 8 }, (_, index) => ({
      ...first,
      email: `personne-${index}@vaux.example`,
    }))
    // Nobody may be added until all eight stand before the same door.
    const all = await house.db.asSystem('hold the door', async (tx) => {
      await sql`lock table identity.person in exclusive mode`.execute(tx)
      const asked = people.map((person) => house.visitor().post('/api/v1/set-up', { ...person, token }))
      const waiting = sql`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`
      while ((await waiting.execute(tx)).rows.length < people.length) await setTimeout(20)
      return { asked }
    })
    const replies = await Promise.all(all.asked)
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(410)])
    const lost = replies.find(({ status }) => status === 410)
    expect(lost?.body).toMatchObject({ type: 'urn:beffroi:problem:link-used' })
    const accounts = await house.db.asSystem('count', (tx) =>
      tx.selectFrom('identity.person').selectAll().execute(),
    )
    expect(accounts).toHaveLength(1)
  })

  it('is replaced by the next one', async () => {
    const former = tokenIn(await house.identity.setUpLink())
    const latest = tokenIn(await house.identity.setUpLink())
    expect((await house.visitor().post('/api/v1/set-up', { ...first, token: former })).status).toBe(404)
    expect((await house.visitor().post('/api/v1/set-up', { ...first, token: latest })).status).toBe(200)
  })

  it('expires after seven days, with a sentence', async () => {
    const token = tokenIn(await house.identity.setUpLink())
    house.moveClock(7 * day)
    const reply = await house.visitor().post('/api/v1/set-up', { ...first, token })
    expect(reply).toMatchObject({ status: 410, body: { type: 'urn:beffroi:problem:link-expired' } })
  })

  it('can still be used after a password that was too simple', async () => {
    const token = tokenIn(await house.identity.setUpLink())
    const weak = await house.visitor().post('/api/v1/set-up', { ...first, token, password: 'trop simple' })
    expect(weak).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:weak-password' } })
    expect(weak.body.errors).toEqual([
      {
        pointer: '/password',
        detail: 'Ajoutez une majuscule et un chiffre, ou choisissez une phrase d’au moins 7 mots différents.',
      },
    ])
    expect((await house.visitor().post('/api/v1/set-up', { ...first, token })).status).toBe(200)
  })

  it('stands nowhere in clear in the database, nor in the log', async () => {
    const token = tokenIn(await house.identity.setUpLink())
    await house.visitor().post('/api/v1/set-up', { ...first, token })
    const rows = await house.db.asSystem('look', (tx) =>
      tx.selectFrom('identity.oneTimeLink').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(house.logged()).not.toContain(token)
  })

  it.each([
    ['a name of 500 characters', { name: 'a'.repeat(500) }, '/name'],
    ['a name with an invisible character', { name: 'Cam\u0000ille' }, '/name'],
    ['an address without a domain', { email: 'mairie' }, '/email'],
  ])('answers %s with a sentence on that field', async (_, wrong, pointer) => {
    const token = tokenIn(await house.identity.setUpLink())
    const reply = await house.visitor().post('/api/v1/set-up', { ...first, ...wrong, token })
    expect(reply.status).toBe(422)
    expect(reply.body.errors).toMatchObject([{ pointer }])
  })
})

describe('the rescue link', () => {
  it('gives an account back to its owner, without the password and the second factor, and closes its sessions', async () => {
    const locked = await setUp(house)
    const token = tokenIn(await house.identity.rescueLink())
    const visitor = house.visitor()
    const reply = await visitor.post('/api/v1/set-up', {
      ...first,
      password: 'Un autre chemin, 12 marches',
      token,
    })
    expect(reply.status).toBe(200)
    expect((await locked.get('/api/v1/sessions')).status).toBe(401)
    const former = await house
      .visitor()
      .post('/api/v1/sign-in', { email: first.email, password: strongPassword })
    expect(former.status).toBe(401)
    expect((await visitor.get('/api/v1/session')).body.person).toMatchObject({
      isInstaller: true,
      hasSecondFactor: false,
    })
  })

  it('makes another installer when the address is new', async () => {
    await setUp(house)
    const token = tokenIn(await house.identity.rescueLink())
    const visitor = house.visitor()
    await visitor.post('/api/v1/set-up', { ...second, token })
    expect((await visitor.get('/api/v1/session')).body.person).toMatchObject({
      email: second.email,
      isInstaller: true,
    })
  })

  it('lasts one day', async () => {
    const token = tokenIn(await house.identity.rescueLink())
    house.moveClock(day)
    expect((await house.visitor().post('/api/v1/set-up', { ...first, token })).status).toBe(410)
  })
})

describe('an invitation', () => {
  async function invite(): Promise<string> {
    const installer = await setUp(house)
    const { body } = await installer.get('/api/v1/session')
    const createdBy = (body.person as { id: string }).id
    const { path } = await house.db.asSystem('invite', (tx) =>
      house.identity.createInvitation(tx, { organisationId, role: 'secretary', createdBy }),
    )
    return tokenIn(path)
  }

  it('tells its state and nothing about anybody', async () => {
    const token = await invite()
    expect((await house.visitor().post('/api/v1/invitations/reading', { token })).body).toEqual({
      state: 'valid',
    })
    house.moveClock(7 * day)
    expect((await house.visitor().post('/api/v1/invitations/reading', { token })).body).toEqual({
      state: 'expired',
    })
    expect((await house.visitor().post('/api/v1/invitations/reading', { token: 'unknown' })).status).toBe(404)
  })

  it('makes an account and its place in the organisation in one transaction, then signs in', async () => {
    const places: object[] = []
    house.identity.onInvitationAccepted(async (_, { invitationId: _id, ...place }) => {
      places.push(place)
      return null
    })
    const token = await invite()
    const visitor = house.visitor()
    const accepted = await visitor.post('/api/v1/invitations/acceptance', {
      token,
      kind: 'new-account',
      ...second,
    })
    expect(accepted.status).toBe(200)
    const { body } = await visitor.get('/api/v1/session')
    const personId = (body.person as { id: string }).id
    expect(body.person).toMatchObject({ email: second.email, isInstaller: false })
    expect(places).toEqual([{ organisationId, role: 'secretary', personId }])
    expect((await house.visitor().post('/api/v1/invitations/reading', { token })).body).toEqual({
      state: 'used',
    })
  })

  it('leaves no account and stays usable when the place could not be given', async () => {
    let isBroken = true
    house.identity.onInvitationAccepted(async () => {
      if (isBroken) throw new Error('the power went out here')
      return null
    })
    const token = await invite()
    const accept = () =>
      house.visitor().post('/api/v1/invitations/acceptance', { token, kind: 'new-account', ...second })
    expect((await accept()).status).toBe(500)
    expect((await house.visitor().post('/api/v1/invitations/reading', { token })).body).toEqual({
      state: 'valid',
    })
    isBroken = false
    expect((await accept()).status).toBe(200)
  })

  it('is not used up by an address that has an account: its owner signs in and accepts', async () => {
    const token = await invite()
    const taken = await house
      .visitor()
      .post('/api/v1/invitations/acceptance', { token, kind: 'new-account', ...first })
    expect(taken).toMatchObject({ status: 409, body: { type: 'urn:beffroi:problem:email-taken' } })
    expect(
      (await house.visitor().post('/api/v1/invitations/acceptance', { token, kind: 'my-account' })).status,
    ).toBe(401)
    const owner = house.visitor()
    await owner.post('/api/v1/sign-in', { email: first.email, password: strongPassword })
    expect((await owner.post('/api/v1/invitations/acceptance', { token, kind: 'my-account' })).status).toBe(
      200,
    )
    const again = await owner.post('/api/v1/invitations/acceptance', { token, kind: 'my-account' })
    expect(again).toMatchObject({ status: 410, body: { type: 'urn:beffroi:problem:link-used' } })
  })
})

it('names people, and leaves out those that no longer exist', async () => {
  const installer = await setUp(house)
  const { body } = await installer.get('/api/v1/session')
  const { id } = body.person as { id: string }
  const names = await house.db.asSystem('names', (tx) => house.identity.names(tx, [id, organisationId]))
  expect([...names]).toEqual([[id, { name: 'Camille Roux', email: 'mairie@vaux.example' }]])
})
