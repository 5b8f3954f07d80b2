import { randomBytes, randomInt } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { z } from 'zod'
import type { Factors } from '../../platform/http/route.ts'
import { longestPassword } from './domain/password-strength.ts'
import type { Machine } from './machine.ts'
import { proveSession } from './proof-store.ts'
import { endBySigningIn } from './recovery/recoveries.ts'

const day = 24 * 60 * 60
const codeStepInSeconds = 10 * 60

/**
 * The sign-in library on our own tables. Only its `api` is called, from our routes: none of its handlers is
 * mounted, so nobody signs up but by a link, and every answer is described in OpenAPI.
 * @param publicUrl decides whether cookies are `Secure`
 */
export function openAuthentication(platform: Machine, publicUrl: string) {
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Beffroi',
    baseURL: publicUrl,
    trustedOrigins: [publicUrl],
    secret: platform.secrets.sessionKey,
    database: { db: platform.db.signInTables, type: 'postgres', schemaName: 'identity', transaction: true },
    telemetry: { enabled: false },
    // What goes wrong is thrown to our routes; its own messages could name people.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'beffroi',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: longestPassword,
    },
    user: {
      modelName: 'person',
      fields: { ...times, emailVerified: 'email_verified' },
      additionalFields: {
        isInstaller: {
          type: 'boolean',
          fieldName: 'is_installer',
          input: false,
          required: true,
          defaultValue: false,
        },
      },
    },
    session: {
      modelName: 'session',
      fields: {
        ...times,
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        factors: { type: 'number', fieldName: 'factors', input: false, required: true, defaultValue: 1 },
      },
      expiresIn: 30 * day,
      // Also how exact « vu pour la dernière fois » is.
      updateAge: 10 * 60,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credential',
      fields: {
        ...times,
        userId: 'person_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { ...times, expiresAt: 'expires_at' },
      storeIdentifier: 'hashed',
    },
    plugins: [
      twoFactor({
        issuer: 'Beffroi',
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: recoveryCodes },
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
        schema: {
          user: { fields: { twoFactorEnabled: 'has_second_factor' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'recovery_codes',
              verified: 'is_confirmed',
              failedVerificationCount: 'failures',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ownEndpoints(platform),
    ],
  })
}

export type Authentication = ReturnType<typeof openAuthentication>

/** As the session was proven; what cannot be read is one. */
export function factorsOf(session: { readonly factors: number } | undefined): Factors {
  return session?.factors === 2 ? 2 : 1
}

const codesPerPerson = 10
// Without 0, 1, i, l, o, u: they will be copied from paper.
const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** `k7f3-9qxm-2h4t`, 58 bits each. */
function recoveryCodes(): string[] {
  const group = () => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return Array.from({ length: codesPerPerson }, () => `${group()}-${group()}-${group()}`)
}

/** Two steps the library keeps to itself, never reachable over HTTP. */
function ownEndpoints(platform: Machine) {
  return {
    id: 'beffroi',
    endpoints: {
      /** Opens a session for a person whose right to it was just established by a one-time link. */
      openSession: createAuthEndpoint.serverOnly(
        {
          method: 'POST',
          body: z.object({ personId: z.uuid(), factors: z.union([z.literal(1), z.literal(2)]) }),
          requireHeaders: true,
        },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId)
          if (!user) throw new APIError('NOT_FOUND', { code: 'USER_NOT_FOUND' })
          const session = await ctx.context.internalAdapter.createSession(user.id)
          // The library fills its own fields only. A crash in between leaves a session proven by one.
          await platform.db.asSystem('how a session was proven', (tx) =>
            proveSession(tx, { id: session.id }, ctx.body.factors),
          )
          await endBySigningIn(platform, user.id)
          await setSessionCookie(ctx, { session, user }, false)
          return ctx.json({ sessionId: session.id })
        },
      ),
      /** Makes somebody who has just proven one factor owe the code, as after a right password. */
      askSecondFactor: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ personId: z.uuid() }), requireHeaders: true },
        async (ctx) => {
          const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: codeStepInSeconds })
          const identifier = `2fa-${randomBytes(16).toString('base64url')}`
          const expiresAt = new Date(Date.now() + codeStepInSeconds * 1000)
          const { internalAdapter } = ctx.context
          await internalAdapter.createVerificationValue({ value: ctx.body.personId, identifier, expiresAt })
          // How many codes were tried at this step: the library counts them there.
          await internalAdapter.createVerificationValue({
            value: '0',
            identifier: `2fa-attempts-${identifier}`,
            expiresAt,
          })
          await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes)
          return ctx.json({ asked: true })
        },
      ),
      /** Who has given a right password and still owes the second factor, by the cookie of that step. */
      whoOwesSecondFactor: createAuthEndpoint.serverOnly(
        { method: 'GET', requireHeaders: true },
        async (ctx) => {
          const name = ctx.context.createAuthCookie('two_factor').name
          const identifier = await ctx.getSignedCookie(name, ctx.context.secret)
          const step = identifier ? await ctx.context.internalAdapter.findVerificationValue(identifier) : null
          return ctx.json({ personId: step !== null && step.expiresAt > new Date() ? step.value : null })
        },
      ),
    },
  } as const
}
