import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lie, makeSoftKey, type SoftKey } from '../../../../test/support/authenticator.ts'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
  tokenIn,
} from '../../../../test/support/identity-app.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

const origin = 'http://localhost:4300'
let house: IdentityApp
let camille: Visitor
let key: SoftKey

beforeAll(async () => {
  house = await openIdentityApp(origin)
  camille = await setUp(house)
  key = makeSoftKey(origin)
  expect((await keep(camille, key.create(await toAdd(camille)))).status).toBe(201)
})
afterAll(() => house?.close())

const kindOf = ({ body }: { body: Record<string, unknown> }) =>
  String(body.type ?? body.kind).replace('urn:beffroi:problem:', '')
const toAdd = async (visitor: Visitor) =>
  String((await visitor.post('/api/v1/passkeys/begin', { password: strongPassword })).body.challenge)
const keep = (visitor: Visitor, response: object) =>
  visitor.post('/api/v1/passkeys', { name: 'Accueil', response })
const toSignIn = async (visitor: Visitor) =>
  String((await visitor.post('/api/v1/sign-in/passkey/begin')).body.challenge)
const signIn = (visitor: Visitor, response: object) => visitor.post('/api/v1/sign-in/passkey', { response })
const personOf = async (visitor: Visitor) =>
  (await visitor.get('/api/v1/session')).body.person as { id: string; factors: number } | null
async function attempt(lie: Lie) {
  const visitor = house.visitor()
  const reply = await signIn(visitor, key.sign(await toSignIn(visitor), lie))
  expect(await personOf(visitor)).toBeNull()
  return kindOf(reply)
}
async function another(name: string): Promise<Visitor> {
  const personId = await house.db.asSystem('a person of this test', (tx) =>
    house.identity.addPerson(tx, { name, email: `${name}@vaux.example`, isInstaller: false }),
  )
  const visitor = house.visitor()
  await visitor.post('/api/v1/sign-in/link', {
    token: tokenIn(await house.identity.signInLink(personId ?? '')),
  })
  return visitor
}

describe('signing in with a passkey', () => {
  it('opens the account of the key, proven twice', async () => {
    const visitor = house.visitor()
    expect(kindOf(await signIn(visitor, key.sign(await toSignIn(visitor))))).toBe('signed-in')
    expect(await personOf(visitor)).toMatchObject({ factors: 2 })
  })

  it('takes an answer once, and takes the challenge away with a wrong one', async () => {
    const challenge = await toSignIn(house.visitor())
    const answer = key.sign(challenge)
    expect(kindOf(await signIn(house.visitor(), answer))).toBe('signed-in')
    expect(kindOf(await signIn(house.visitor(), answer))).toBe('passkey-refused')
    const other = await toSignIn(house.visitor())
    expect(kindOf(await signIn(house.visitor(), key.sign(other, { origin: 'http://localhost:9' })))).toBe(
      'passkey-refused',
    )
    expect(kindOf(await signIn(house.visitor(), key.sign(other)))).toBe('passkey-refused')
  })

  it.each<[string, Lie]>([
    ['made for another address', { origin: 'https://beffroi.fr.example' }],
    ['bound to another name', { rpId: 'beffroi.fr.example' }],
    ['to a challenge that was never given', { challenge: 'bmV2ZXIgZ2l2ZW4gYnkgdGhpcyBzZXJ2ZXI' }],
    ['by a device that did not check who holds it', { isUserUnverified: true }],
    ['whose counter goes back, as a copy’s', { counter: 1 }],
    ['of another kind', { type: 'webauthn.create' }],
  ])('refuses an answer %s', async (_, lie) => {
    expect(await attempt(lie)).toBe('passkey-refused')
  })

  it('refuses a challenge that is older than ten minutes', async () => {
    const challenge = await toSignIn(house.visitor())
    house.moveClock(10 * 60_000 + 1)
    expect(kindOf(await signIn(house.visitor(), key.sign(challenge)))).toBe('passkey-refused')
    house.moveClock(-10 * 60_000 - 1)
  })

  it('refuses a key signed by another under its number', async () => {
    const forged = { ...makeSoftKey(origin).sign(await toSignIn(house.visitor())), id: key.id, rawId: key.id }
    expect(kindOf(await signIn(house.visitor(), forged))).toBe('passkey-refused')
  })

  it('refuses what is too long, or is no answer, without asking the library', async () => {
    const answer = { ...key.sign('x') }
    const swollen = { ...answer, id: 'A'.repeat(2000) }
    expect((await signIn(house.visitor(), swollen)).status).toBe(422)
    const tooLong = { ...answer, response: { clientDataJSON: 'A'.repeat(300_000) } }
    expect((await signIn(house.visitor(), tooLong)).status).toBe(413)
    for (const clientDataJSON of ['', 'bm90IGpzb24', 'bnVsbA', 'eyJjaGFsbGVuZ2UiOjF9']) {
      const response = { clientDataJSON, authenticatorData: '', signature: '' }
      expect(kindOf(await signIn(house.visitor(), { ...answer, response }))).toBe('passkey-refused')
    }
  })
})

describe('adding a passkey', () => {
  it('takes an answer once, from the person who began', async () => {
    const alice = await another('alice')
    const challenge = await toAdd(camille)
    const answer = makeSoftKey(origin).create(challenge)
    expect(kindOf(await keep(alice, answer))).toBe('passkey-not-kept')
    expect(kindOf(await keep(camille, answer))).toBe('passkey-not-kept')
    const fresh = makeSoftKey(origin).create(await toAdd(camille))
    expect((await keep(camille, fresh)).status).toBe(201)
    expect(kindOf(await keep(camille, fresh))).toBe('passkey-not-kept')
  })

  it('keeps a key for one account: another cannot claim it', async () => {
    const boris = await another('boris')
    expect(kindOf(await keep(boris, key.create(await toAdd(boris))))).toBe('passkey-known')
    const visitor = house.visitor()
    await signIn(visitor, key.sign(await toSignIn(visitor)))
    expect((await personOf(visitor))?.id).toBe((await personOf(camille))?.id)
  })

  it.each<[string, Lie]>([
    ['made for another address', { origin: 'https://beffroi.fr.example' }],
    ['bound to another name', { rpId: 'beffroi.fr.example' }],
    ['by a device that did not check who holds it', { isUserUnverified: true }],
    ['of another kind', { type: 'webauthn.get' }],
  ])('refuses a key %s', async (_, lie) => {
    const answer = makeSoftKey(origin).create(await toAdd(camille), lie)
    expect(kindOf(await keep(camille, answer))).toBe('passkey-not-kept')
  })

  it('does not take a challenge of signing in for one of adding, nor the reverse', async () => {
    const wrongWay = makeSoftKey(origin).create(await toSignIn(camille))
    expect(kindOf(await keep(camille, wrongWay))).toBe('passkey-not-kept')
    expect(kindOf(await signIn(house.visitor(), key.sign(await toAdd(camille))))).toBe('passkey-refused')
  })

  it('names and removes one’s own only', async () => {
    const denis = await another('denis')
    const { passkeys } = (await camille.get('/api/v1/passkeys')).body as { passkeys: { id: string }[] }
    const path = `/api/v1/passkeys/${passkeys[0]?.id}`
    expect(kindOf(await denis.delete(path, {}))).toBe('unknown-passkey')
    expect(((await camille.get('/api/v1/passkeys')).body.passkeys as object[]).length).toBe(passkeys.length)
  })
})
