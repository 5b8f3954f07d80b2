import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  clientId,
  clientSecret,
  type FaultyProvider,
  openFaultyProvider,
  type ProviderFault,
} from '../../../../test/support/faulty-provider.ts'
import {
  type IdentityApp,
  openIdentityApp,
  setUp,
  strongPassword,
} from '../../../../test/support/identity-app.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

let provider: FaultyProvider
let house: IdentityApp
let camille: Visitor
const email = 'mairie@vaux.example'

beforeAll(async () => {
  provider = await openFaultyProvider()
  house = await openIdentityApp('http://localhost:4300', {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  })
  camille = await setUp(house, email)
  expect((await leaveAndComeBack(camille, 'link')).body).toEqual({ kind: 'linked' })
})
afterAll(async () => {
  await house?.close()
  await provider?.close()
})
beforeEach(() => {
  provider.fault = {}
  provider.acr = 'eidas1'
  provider.claims = {
    sub: 'agent-1',
    given_name: 'Camille',
    usual_name: 'Roux',
    email,
    siret: '13002526500013',
  }
})

async function leave(visitor: Visitor, purpose: 'sign-in' | 'link' = 'sign-in', invitation?: string) {
  const body = { purpose, ...(invitation !== undefined && { invitation }) }
  return visitor.post('/api/v1/sign-in/provider', body)
}
const handOver = (visitor: Visitor, answer: string) =>
  visitor.post('/api/v1/sign-in/provider/answer', { answer })

async function leaveAndComeBack(
  visitor: Visitor,
  purpose: 'sign-in' | 'link' = 'sign-in',
  invitation?: string,
) {
  const begun = await leave(visitor, purpose, invitation)
  return handOver(visitor, provider.answerTo(String(begun.body.url)))
}
const kindOf = ({ body }: { body: Record<string, unknown> }) =>
  String(body.type ?? body.kind).replace('urn:beffroi:problem:', '')
const personOf = async (visitor: Visitor) =>
  (await visitor.get('/api/v1/session')).body.person as Record<string, unknown> | null

it('asks for a code with PKCE, a state and a nonce, and for the level', async () => {
  const { body } = await leave(house.visitor())
  const asked = new URL(String(body.url)).searchParams
  expect(asked.get('response_type')).toBe('code')
  expect(asked.get('scope')).toBe('openid given_name usual_name email siret')
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('redirect_uri')).toBe('http://localhost:4300/connexion/retour')
  for (const secret of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(secret)?.length).toBeGreaterThan(40)
  expect(JSON.parse(asked.get('claims') ?? '')).toHaveProperty('id_token.acr')
})

it('opens the account linked to the identity, and the level says by how many factors', async () => {
  const visitor = house.visitor()
  expect(kindOf(await leaveAndComeBack(visitor))).toBe('signed-in')
  expect(await personOf(visitor)).toMatchObject({ email, factors: 1 })
  provider.acr = 'eidas2'
  const strong = house.visitor()
  await leaveAndComeBack(strong)
  expect(await personOf(strong)).toMatchObject({ email, factors: 2 })
  const out = await strong.post('/api/v1/sign-out')
  const url = new URL(String(out.body.providerUrl))
  expect(url.pathname).toBe('/logout')
  expect(url.searchParams.get('id_token_hint')).toMatch(/^ey/)
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:4300/connexion')
})

const faults: Record<string, ProviderFault> = {
  'the nonce of another request': { nonce: 'another' },
  'an audience that is not us': { audience: 'somebody-else' },
  'another issuer': { issuer: 'https://elsewhere.example' },
  'an expired identity': { expiresIn: -120, issuedIn: -300 },
  'an identity signed by another key': { isIdTokenSignedByAnother: true },
  'a userinfo that is not signed': { isUserinfoUnsigned: true },
  'a userinfo signed by another key': { isUserinfoSignedByAnother: true },
  'a userinfo about somebody else': { userinfoSubject: 'agent-2' },
}
for (const [name, fault] of Object.entries(faults)) {
  it(`refuses ${name}, and opens nothing`, async () => {
    provider.fault = fault
    const visitor = house.visitor()
    const reply = await leaveAndComeBack(visitor)
    expect([reply.status, kindOf(reply)]).toEqual([422, 'provider-refused'])
    expect(await personOf(visitor)).toBeNull()
  })
}

it('bears clocks that differ by twenty seconds', async () => {
  provider.fault = { expiresIn: -20, issuedIn: -80 }
  expect(kindOf(await leaveAndComeBack(house.visitor()))).toBe('signed-in')
})

it('takes an answer once, from the browser that asked, in time', async () => {
  const visitor = house.visitor()
  const begun = await leave(visitor)
  const answer = provider.answerTo(String(begun.body.url))
  const thief = house.visitor()
  expect(kindOf(await handOver(thief, answer))).toBe('provider-step-gone')
  // The attempt used the state up: its owner begins again, the thief has nothing.
  expect(kindOf(await handOver(visitor, answer))).toBe('provider-step-gone')

  const second = provider.answerTo(String((await leave(visitor)).body.url))
  expect(kindOf(await handOver(visitor, second))).toBe('signed-in')
  expect(kindOf(await handOver(visitor, second))).toBe('provider-step-gone')
  expect(kindOf(await handOver(visitor, 'code=x&state=forged'))).toBe('provider-step-gone')

  const late = provider.answerTo(String((await leave(visitor)).body.url))
  house.moveClock(11 * 60_000)
  expect(kindOf(await handOver(visitor, late))).toBe('provider-step-gone')
})

it('refuses a code that was already spent at the provider', async () => {
  const visitor = house.visitor()
  const spent = new URLSearchParams(provider.answerTo(String((await leave(visitor)).body.url)))
  await handOver(visitor, spent.toString())
  const fresh = new URLSearchParams(provider.answerTo(String((await leave(visitor)).body.url)))
  fresh.set('code', spent.get('code') ?? '')
  expect(kindOf(await handOver(visitor, fresh.toString()))).toBe('provider-refused')
})

it('says so when the person gave up', async () => {
  const visitor = house.visitor()
  const state = new URL(String((await leave(visitor)).body.url)).searchParams.get('state') ?? ''
  const answer = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer }).toString()
  expect(kindOf(await handOver(visitor, answer))).toBe('provider-cancelled')
})

it('never opens an account by the address or the SIRET that an unknown identity claims', async () => {
  provider.claims = { ...provider.claims, sub: 'attacker' }
  const visitor = house.visitor()
  const reply = await leaveAndComeBack(visitor)
  expect([reply.status, kindOf(reply)]).toEqual([409, 'identity-not-linked'])
  expect(await personOf(visitor)).toBeNull()
})

it('keeps a SIRET whose key stands, and forgets a forged one', async () => {
  await leaveAndComeBack(house.visitor())
  const siretNow = async () =>
    ((await camille.get('/api/v1/identities')).body.identities as { siret: string | null }[])[0]?.siret
  expect(await siretNow()).toBe('13002526500013')
  provider.claims = { ...provider.claims, siret: '13002526500014' }
  await leaveAndComeBack(house.visitor())
  expect(await siretNow()).toBeNull()
})

it('lets a forged SIRET open nothing: it is told beside the organisations of the account, and grants none', async () => {
  const commune = { organisationId: randomUUID(), name: 'Vaux', insee: '71137', siren: '217101475' }
  const places = [{ ...commune, isAdministrator: false }]
  house.identity.askAboutPlaces({
    twoFactorsNeededFrom: async () => null,
    placesOf: async () => places,
    peopleOf: async () => [],
    administratorsOf: async () => [],
    holdersOf: async () => [],
    heldBy: async () => [],
    administeredAmong: async () => [],
  })
  const beside = async () =>
    ((await camille.get('/api/v1/identities')).body.identities as { siretBeside: object | null }[])[0]
      ?.siretBeside
  const before = await personOf(camille)
  provider.claims = { ...provider.claims, siret: '13002526500013' }
  await leaveAndComeBack(house.visitor())
  expect(await beside()).toEqual({ kind: 'of-none' })
  provider.claims = { ...provider.claims, siret: '21710147500010' }
  await leaveAndComeBack(house.visitor())
  expect(await beside()).toEqual({ kind: 'of', name: 'Vaux' })
  // Neither a right, nor a factor, nor another account.
  expect(await personOf(camille)).toEqual(before)
  const stranger = house.visitor()
  provider.claims = { ...provider.claims, sub: 'attacker' }
  expect(kindOf(await leaveAndComeBack(stranger))).toBe('identity-not-linked')
  expect(await personOf(stranger)).toBeNull()
})

it('makes an account out of an invitation, once', async () => {
  provider.claims = { sub: 'agent-9', given_name: 'Anne', usual_name: 'Petit', email: 'anne@vaux.example' }
  const { path } = await house.db.asSystem('invite', (tx) =>
    house.identity.createInvitation(tx, {
      organisationId: '01890000-0000-7000-8000-000000000001',
      role: 'secretary',
      createdBy: String(camilleId),
    }),
  )
  const visitor = house.visitor()
  expect(kindOf(await leaveAndComeBack(visitor, 'sign-in', path.split('#')[1]))).toBe('signed-in')
  expect(await personOf(visitor)).toMatchObject({ name: 'Anne Petit', hasPassword: false })
  provider.claims = { ...provider.claims, sub: 'agent-10', email: 'other@vaux.example' }
  expect(kindOf(await leaveAndComeBack(house.visitor(), 'sign-in', path.split('#')[1]))).toBe('link-used')
})
let camilleId: unknown
beforeAll(async () => {
  camilleId = (await personOf(camille))?.id
})

it('does not go round the code that the account asks for', async () => {
  await camille.post('/api/v1/second-factor', { password: strongPassword })
  await house.db.asSystem('as if confirmed', (tx) =>
    tx.updateTable('identity.person').set({ hasSecondFactor: true }).where('email', '=', email).execute(),
  )
  const visitor = house.visitor()
  expect(kindOf(await leaveAndComeBack(visitor))).toBe('second-factor')
  expect(await personOf(visitor)).toBeNull()
  provider.acr = 'eidas3'
  expect(kindOf(await leaveAndComeBack(visitor))).toBe('signed-in')
})

it('says that the provider is away, and the password still works', async () => {
  await provider.port.close()
  const alone = await openIdentityApp('http://localhost:4301', {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  })
  try {
    await setUp(alone, 'autre@vaux.example')
    const visitor = alone.visitor()
    const reply = await leave(visitor)
    expect([reply.status, kindOf(reply)]).toEqual([503, 'provider-away'])
    const own = await visitor.post('/api/v1/sign-in', {
      email: 'autre@vaux.example',
      password: strongPassword,
    })
    expect(own.body.kind).toBe('signed-in')
  } finally {
    await alone.close()
  }
})
