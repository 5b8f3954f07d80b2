import { z } from '@hono/zod-openapi'
import { parseCookies } from 'better-auth/cookies'
import { fail, ok } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { weaknessesOf } from '../domain/password-strength.ts'
import { demandLastsInDays, openingLastsInDays, standingOf } from '../domain/recovery.ts'
import { ask, demandOf, endRecoveries, subjectOf } from '../recovery/recoveries.ts'
import { placesWithDemands } from '../recovery/recovery-list.ts'
import { forgetWaysIn, openDemandsOf, voicesOf } from '../recovery/recovery-store.ts'
import { recoveryInToken } from '../recovery/stop-token.ts'
import { namesOf, removeWaysIn, setPassword } from '../store.ts'
import { cookiesOf, done, type SignInParts } from './door.ts'
import { tooManyAttempts, weakPassword } from './problems.ts'
import {
  noRecovery,
  nothingToStop,
  recoveryNoLongerVouched,
  recoveryNotOpen,
  recoveryOver,
} from './recovery-problems.ts'
import * as shapes from './shapes.ts'

const tag = 'recovery'
const cookieName = 'beffroi.recovery'
/** Of the fourteen that an administrator has. */
const saidInTheLastDays = 13
const cookieLastsInSeconds = (demandLastsInDays + 1 + openingLastsInDays) * 24 * 60 * 60

/** For somebody who lost every way in: asking, waiting, choosing a new password, and all that stops it. */
export function recoveryRoutes(parts: SignInParts): Route[] {
  const { platform, guard, authentication, computers, memberships } = parts
  const { db, clock, publicUrl, secrets } = platform
  const secretIn = (headers: Headers) => parseCookies(headers.get('cookie') ?? '').get(cookieName) ?? ''
  const cookie = (secret: string, seconds: number) =>
    `${cookieName}=${secret}; Max-Age=${seconds}; Path=/api/v1/recoveries; HttpOnly; SameSite=Lax${
      publicUrl().startsWith('https:') ? '; Secure' : ''
    }`

  return [
    route({
      method: 'post',
      path: '/api/v1/recoveries',
      who: 'anyone',
      tag,
      summary: 'Ask for an account to be given back; tells nobody whether it exists',
      body: z.object({ email: shapes.email }),
      replies: {
        200: { description: 'Asked; the secret is in a cookie of this browser', json: shapes.done },
      },
      async handle({ address, body }) {
        const wait = await guard.begin([{ counted: 'address', name: `recovery ${address}` }])
        if (wait > 0) return tooManyAttempts(wait)
        const asked = await ask(platform, body.email)
        return done(cookiesOf(new Headers(), cookie(asked.secret, cookieLastsInSeconds)))
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/recoveries/mine',
      who: 'anyone',
      tag,
      summary: 'Where the demand of this browser stands',
      replies: {
        200: {
          description: 'Null when none was made here',
          json: z.object({
            recovery: z
              .object({
                state: z.enum(['asked', 'opens-later', 'open', 'over']),
                /** To read aloud to whoever vouches. */
                code: z.string(),
                expiresAt: z.iso.datetime(),
                opensAt: z.iso.datetime().nullable(),
              })
              .nullable(),
          }),
        },
      },
      async handle({ headers }) {
        const found = await db.asSystem('where a demand stands', (tx) =>
          demandOf(tx, secretIn(headers), clock()),
        )
        if (found === null) return { status: 200, body: { recovery: null } }
        const { recovery, state, code } = found
        return {
          status: 200,
          body: {
            recovery: {
              state,
              code,
              expiresAt: recovery.expiresAt.toISOString(),
              opensAt: recovery.opensAt?.toISOString() ?? null,
            },
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/recoveries/mine/password',
      who: 'anyone',
      tag,
      summary: 'Choose a new password once it is open; everything that opened the account before is gone',
      body: z.object({ password: shapes.newPassword }),
      replies: { 200: { description: 'Signed in', json: shapes.done } },
      async handle({ headers, body }) {
        const secret = secretIn(headers)
        const seen = await db.asSystem('who takes an account back', async (tx) => {
          const found = await demandOf(tx, secret, clock())
          const personId = found?.recovery.personId ?? null
          const [owner] = personId === null ? [] : await namesOf(tx, [personId])
          return found === null || owner === undefined ? null : { state: found.state, owner }
        })
        if (seen === null || seen.state === 'over') return noRecovery
        if (seen.state !== 'open') return recoveryNotOpen
        const weaknesses = weaknessesOf(body.password, seen.owner)
        if (weaknesses.length > 0) return weakPassword(weaknesses, 'password')
        const known = memberships()
        if (known === null) return noRecovery
        const hash = await (await authentication().$context).password.hash(body.password)
        const taken = await db.asSystem('give an account back', async (tx) => {
          const now = clock()
          const held = await demandOf(tx, secret, now)
          if (held?.state !== 'open') return fail(noRecovery)
          const subject = await subjectOf(tx, known, seen.owner.id)
          const voices = await voicesOf(tx, held.recovery.id)
          if (standingOf(subject, voices, now).kind !== 'vouched') return fail(recoveryNoLongerVouched)
          await removeWaysIn(tx, seen.owner.id)
          await forgetWaysIn(tx, seen.owner.id, now)
          await setPassword(tx, seen.owner.id, hash, now)
          const ending = { kind: 'done', personId: seen.owner.id, organisationId: null } as const
          await endRecoveries(platform, tx, { recoveryId: held.recovery.id }, ending)
          return ok(null)
        })
        if (!taken.ok) return taken.error
        const opened = await authentication().api.openSession({
          body: { personId: seen.owner.id, factors: 1 },
          headers,
          returnHeaders: true,
        })
        const remembered = computers().remember(headers, seen.owner.email)
        return done(cookiesOf(opened.headers, remembered, cookie('', 0)))
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/recoveries/stop',
      who: 'anyone',
      tag,
      summary: 'Stop a recovery by the link of a letter; the link does nothing else',
      body: z.object({ token: shapes.token }),
      replies: { 200: { description: 'Stopped', json: shapes.done } },
      async handle({ body }) {
        const recoveryId = recoveryInToken(secrets.sessionKey, body.token)
        if (recoveryId === null) return recoveryOver
        const ending = { kind: 'stopped-by-link', personId: null, organisationId: null } as const
        const ended = await db.asSystem('a link stops a recovery', (tx) =>
          endRecoveries(platform, tx, { recoveryId }, ending),
        )
        return ended > 0 ? done() : recoveryOver
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/account/recovery',
      who: 'signed-in',
      tag,
      summary: 'Stop the recovery of my own account',
      replies: { 200: { description: 'Stopped', json: shapes.done } },
      async handle({ caller }) {
        const { personId } = caller
        const ending = { kind: 'stopped-by-owner', personId, organisationId: null } as const
        const ended = await db.asSystem('the owner stops a recovery', (tx) =>
          endRecoveries(platform, tx, { personId }, ending),
        )
        return ended > 0 ? done() : nothingToStop
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/account/notices',
      who: 'signed-in',
      tag: 'account',
      summary: 'What stands on every page: a second proof asked soon, a recovery under way',
      replies: {
        200: {
          description: 'Nothing, most days',
          json: z.object({
            /** When a role will ask for two factors; null on the first day, once it asks, or when this session proved two. */
            twoFactorsAskedFromAt: z.iso.datetime().nullable(),
            /** Somebody vouched for giving this very account back. */
            ownRecovery: z.object({ opensAt: z.iso.datetime().nullable() }).nullable(),
            /** Where somebody of one's organisations asks for an account back. */
            demands: z.array(
              z.object({ organisationId: z.uuid(), name: z.string(), insee: z.string().nullable() }),
            ),
          }),
        },
      },
      async handle({ caller }) {
        const known = memberships()
        const now = clock()
        const body = await db.asSystem('what stands on every page of a person', async (tx) => {
          const from =
            caller.factors === 2 ? null : ((await known?.twoFactorsNeededFrom(tx, caller.personId)) ?? null)
          let own: { opensAt: Date | null } | null = null
          for (const demand of await openDemandsOf(tx, [caller.personId], now))
            if ((await voicesOf(tx, demand.id)).length > 0) own = demand
          return {
            twoFactorsAskedFromAt: isWorthSaying(from, now) ? from.toISOString() : null,
            ownRecovery: own === null ? null : { opensAt: own.opensAt?.toISOString() ?? null },
            demands: known === null ? [] : await placesWithDemands(tx, known, caller.personId, now),
          }
        })
        return { status: 200, body }
      },
    }),
  ]
}

/** Not on the first day of a role, whose visit stays short; nor once the role asks, for the pages then lead there. */
function isWorthSaying(from: Date | null, now: Date): from is Date {
  if (from === null) return false
  const daysLeft = (from.getTime() - now.getTime()) / (24 * 60 * 60 * 1000)
  return daysLeft > 0 && daysLeft <= saidInTheLastDays
}
