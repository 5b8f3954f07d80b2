import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
} from '../../../../test/support/identity-app.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

const email = 'mairie@vaux.example'
const password = strongPassword
let house: IdentityApp
let secretary: Visitor

beforeEach(async () => {
  house = await openIdentityApp()
  secretary = await setUp(house, email)
})
afterEach(() => house.close())

/** The code an application shows; `ahead` of 1 is the next one, which is accepted too. */
function codeOf(secret: string, ahead = 0): Promise<string> {
  return createOTP(base32.decode(secret)).hotp(Math.floor(Date.now() / 30_000) + ahead)
}

async function begin(): Promise<string> {
  const { body } = await secretary.post('/api/v1/second-factor', { password })
  return body.secret as string
}

async function turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await begin()
  const { body } = await secretary.post('/api/v1/second-factor/confirm', { code: await codeOf(secret) })
  return { secret, recoveryCodes: body.recoveryCodes as string[] }
}

async function givePassword(): Promise<Visitor> {
  const visitor = house.visitor()
  const reply = await visitor.post('/api/v1/sign-in', { email, password })
  expect(reply).toMatchObject({ status: 200, body: { kind: 'second-factor' } })
  return visitor
}

const giveCode = (visitor: Visitor, code: string) => visitor.post('/api/v1/sign-in/second-factor', { code })

describe('turning the second factor on', () => {
  it('gives a secret as an address, as text and as a square', async () => {
    const { status, body } = await secretary.post('/api/v1/second-factor', { password })
    expect(status).toBe(200)
    expect(body.uri).toMatch(
      /^otpauth:\/\/totp\/Beffroi:mairie%40vaux\.example\?secret=[A-Z2-7]+&issuer=Beffroi/,
    )
    expect(body.uri).toContain(body.secret)
    const square = body.square as boolean[][]
    expect(square.every((row) => row.length === square.length)).toBe(true)
    // The dark corner of a QR code begins right inside the quiet border.
    expect(square[1]?.[2]).toBe(false)
    expect(square[2]?.slice(2, 10)).toEqual([true, true, true, true, true, true, true, false])
  })

  it('asks for nothing at sign-in until a code has confirmed it', async () => {
    await begin()
    expect((await house.visitor().post('/api/v1/sign-in', { email, password })).body).toEqual({
      kind: 'signed-in',
    })
    expect((await secretary.post('/api/v1/second-factor/confirm', { code: '000000' })).status).toBe(422)
    expect((await secretary.get('/api/v1/session')).body.person).toMatchObject({ hasSecondFactor: false })
  })

  it('shows ten recovery codes, once', async () => {
    const { secret, recoveryCodes } = await turnOn()
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)
    expect((await secretary.get('/api/v1/session')).body.person).toMatchObject({ hasSecondFactor: true })
    const again = await secretary.post('/api/v1/second-factor/confirm', { code: await codeOf(secret, 1) })
    expect(again).toMatchObject({
      status: 409,
      body: { type: 'urn:beffroi:problem:second-factor-already-on' },
    })
    expect((await secretary.post('/api/v1/second-factor', { password })).status).toBe(409)
  })

  it('asks for the password', async () => {
    const reply = await secretary.post('/api/v1/second-factor', { password: 'not mine' })
    expect(reply).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:wrong-password' } })
  })

  it('keeps the secret and the codes encrypted, and out of the log', async () => {
    const { secret, recoveryCodes } = await turnOn()
    const rows = await house.db.asSystem('look', (tx) =>
      tx.selectFrom('identity.secondFactor').selectAll().execute(),
    )
    const raw = new TextDecoder().decode(base32.decode(secret))
    for (const hidden of [secret, raw, ...recoveryCodes]) {
      expect(JSON.stringify(rows)).not.toContain(hidden)
      expect(house.logged()).not.toContain(hidden)
    }
  })
})

describe('signing in with a second factor', () => {
  it('opens no session before the code', async () => {
    const { secret } = await turnOn()
    const visitor = await givePassword()
    expect(visitor.cookies.has('beffroi.session_token')).toBe(false)
    expect((await visitor.get('/api/v1/sessions')).status).toBe(401)
    const reply = await giveCode(visitor, await codeOf(secret))
    expect(reply).toMatchObject({ status: 200, body: { kind: 'signed-in', recoveryCodesLeft: null } })
    expect((await visitor.get('/api/v1/sessions')).status).toBe(200)
  })

  it('accepts a code typed with a space', async () => {
    const { secret } = await turnOn()
    const code = await codeOf(secret)
    expect((await giveCode(await givePassword(), `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
  })

  it('accepts a code once (RFC 6238 §5.2)', async () => {
    const { secret } = await turnOn()
    const code = await codeOf(secret)
    expect((await giveCode(await givePassword(), code)).status).toBe(200)
    const again = await giveCode(await givePassword(), code)
    expect(again).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:spent-code' } })
    expect((await giveCode(await givePassword(), await codeOf(secret, 1))).status).toBe(200)
  })

  it('accepts a recovery code once, however it is typed, and tells how many are left', async () => {
    const [code = ''] = (await turnOn()).recoveryCodes
    const reply = await giveCode(await givePassword(), code.toUpperCase().replaceAll('-', ' '))
    expect(reply).toMatchObject({ status: 200, body: { kind: 'signed-in', recoveryCodesLeft: 9 } })
    const again = await giveCode(await givePassword(), code)
    expect(again).toMatchObject({ status: 422, body: { type: 'urn:beffroi:problem:wrong-code' } })
  })

  it('asks for the password again after five wrong codes', async () => {
    const { secret } = await turnOn()
    const visitor = await givePassword()
    for (let wrong = 0; wrong < 5; wrong++)
      expect((await giveCode(visitor, `00000${wrong}`)).status).toBe(422)
    const refused = await giveCode(visitor, await codeOf(secret))
    expect(refused).toMatchObject({ status: 401, body: { type: 'urn:beffroi:problem:password-first' } })
  })

  it('waits fifteen minutes after ten wrong codes, whoever has the password', async () => {
    const { secret } = await turnOn()
    for (let challenge = 0; challenge < 2; challenge++) {
      const visitor = await givePassword()
      for (let wrong = 0; wrong < 5; wrong++) await giveCode(visitor, `0000${challenge}${wrong}`)
    }
    const refused = await giveCode(await givePassword(), await codeOf(secret))
    expect(refused).toMatchObject({ status: 429, body: { type: 'urn:beffroi:problem:too-many-attempts' } })
  })

  it('asks for the password first when the step before is missing', async () => {
    const reply = await giveCode(house.visitor(), '123456')
    expect(reply).toMatchObject({ status: 401, body: { type: 'urn:beffroi:problem:password-first' } })
  })

  it('signs in the person of the password, not whoever left a session open in this browser', async () => {
    const { secret } = await turnOn()
    const personId = await house.db.asSystem('another person', (tx) =>
      house.identity.addPerson(tx, { name: 'Autre', email: 'autre@vaux.example', isInstaller: false }),
    )
    const shared = house.visitor()
    const link = await house.identity.signInLink(personId ?? '')
    await shared.post('/api/v1/sign-in/link', { token: link.split('#')[1] })
    const left = shared.cookies.get('beffroi.session_token') ?? ''
    await shared.post('/api/v1/sign-in', { email, password })
    shared.cookies.set('beffroi.session_token', left)
    expect((await giveCode(shared, await codeOf(secret))).status).toBe(200)
    expect((await shared.get('/api/v1/session')).body.person).toMatchObject({ email })
  })
})

describe('changing and stopping', () => {
  it('replaces the recovery codes', async () => {
    const { recoveryCodes } = await turnOn()
    const { status, body } = await secretary.post('/api/v1/second-factor/recovery-codes', { password })
    expect(status).toBe(200)
    const fresh = body.recoveryCodes as string[]
    expect((await giveCode(await givePassword(), recoveryCodes[0] ?? '')).status).toBe(422)
    expect((await giveCode(await givePassword(), fresh[0] ?? '')).status).toBe(200)
  })

  it('stops with the password, and then asks for no code', async () => {
    await turnOn()
    expect((await secretary.delete('/api/v1/second-factor', { password: 'not mine' })).status).toBe(422)
    expect((await secretary.delete('/api/v1/second-factor', { password })).status).toBe(200)
    expect((await secretary.get('/api/v1/sessions')).status).toBe(200)
    expect((await house.visitor().post('/api/v1/sign-in', { email, password })).body).toEqual({
      kind: 'signed-in',
    })
    expect((await secretary.delete('/api/v1/second-factor', { password })).status).toBe(409)
  })

  it('is given up by a rescue from the machine', async () => {
    await turnOn()
    const token = (await house.identity.rescueLink()).split('#')[1]
    await house.visitor().post('/api/v1/set-up', { token, name: 'Camille Roux', email, password })
    expect((await house.visitor().post('/api/v1/sign-in', { email, password })).body).toEqual({
      kind: 'signed-in',
    })
  })
})
