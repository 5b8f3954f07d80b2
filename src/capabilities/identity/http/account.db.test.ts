import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
} from '../../../../test/support/identity-app.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

const email = 'mairie@vaux.example'
let house: IdentityApp
let secretary: Visitor

beforeEach(async () => {
  house = await openIdentityApp()
  secretary = await setUp(house, email)
})
afterEach(() => house.close())

async function signIn(password = strongPassword): Promise<Visitor> {
  const visitor = house.visitor()
  await visitor.post('/api/v1/sign-in', { email, password })
  return visitor
}

async function sessionsOf(visitor: Visitor) {
  const { body } = await visitor.get('/api/v1/sessions')
  return body.sessions as { id: string; device: string; isCurrent: boolean; lastSeenAt: string }[]
}

describe('open sessions', () => {
  it('are listed in words, the current one marked', async () => {
    await signIn()
    const sessions = await sessionsOf(secretary)
    expect(sessions.map(({ device }) => device)).toEqual(['Firefox sur Windows', 'Firefox sur Windows'])
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  })

  it('never show their secret', async () => {
    const reply = await secretary.get('/api/v1/sessions')
    const [token = ''] = decodeURIComponent(secretary.cookies.get('beffroi.session_token') ?? '').split('.')
    expect(token).toHaveLength(32)
    expect(JSON.stringify(reply.body)).not.toContain(token)
  })

  it('are refused at once when they were closed elsewhere', async () => {
    const lost = await signIn()
    const [other] = (await sessionsOf(secretary)).filter(({ isCurrent }) => !isCurrent)
    expect((await lost.get('/api/v1/sessions')).status).toBe(200)
    expect((await secretary.delete(`/api/v1/sessions/${other?.id}`)).status).toBe(200)
    expect((await lost.get('/api/v1/sessions')).status).toBe(401)
    expect((await secretary.delete(`/api/v1/sessions/${other?.id}`)).status).toBe(404)
  })

  it('of somebody else cannot be closed, nor seen', async () => {
    const personId = await house.db.asSystem('another person', (tx) =>
      house.identity.addPerson(tx, { name: 'Autre', email: 'autre@vaux.example', isInstaller: false }),
    )
    const other = house.visitor()
    const link = await house.identity.signInLink(personId ?? '')
    await other.post('/api/v1/sign-in/link', { token: link.split('#')[1] })
    const [theirs] = await sessionsOf(other)
    expect((await secretary.delete(`/api/v1/sessions/${theirs?.id}`)).status).toBe(404)
    expect((await other.get('/api/v1/sessions')).status).toBe(200)
  })

  it('are all closed but this one', async () => {
    const others = [await signIn(), await signIn()]
    expect((await secretary.post('/api/v1/sessions/revoke-others')).status).toBe(200)
    for (const other of others) expect((await other.get('/api/v1/sessions')).status).toBe(401)
    expect(await sessionsOf(secretary)).toHaveLength(1)
  })

  it('end thirty days after they were last used, and are prolonged by use', async () => {
    const setExpiry = (days: number) =>
      house.db.asSystem('time passes', (tx) =>
        tx
          .updateTable('identity.session')
          .set({ expiresAt: new Date(Date.now() + days * 86_400_000) })
          .execute(),
      )
    await setExpiry(1)
    const { headers } = await secretary.get('/api/v1/session')
    expect(headers.getSetCookie().join()).toMatch(/beffroi\.session_token=.*Max-Age=2592000/)
    const [row] = await house.db.asSystem('look', (tx) =>
      tx.selectFrom('identity.session').select('expiresAt').execute(),
    )
    expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    await setExpiry(-1)
    expect((await secretary.get('/api/v1/sessions')).status).toBe(401)
  })
})

describe('changing the password', () => {
  const change = (password: string, newPassword: string) =>
    secretary.post('/api/v1/password', { password, newPassword })

  it('keeps this session, closes the others and forgets the former password', async () => {
    const other = await signIn()
    expect((await change(strongPassword, 'Une toute autre clé, 7 serrures')).status).toBe(200)
    expect((await secretary.get('/api/v1/sessions')).status).toBe(200)
    expect((await other.get('/api/v1/sessions')).status).toBe(401)
    expect((await house.visitor().post('/api/v1/sign-in', { email, password: strongPassword })).status).toBe(
      401,
    )
    expect((await sessionsOf(await signIn('Une toute autre clé, 7 serrures'))).length).toBe(2)
  })

  it('needs the current one', async () => {
    const reply = await change('not the current one', 'Une toute autre clé, 7 serrures')
    expect(reply).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:wrong-password' } })
  })

  it('slows down whoever guesses the current one from an open session', async () => {
    for (let free = 0; free < 5; free++) await change(`guess ${free}`, 'Une toute autre clé, 7 serrures')
    expect((await change(strongPassword, 'Une toute autre clé, 7 serrures')).status).toBe(429)
  })

  it('refuses a new one that is too simple, and says what it lacks', async () => {
    const reply = await change(strongPassword, 'simple')
    expect(reply.status).toBe(422)
    expect(reply.body.errors).toMatchObject([
      { pointer: '/newPassword', detail: expect.stringContaining('encore 3 autres caractères') },
    ])
  })
})

it('removes what has passed its time, and only that', async () => {
  const job = house.identity.jobs.find(({ name }) => name === 'identity.purge')
  const month = 31 * 24 * 60 * 60 * 1000
  await house.visitor().post('/api/v1/sign-in', { email, password: 'wrong guess' })
  await house.identity.rescueLink()
  const count = () =>
    house.db.asSystem('count', async (tx) => ({
      links: (await tx.selectFrom('identity.oneTimeLink').select('id').execute()).length,
      attempts: (await tx.selectFrom('identity.signInAttempt').select('key').execute()).length,
      sessions: (await tx.selectFrom('identity.session').select('id').execute()).length,
    }))
  const before = await count()
  await job?.run({}, AbortSignal.timeout(10_000))
  expect(await count()).toEqual(before)
  house.moveClock(2 * month)
  await job?.run({}, AbortSignal.timeout(10_000))
  expect(await count()).toEqual({ links: 0, attempts: 0, sessions: 0 })
})
