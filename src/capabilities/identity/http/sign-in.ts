import { z } from '@hono/zod-openapi'
import { fail, ok } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { keyedHash, newToken } from '../../../platform/secret-token.ts'
import { factorsOf } from '../authentication.ts'
import type { Subject } from '../guard.ts'
import { linkByToken, markLinkUsed } from '../link-store.ts'
import { meansOf, proveSession } from '../proof-store.ts'
import { idTokenOf } from '../provider-store.ts'
import { endBySigningIn } from '../recovery/recoveries.ts'
import { anybodyExists, spendCode } from '../store.ts'
import { cookiesOf, guarded, refusable, type SignInParts, sessionOpenedBy, usableLink } from './door.ts'
import {
  passwordFirst,
  spentCode,
  tooManyAttempts,
  unknownLink,
  wrongCode,
  wrongCredentials,
} from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'sign-in'
/** What the sign-in library locks an account for after ten wrong codes in a row. */
const lockInSeconds = 15 * 60

/** Who am I, coming in and going out. */
export function signInRoutes({
  platform,
  authentication,
  computers,
  guard,
  memberships,
  provider,
}: SignInParts): Route[] {
  const { db, clock, config, secrets } = platform

  /** What the account has, and what its roles ask for. */
  const protectionOf = (personId: string) =>
    db.asSystem('how an account is protected', async (tx) => {
      const { hasPasskey, hasPassword } = await meansOf(tx, personId)
      const from = (await memberships()?.twoFactorsNeededFrom(tx, personId)) ?? null
      return { hasPasskey, hasPassword, twoFactorsNeededFromAt: from?.toISOString() ?? null }
    })

  return [
    route({
      method: 'get',
      path: '/api/v1/session',
      who: 'anyone',
      tag,
      summary: 'Who is signed in, and whether this installation still waits for its first account',
      replies: {
        200: {
          description: 'The person, or null',
          json: z.object({
            person: z.union([shapes.person, z.null()]),
            needsSetUp: z.boolean(),
            /** The identity provider one may sign in with, as people know it; null when there is none. */
            provider: z.string().nullable(),
            demonstration: z.boolean(),
          }),
        },
      },
      async handle({ headers }) {
        // The one place that prolongs a session: it can also send the cookie that lasts as long.
        const open = await authentication().api.getSession({ headers, returnHeaders: true })
        const user = open.response?.user
        const protection = user ? await protectionOf(user.id) : null
        const needsSetUp = user ? false : !(await db.asSystem('is anybody there', anybodyExists))
        return {
          status: 200,
          headers: cookiesOf(open.headers),
          body: {
            person:
              user && protection
                ? {
                    id: user.id,
                    name: user.name,
                    email: user.email,
                    isInstaller: user.isInstaller,
                    hasSecondFactor: user.twoFactorEnabled === true,
                    factors: factorsOf(open.response?.session),
                    ...protection,
                  }
                : null,
            needsSetUp,
            provider: config.oidc?.label ?? null,
            demonstration: config.demonstration,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-in',
      who: 'anyone',
      tag,
      summary: 'Sign in with a password; a second factor may be asked next',
      body: z.object({ email: shapes.email, password: shapes.secret }),
      replies: { 200: { description: 'Signed in, or one step left', json: shapes.signedIn } },
      async handle({ headers, address, body }) {
        const computer = computers().nameOf(headers, body.email)
        const subjects: Subject[] =
          computer === null
            ? [
                { counted: 'account', name: body.email },
                { counted: 'address', name: address },
              ]
            : [{ counted: 'computer', name: computer }]
        const outcome = await guarded(guard, subjects, async () => {
          const signIn = await refusable(['INVALID_EMAIL_OR_PASSWORD', 'INVALID_EMAIL'], () =>
            authentication().api.signInEmail({ body, headers, returnHeaders: true }),
          )
          return signIn.ok ? signIn : fail(wrongCredentials)
        })
        if (!outcome.ok) return outcome.error
        if ('twoFactorRedirect' in outcome.value.response) {
          return {
            status: 200,
            headers: cookiesOf(outcome.value.headers),
            body: { kind: 'second-factor' as const },
          }
        }
        await endBySigningIn(platform, outcome.value.response.user.id)
        const known = computers().remember(headers, body.email)
        return {
          status: 200,
          headers: cookiesOf(outcome.value.headers, known),
          body: { kind: 'signed-in' as const },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-in/second-factor',
      who: 'anyone',
      tag,
      summary: 'Finish a sign-in with the code of the application, or a recovery code',
      body: z.object({ code: shapes.code }),
      replies: {
        200: {
          description: 'Signed in',
          json: z.object({
            kind: z.literal('signed-in'),
            /** After a recovery code only. */
            recoveryCodesLeft: z.number().int().nullable(),
          }),
        },
      },
      async handle(call) {
        const { api } = authentication()
        const headers = withoutSession(call.headers)
        const { personId } = await api.whoOwesSecondFactor({ headers })
        if (personId === null) return passwordFirst
        const given = readCode(call.body.code)
        if (given.kind === 'application') {
          const codeHash = keyedHash(secrets.sessionKey, 'second factor', given.code)
          const isFresh = await db.asSystem('spend a code', (tx) =>
            spendCode(tx, personId, codeHash, clock()),
          )
          if (!isFresh) return spentCode
        }
        const refusals = [
          'INVALID_CODE',
          'INVALID_BACKUP_CODE',
          'TOTP_NOT_ENABLED',
          'BACKUP_CODES_NOT_ENABLED',
          'INVALID_TWO_FACTOR_COOKIE',
          'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
          'ACCOUNT_TEMPORARILY_LOCKED',
        ] as const
        const verified = await refusable(refusals, () =>
          given.kind === 'application'
            ? api.verifyTOTP({ body: { code: given.code }, headers, returnHeaders: true })
            : api.verifyBackupCode({ body: { code: given.code }, headers, returnHeaders: true }),
        )
        if (!verified.ok) {
          if (verified.error === 'ACCOUNT_TEMPORARILY_LOCKED') return tooManyAttempts(lockInSeconds)
          return verified.error === 'INVALID_CODE' || verified.error === 'INVALID_BACKUP_CODE'
            ? wrongCode
            : passwordFirst
        }
        const left =
          given.kind === 'recovery'
            ? (await api.viewBackupCodes({ body: { userId: personId } })).backupCodes.length
            : null
        const { user } = verified.value.response
        const token = sessionOpenedBy(verified.value.headers)
        if (token !== null) {
          await db.asSystem('a session is proven by two factors', (tx) => proveSession(tx, { token }, 2))
        }
        await endBySigningIn(platform, personId)
        const known = computers().remember(call.headers, user.email)
        return {
          status: 200,
          headers: cookiesOf(verified.value.headers, known),
          body: { kind: 'signed-in' as const, recoveryCodesLeft: left },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-in/link',
      who: 'anyone',
      tag,
      summary: 'Sign in with a one-time link',
      body: z.object({ token: shapes.token }),
      replies: { 200: { description: 'Signed in', json: shapes.signedIn } },
      async handle({ headers, body }) {
        const now = clock()
        const used = await db.asSystem('use a sign-in link', async (tx) => {
          const link = usableLink(await linkByToken(tx, body.token), now)
          if (!link.ok) return link
          if (link.value.personId === null) return fail(unknownLink)
          await markLinkUsed(tx, link.value.id, now)
          return ok(link.value.personId)
        })
        if (!used.ok) return used.error
        const opened = await authentication().api.openSession({
          // What the demonstration shows is invented; elsewhere a link is no factor.
          body: { personId: used.value, factors: config.demonstration ? 2 : 1 },
          headers,
          returnHeaders: true,
        })
        return { status: 200, headers: cookiesOf(opened.headers), body: { kind: 'signed-in' as const } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sign-out',
      who: 'anyone',
      tag,
      summary: 'Close this session; fine too when there is none',
      replies: {
        200: {
          description: 'Closed',
          /** `providerUrl`: where the browser goes to close its session at the identity provider too. */
          json: shapes.done.extend({ providerUrl: z.string().nullable() }),
        },
      },
      async handle({ headers, caller }) {
        const idToken = await db.asSystem('what closes the session of the provider', async (tx) =>
          caller === null ? undefined : idTokenOf(tx, caller.sessionId),
        )
        const closed = await authentication().api.signOut({ headers, returnHeaders: true })
        const providerUrl =
          idToken === undefined ? null : ((await provider()?.signOutUrl(idToken, newToken())) ?? null)
        return {
          status: 200,
          headers: cookiesOf(closed.headers),
          body: { done: true as const, providerUrl },
        }
      },
    }),
  ]
}

function readCode(text: string): { kind: 'application' | 'recovery'; code: string } {
  const plain = text.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
  if (/^\d{6}$/.test(plain)) return { kind: 'application', code: plain }
  return { kind: 'recovery', code: plain.match(/.{1,4}/g)?.join('-') ?? '' }
}

/** Keeps a session that is still open in this browser out of the sign-in of another person. */
function withoutSession(headers: Headers): Headers {
  const pairs = (headers.get('cookie') ?? '').split(/;\s*/)
  const others = new Headers(headers)
  others.set('cookie', pairs.filter((pair) => !/session_token=/.test(pair)).join('; '))
  return others
}
