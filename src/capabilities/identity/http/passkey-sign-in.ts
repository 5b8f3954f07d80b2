import { z } from '@hono/zod-openapi'
import { type Route, route } from '../../../platform/http/route.ts'
import { notePasskeyUse, passkeyByCredential } from '../passkey-store.ts'
import { challengeIn, optionsToSignIn, relyingParty, verifiedAssertion } from '../passkeys.ts'
import { addStep, takeStep } from '../step-store.ts'
import { cookiesOf, type SignInParts } from './door.ts'
import { passkeyRefused } from './problems.ts'
import * as shapes from './shapes.ts'
import { assertion, requestOptions } from './webauthn-shapes.ts'

const tag = 'sign-in'

/** Signing in with a passkey: no address, no password; the device proves two factors at once. */
export function passkeySignInRoutes({ platform, authentication, computers }: SignInParts): Route[] {
  const { db, clock, publicUrl } = platform
  return [
    route({
      method: 'post',
      path: '/api/v1/sign-in/passkey/begin',
      who: 'anyone',
      tag,
      summary: 'Begin to sign in with a passkey: what the browser asks the device',
      replies: { 200: { description: 'Valid once, for ten minutes', json: requestOptions } },
      async handle() {
        const options = await optionsToSignIn(relyingParty(publicUrl()))
        const step = { kind: 'passkey-sign-in', browser: null, personId: null, invitationHash: null } as const
        await db.asSystem('begin to sign in with a passkey', (tx) =>
          addStep(tx, options.challenge, step, clock()),
        )
        return { status: 200, body: requestOptions.parse(options) }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-in/passkey',
      who: 'anyone',
      tag,
      summary: 'Sign in with what the device answered',
      body: z.object({ response: assertion }),
      replies: { 200: { description: 'Signed in, proven by two factors', json: shapes.signedIn } },
      async handle({ headers, body }) {
        const challenge = challengeIn(body.response.response.clientDataJSON)
        if (challenge === null) return passkeyRefused
        // Taken in a transaction of its own: a wrong answer uses the challenge up too.
        const step = await db.asSystem('take the challenge of a passkey', (tx) =>
          takeStep(tx, challenge, { kind: 'passkey-sign-in', browser: null }, clock()),
        )
        if (step === undefined) return passkeyRefused
        const owner = await db.asSystem('verify a passkey', async (tx) => {
          const key = await passkeyByCredential(tx, body.response.id)
          if (key === undefined) return null
          const party = relyingParty(publicUrl())
          const counter = Number(key.counter)
          const used = await verifiedAssertion(party, body.response, challenge, { ...key, counter })
          if (used === null) return null
          await notePasskeyUse(tx, key.id, used, clock())
          return key
        })
        if (owner === null) return passkeyRefused
        const opened = await authentication().api.openSession({
          body: { personId: owner.personId, factors: 2 },
          headers,
          returnHeaders: true,
        })
        return {
          status: 200,
          headers: cookiesOf(opened.headers, computers().remember(headers, owner.email)),
          body: { kind: 'signed-in' as const },
        }
      },
    }),
  ]
}
