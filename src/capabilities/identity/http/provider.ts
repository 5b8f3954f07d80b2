import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { parseCookies } from 'better-auth/cookies'
import { fail, ok } from '../../../kernel/result.ts'
import { type Caller, type Route, route } from '../../../platform/http/route.ts'
import { hashOfToken, newToken } from '../../../platform/secret-token.ts'
import { siretBeside } from '../domain/assurance.ts'
import { invitationByHash, markInvitationUsed } from '../link-store.ts'
import * as store from '../provider-store.ts'
import { addStep, takeStep } from '../step-store.ts'
import { addPerson } from '../store.ts'
import { cookiesOf, done, type SignInParts, usableLink } from './door.ts'
import { proveAgain, refusalOfHalfProof } from './proof.ts'
import * as problems from './provider-problems.ts'
import * as shapes from './shapes.ts'
import { type InvitationListener, tellOrRefuse, unlessRefused } from './welcome.ts'

const browserCookie = 'beffroi.provider'

/**
 * Signing in at an identity provider. It comes back to a page of ours, which hands its answer over here: a person is
 * found by issuer and subject, never by the address that the provider claims.
 */
export function providerRoutes(parts: SignInParts, listeners: readonly InvitationListener[]): Route[] {
  const { platform, authentication, computers, provider } = parts
  const { db, clock, publicUrl } = platform
  const isHttps = () => publicUrl().startsWith('https:')

  async function openSession(
    headers: Headers,
    person: { personId: string; email: string },
    who: store.Identification,
  ) {
    const session = await authentication().api.openSession({
      body: { personId: person.personId, factors: who.factors },
      headers,
      returnHeaders: true,
    })
    await db.asSystem('keep what closes the session of the provider', (tx) =>
      store.keepIdToken(tx, session.response.sessionId, who.idToken),
    )
    return cookiesOf(session.headers, computers().remember(headers, person.email))
  }

  /** Somebody already known, or who takes up an invitation; never an account found by its address. */
  function recognise(who: store.Identification, invitationHash: string | null, now: Date) {
    const work = db.asSystem('recognise an identity', async (tx) => {
      const known = await store.personOfIdentity(tx, who)
      if (known !== undefined) await store.noteIdentityUse(tx, who, now)
      if (invitationHash === null) return known === undefined ? fail(problems.identityNotLinked) : ok(known)
      const invitation = usableLink(await invitationByHash(tx, invitationHash), now)
      if (!invitation.ok) return known === undefined ? invitation : ok(known)
      let person = known
      if (person === undefined) {
        const personId = await addPerson(tx, { name: who.name, email: who.email, isInstaller: false }, now)
        if (personId === null) return fail(problems.identityNotLinked)
        await store.linkIdentity(tx, personId, who, now)
        person = { personId, email: who.email, hasCode: false }
      }
      await markInvitationUsed(tx, invitation.value.id, person.personId, now)
      const { organisationId, role } = invitation.value
      if (organisationId !== null) {
        for (const listener of listeners) {
          await tellOrRefuse(listener, tx, {
            invitationId: invitation.value.id,
            organisationId,
            role,
            personId: person.personId,
          })
        }
      }
      return ok(person)
    })
    return unlessRefused(work)
  }

  async function link(caller: Caller, who: store.Identification) {
    return db.asSystem('link an identity', async (tx) => {
      if (await store.linkIdentity(tx, caller.personId, who, clock())) return null
      const owner = await store.personOfIdentity(tx, who)
      return owner?.personId === caller.personId ? null : problems.identityOfSomebodyElse
    })
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/sign-in/provider',
      who: 'anyone',
      tag: 'sign-in',
      summary: 'Begin to sign in at the identity provider, or to link an identity to the account signed in',
      body: z.object({
        purpose: z.enum(['sign-in', 'link']),
        /** The secret of an invitation one wants to take up with this identity. */
        invitation: shapes.token.optional(),
        /** For a role that asks for them: the provider refuses whom it knows by one. */
        asksTwoFactors: z.boolean().default(false),
      }),
      replies: { 200: { description: 'Where the browser goes', json: z.object({ url: z.string() }) } },
      async handle({ body, caller }) {
        const there = provider()
        if (there === null) return problems.noProvider
        const isLink = body.purpose === 'link'
        if (isLink && caller === null) return problems.signInToLink
        if (isLink && caller !== null) {
          const refusal = await refusalOfHalfProof(parts, caller)
          if (refusal !== null) return refusal
        }
        const state = newToken()
        const begun = await there.begin(state, body.asksTwoFactors)
        if (!begun.ok) return problems.providerFailed[begun.error]
        const browser = randomBytes(32).toString('base64url')
        await db.asSystem('begin to sign in at the provider', (tx) =>
          addStep(
            tx,
            state,
            {
              kind: 'provider',
              browser,
              personId: isLink ? (caller?.personId ?? null) : null,
              invitationHash: body.invitation === undefined ? null : hashOfToken(body.invitation),
            },
            clock(),
          ),
        )
        const attributes = `Max-Age=600; Path=/api/v1/sign-in; HttpOnly; SameSite=Lax${isHttps() ? '; Secure' : ''}`
        return {
          status: 200,
          headers: cookiesOf(new Headers(), `${browserCookie}=${browser}; ${attributes}`),
          body: { url: begun.value.href },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-in/provider/answer',
      who: 'anyone',
      tag: 'sign-in',
      summary: 'Hand over what the identity provider answered to the browser',
      body: z.object({ answer: z.string().max(8000) }),
      replies: {
        200: {
          description: 'Signed in, one step left, or linked',
          json: z.object({ kind: z.enum(['signed-in', 'second-factor', 'linked']) }),
        },
      },
      async handle({ headers, body, caller }) {
        const there = provider()
        if (there === null) return problems.noProvider
        const answer = new URLSearchParams(body.answer)
        const state = answer.get('state') ?? ''
        const browser = parseCookies(headers.get('cookie') ?? '').get(browserCookie) ?? ''
        const step = await db.asSystem('take the state of the provider', (tx) =>
          takeStep(tx, state, { kind: 'provider', browser }, clock()),
        )
        if (step === undefined) return problems.providerStepGone
        const identified = await there.identify(state, answer)
        if (!identified.ok) return problems.providerFailed[identified.error]
        if (step.personId !== null) {
          if (caller?.personId !== step.personId) return problems.providerStepGone
          const refusal = await link(caller, identified.value)
          return refusal ?? { status: 200 as const, body: { kind: 'linked' as const } }
        }
        const person = await recognise(identified.value, step.invitationHash, clock())
        if (!person.ok) return person.error
        if (person.value.hasCode && identified.value.factors < 2) {
          // An identity proven once does not go round the code that the account asks for.
          const asked = await authentication().api.askSecondFactor({
            body: { personId: person.value.personId },
            headers,
            returnHeaders: true,
          })
          return {
            status: 200,
            headers: cookiesOf(asked.headers),
            body: { kind: 'second-factor' as const },
          }
        }
        return {
          status: 200,
          headers: await openSession(headers, person.value, identified.value),
          body: { kind: 'signed-in' as const },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/identities',
      who: 'signed-in',
      tag: 'account',
      summary: 'My identities at the provider',
      replies: {
        200: { description: 'Oldest first', json: z.object({ identities: z.array(shapes.identity) }) },
      },
      async handle({ caller }) {
        const { found, places } = await db.asSystem('the identities of a person', async (tx) => ({
          found: await store.identitiesOf(tx, caller.personId),
          places: (await parts.memberships()?.placesOf(tx, caller.personId)) ?? [],
        }))
        return {
          status: 200,
          body: {
            identities: found.map(({ linkedAt, lastUsedAt, ...rest }) => ({
              ...rest,
              siretBeside: siretBeside(rest.siret, places),
              linkedAt: linkedAt.toISOString(),
              lastUsedAt: lastUsedAt.toISOString(),
            })),
          },
        }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/identities/{identityId}',
      who: 'signed-in',
      tag: 'account',
      summary: 'No longer sign in with this identity',
      params: z.object({ identityId: z.uuid() }),
      body: z.object({ password: shapes.secret.optional() }),
      replies: { 200: { description: 'Unlinked', json: shapes.done } },
      async handle({ caller, params, body }) {
        const means = await proveAgain(parts, caller, body.password)
        if (!means.ok) return means.error
        if (!means.value.hasPassword && !means.value.hasPasskey) return problems.lastWayIn
        const isUnlinked = await db.asSystem('unlink an identity', (tx) =>
          store.unlinkIdentity(tx, caller.personId, params.identityId),
        )
        return isUnlinked ? done() : problems.unknownIdentity
      },
    }),
  ]
}
