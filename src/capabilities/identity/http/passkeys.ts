import { z } from '@hono/zod-openapi'
import { type Route, route } from '../../../platform/http/route.ts'
import * as store from '../passkey-store.ts'
import { challengeIn, optionsToAdd, relyingParty, verifiedRegistration } from '../passkeys.ts'
import { proveSession } from '../proof-store.ts'
import { addStep, takeStep } from '../step-store.ts'
import { done, type SignInParts } from './door.ts'
import { passkeyKnown, passkeyNotKept, passkeysNeedAName, unknownPasskey } from './problems.ts'
import { proveAgain } from './proof.ts'
import * as shapes from './shapes.ts'
import { creationOptions, knownTransports, registration } from './webauthn-shapes.ts'

const tag = 'account'
const keyPath = z.object({ passkeyId: z.uuid() })

/** One's own passkeys: adding one, naming, listing, removing. */
export function passkeyRoutes(parts: SignInParts): Route[] {
  const { db, clock, publicUrl } = parts.platform
  return [
    route({
      method: 'get',
      path: '/api/v1/passkeys',
      who: 'signed-in',
      tag,
      summary: 'My passkeys',
      replies: {
        200: { description: 'Oldest first', json: z.object({ passkeys: z.array(shapes.passkey) }) },
      },
      async handle({ caller }) {
        const keys = await db.asSystem('the passkeys of a person', (tx) =>
          store.passkeysOf(tx, caller.personId),
        )
        return {
          status: 200,
          body: {
            passkeys: keys.map(({ id, name, isSynchronised, createdAt, lastUsedAt }) => ({
              id,
              name,
              isSynchronised,
              createdAt: createdAt.toISOString(),
              lastUsedAt: lastUsedAt?.toISOString() ?? null,
            })),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/passkeys/begin',
      who: 'signed-in',
      tag,
      summary: 'Begin to add a passkey: what the browser asks the device',
      body: z.object({ password: shapes.secret.optional() }),
      replies: { 200: { description: 'Valid once, for ten minutes', json: creationOptions } },
      async handle({ caller, body }) {
        const party = relyingParty(publicUrl())
        if (!canBind(party.id)) return passkeysNeedAName
        const proven = await proveAgain(parts, caller, body.password)
        if (!proven.ok) return proven.error
        return db.asSystem('begin to add a passkey', async (tx) => {
          const options = await optionsToAdd(party, caller, await store.passkeysOf(tx, caller.personId))
          const step = { browser: null, personId: caller.personId, invitationHash: null }
          await addStep(tx, options.challenge, { kind: 'passkey-registration', ...step }, clock())
          return { status: 200 as const, body: creationOptions.parse(options) }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/passkeys',
      who: 'signed-in',
      tag,
      summary: 'Keep the passkey the device has just made; this session is then proven by two factors',
      body: z.object({ name: shapes.passkeyName, response: registration }),
      replies: { 201: { description: 'Kept', json: shapes.done } },
      async handle({ caller, body }) {
        const challenge = challengeIn(body.response.response.clientDataJSON)
        if (challenge === null) return passkeyNotKept
        const step = await db.asSystem('take the challenge of a passkey', (tx) =>
          takeStep(tx, challenge, { kind: 'passkey-registration', browser: null }, clock()),
        )
        if (step?.personId !== caller.personId) return passkeyNotKept
        const made = await verifiedRegistration(relyingParty(publicUrl()), body.response, challenge)
        if (made === null) return passkeyNotKept
        const isKept = await db.asSystem('keep a passkey', async (tx) => {
          const isNew = await store.addPasskey(
            tx,
            {
              personId: caller.personId,
              credentialId: made.credential.id,
              publicKey: made.credential.publicKey,
              counter: made.credential.counter,
              transports: knownTransports(body.response.response.transports),
              mayBeSynchronised: made.credentialDeviceType === 'multiDevice',
              isSynchronised: made.credentialBackedUp,
              name: body.name,
            },
            clock(),
          )
          if (isNew) await proveSession(tx, { id: caller.sessionId }, 2)
          return isNew
        })
        return isKept ? { status: 201 as const, body: { done: true as const } } : passkeyKnown
      },
    }),

    route({
      method: 'patch',
      path: '/api/v1/passkeys/{passkeyId}',
      who: 'signed-in',
      tag,
      summary: 'Name one of my passkeys',
      params: keyPath,
      body: z.object({ name: shapes.passkeyName }),
      replies: { 200: { description: 'Named', json: shapes.done } },
      async handle({ caller, params, body }) {
        const isNamed = await db.asSystem('name a passkey', (tx) =>
          store.renamePasskey(tx, caller.personId, params.passkeyId, body.name),
        )
        return isNamed ? done() : unknownPasskey
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/passkeys/{passkeyId}',
      who: 'signed-in',
      tag,
      summary: 'Remove one of my passkeys: it no longer opens anything',
      params: keyPath,
      body: z.object({ password: shapes.secret.optional() }),
      replies: { 200: { description: 'Removed', json: shapes.done } },
      async handle({ caller, params, body }) {
        const proven = await proveAgain(parts, caller, body.password)
        if (!proven.ok) return proven.error
        const isRemoved = await db.asSystem('remove a passkey', (tx) =>
          store.removePasskey(tx, caller.personId, params.passkeyId),
        )
        return isRemoved ? done() : unknownPasskey
      },
    }),
  ]
}

/** Browsers bind keys to a name, never to the number of a machine. */
function canBind(hostname: string): boolean {
  return !/^[\d.]+$|^\[/.test(hostname)
}
