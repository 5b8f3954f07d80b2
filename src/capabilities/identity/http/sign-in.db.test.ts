import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
  tokenIn,
} from '../../../../test/support/identity-app.ts'

const email = 'mairie@vaux.example'
const minute = 60_000
let house: IdentityApp

beforeAll(async () => {
  house = await openIdentityApp()
  await setUp(house, email)
})
afterAll(() => house.close())

describe('signing in', () => {
  it('opens a session with the right address and password, whatever the case of the address', async () => {
    const visitor = house.visitor()
    const reply = await visitor.post('/api/v1/sign-in', {
      email: 'Mairie@Vaux.example ',
      password: strongPassword,
    })
    expect(reply).toMatchObject({ status: 200, body: { kind: 'signed-in' } })
    expect((await visitor.get('/api/v1/session')).body).toMatchObject({
      person: { email, name: 'Camille Roux', isInstaller: true, hasSecondFactor: false },
      needsSetUp: false,
      demonstration: false,
    })
  })

  it('keeps the cookie out of reach of scripts and of other sites', async () => {
    const { headers } = await house.visitor().post('/api/v1/sign-in', { email, password: strongPassword })
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i)
    expect(headers.getSetCookie().some((cookie) => cookie.startsWith('beffroi.session_token='))).toBe(true)
  })

  it('answers the same for a wrong password and an unknown address', async () => {
    const wrong = await house
      .visitor({ 'x-forwarded-for': '192.0.2.1' })
      .post('/api/v1/sign-in', { email, password: 'not the password' })
    const unknown = await house
      .visitor({ 'x-forwarded-for': '192.0.2.1' })
      .post('/api/v1/sign-in', { email: 'personne@vaux.example', password: 'not the password' })
    expect(wrong.status).toBe(401)
    expect(unknown).toMatchObject({ status: wrong.status, body: wrong.body })
  })

  it('keeps nothing of what was typed in the log', async () => {
    await house.visitor().post('/api/v1/sign-in', { email, password: strongPassword })
    await house
      .visitor()
      .post('/api/v1/sign-in', { email: 'une-autre@vaux.example', password: 'a secret mistyped' })
    const log = house.logged()
    expect(log).toContain('/api/v1/sign-in')
    for (const secret of [strongPassword, 'a secret mistyped', 'vaux.example', 'session_token', 'Camille']) {
      expect(log).not.toContain(secret)
    }
  })

  it('refuses a cookie whose signature was not made here', async () => {
    const visitor = house.visitor()
    await visitor.post('/api/v1/sign-in', { email, password: strongPassword })
    const token = visitor.cookies.get('beffroi.session_token') ?? ''
    visitor.cookies.set('beffroi.session_token', token.replace(/\..*/, '.forged'))
    expect((await visitor.get('/api/v1/sessions')).status).toBe(401)
  })

  it('refuses a sign-in sent from the page of another site', async () => {
    const elsewhere = house.visitor({ origin: 'https://elsewhere.example' })
    const reply = await elsewhere.post('/api/v1/sign-in', { email, password: strongPassword })
    expect(reply).toMatchObject({ status: 403, body: { type: 'urn:beffroi:problem:foreign-origin' } })
  })

  it('closes the session on sign-out, in the database too', async () => {
    const visitor = house.visitor()
    await visitor.post('/api/v1/sign-in', { email, password: strongPassword })
    const stolen = house.visitor()
    stolen.cookies.set('beffroi.session_token', visitor.cookies.get('beffroi.session_token') ?? '')
    expect((await stolen.get('/api/v1/sessions')).status).toBe(200)
    await visitor.post('/api/v1/sign-out')
    expect(visitor.cookies.has('beffroi.session_token')).toBe(false)
    expect((await stolen.get('/api/v1/sessions')).status).toBe(401)
  })

  it('says which field is wrong, in French, and never with a 500', async () => {
    const visitor = house.visitor()
    const half = await visitor.post('/api/v1/sign-in', { email: 'mairie@', password: '' })
    expect(half).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:invalid-input' } })
    expect(half.body.errors).toContainEqual({
      pointer: '/email',
      detail: 'Cette adresse est incomplète : il faut un @ et un nom de domaine, comme mairie@exemple.fr.',
    })
    const long = await visitor.post('/api/v1/sign-in', {
      email: `${'a'.repeat(500)}@vaux.example`,
      password: 'x'.repeat(500),
    })
    expect(long.status).toBe(422)
    const nul = await visitor.post('/api/v1/sign-in', { email: 'a\u0000b@vaux.example', password: '\u0000' })
    expect(nul.status).toBe(422)
  })
})

describe('guessing a password', () => {
  const guess = (
    visitor = house.visitor({ 'x-forwarded-for': '198.51.100.1' }),
    account = 'visee@vaux.example',
  ) => visitor.post('/api/v1/sign-in', { email: account, password: 'wrong guess' })

  it('waits longer and longer, up to fifteen minutes, in words and in a header', async () => {
    for (let free = 0; free < 5; free++) expect((await guess()).status).toBe(401)
    const refused = await guess()
    expect(refused).toMatchObject({ status: 429, body: { type: 'urn:beffroi:problem:too-many-attempts' } })
    // The machine may take its time between two guesses: what is left of a wait is at most the wait.
    const asked = Number(refused.headers.get('retry-after'))
    expect(asked).toBeGreaterThan(15)
    expect(asked).toBeLessThanOrEqual(30)
    expect(refused.body.detail).toContain(`Recommencez dans ${asked} secondes.`)
    const waits: number[] = []
    for (let wait = 30; waits.length < 6; wait = waits.at(-1) ?? 0) {
      house.moveClock(wait * 1000)
      expect((await guess()).status).toBe(401)
      waits.push(Number((await guess()).headers.get('retry-after')))
    }
    for (const [index, longest] of [60, 120, 240, 480, 900, 900].entries()) {
      expect(waits[index]).toBeLessThanOrEqual(longest)
      expect(waits[index]).toBeGreaterThan(longest - 20)
    }
    house.moveClock(15 * minute)
  })

  it('counts on after a restart', async () => {
    const account = 'redemarrage@vaux.example'
    for (let free = 0; free < 5; free++) await guess(undefined, account)
    const afterRestart = await house.restarted().request('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: account, password: 'wrong guess' }),
    })
    expect(afterRestart.status).toBe(429)
  })

  it('lets no more guesses through when they all come at once', async () => {
    const account = 'ensemble@vaux.example'
    const replies = await Promise.all(Array.from({ length: 20 }, () => guess(undefined, account)))
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('counts an address that tries one account after the other', async () => {
    const visitor = house.visitor({ 'x-forwarded-for': '203.0.113.9' })
    for (let free = 0; free < 30; free++) await guess(visitor, `compte-${free}@vaux.example`)
    expect((await guess(visitor, 'un-autre@vaux.example')).status).toBe(429)
  })

  it('forgives the failures of an account once its password was right', async () => {
    const visitor = house.visitor({ 'x-forwarded-for': '203.0.113.20' })
    for (let round = 0; round < 3; round++) {
      for (let slip = 0; slip < 4; slip++) await guess(visitor, email)
      visitor.cookies.clear()
      const right = await visitor.post('/api/v1/sign-in', { email, password: strongPassword })
      expect(right.status).toBe(200)
      visitor.cookies.clear()
    }
  })

  it('never makes a computer that has signed in before wait for what a stranger tries', async () => {
    const secretary = house.visitor({ 'x-forwarded-for': '203.0.113.30' })
    await secretary.post('/api/v1/sign-in', { email, password: strongPassword })
    await secretary.post('/api/v1/sign-out')
    const stranger = house.visitor({ 'x-forwarded-for': '203.0.113.30' })
    while ((await guess(stranger, email)).status !== 429);
    expect((await stranger.post('/api/v1/sign-in', { email, password: strongPassword })).status).toBe(429)
    expect((await secretary.post('/api/v1/sign-in', { email, password: strongPassword })).status).toBe(200)
    house.moveClock(15 * minute)
  })

  it('does not believe a computer whose proof was forged', async () => {
    const stranger = house.visitor({ 'x-forwarded-for': '203.0.113.40' })
    const known = house.visitor({ 'x-forwarded-for': '203.0.113.41' })
    await known.post('/api/v1/sign-in', { email, password: strongPassword })
    const name = [...known.cookies.keys()].find((cookie) => cookie.startsWith('beffroi.computer_')) ?? ''
    stranger.cookies.set(name, 'forged.forged')
    const replies = []
    for (let tried = 0; tried < 6; tried++) replies.push((await guess(stranger, email)).status)
    expect(replies).toEqual([401, 401, 401, 401, 401, 429])
    house.moveClock(15 * minute)
  })
})

describe('a one-time sign-in link', () => {
  it('signs in once', async () => {
    const personId = await house.db.asSystem('a demonstration person', (tx) =>
      house.identity.addPerson(tx, {
        name: 'Dominique Exemple',
        email: 'Demo@vaux.example',
        isInstaller: false,
      }),
    )
    const token = tokenIn(await house.identity.signInLink(personId ?? ''))
    const visitor = house.visitor()
    expect((await visitor.post('/api/v1/sign-in/link', { token })).status).toBe(200)
    expect((await visitor.get('/api/v1/session')).body.person).toMatchObject({ email: 'demo@vaux.example' })
    const again = await house.visitor().post('/api/v1/sign-in/link', { token })
    expect(again).toMatchObject({ status: 410, body: { type: 'urn:beffroi:problem:link-used' } })
  })

  it('is not the set-up link', async () => {
    const token = tokenIn(await house.identity.rescueLink())
    expect((await house.visitor().post('/api/v1/sign-in/link', { token })).status).toBe(404)
  })
})

describe('behind HTTPS', () => {
  it('sends every cookie as Secure, and knows the session again', async () => {
    const secure = await openIdentityApp('https://beffroi.example')
    try {
      const visitor = await setUp(secure, email)
      expect([...visitor.cookies.keys()].every((name) => name.startsWith('__Secure-beffroi.'))).toBe(true)
      const { status, headers } = await visitor.post('/api/v1/sign-in', { email, password: strongPassword })
      expect(status).toBe(200)
      for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/; Secure/)
      expect((await visitor.get('/api/v1/sessions')).status).toBe(200)
    } finally {
      await secure.close()
    }
  })
})
