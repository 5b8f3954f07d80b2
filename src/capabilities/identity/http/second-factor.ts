import { z } from '@hono/zod-openapi'
import { encode } from 'uqr'
import { fail, type Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { proveSession } from '../proof-store.ts'
import { cookiesOf, done, guarded, refusable, type SignInParts, sessionOpenedBy } from './door.ts'
import { secondFactorAlreadyOn, secondFactorOff, wrongCode, wrongPassword } from './problems.ts'
import { refusalOfHalfProof } from './proof.ts'
import * as shapes from './shapes.ts'

const tag = 'account'
const password = z.object({ password: shapes.secret })
const recoveryCodes = z.object({
  /** Each works once, instead of the code of the application. */
  recoveryCodes: z.array(z.string()),
})

/** Turning the second factor on and off. Each change asks for the password again: an open session is not enough. */
export function secondFactorRoutes(parts: SignInParts): Route[] {
  const { authentication, guard, platform } = parts

  function withPassword<T>(personId: string, call: () => Promise<T>): Promise<Result<T, Problem>> {
    return guarded(guard, [{ counted: 'computer', name: personId }], async () => {
      const outcome = await refusable(
        ['INVALID_PASSWORD', 'TOTP_ALREADY_ENABLED', 'TWO_FACTOR_NOT_ENABLED'],
        call,
      )
      if (outcome.ok) return outcome
      if (outcome.error === 'TOTP_ALREADY_ENABLED') return fail(secondFactorAlreadyOn)
      return fail(outcome.error === 'INVALID_PASSWORD' ? wrongPassword : secondFactorOff)
    })
  }

  async function isOn(headers: Headers): Promise<boolean> {
    const session = await authentication().api.getSession({ headers, query: { disableRefresh: true } })
    return session?.user.twoFactorEnabled === true
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/second-factor',
      who: 'signed-in',
      tag,
      summary: 'Begin: the secret to put in an authenticator application',
      body: password,
      replies: {
        200: {
          description: 'Nothing is asked at sign-in until it is confirmed',
          json: z.object({
            uri: z.string(),
            /** To type by hand when the square cannot be read. */
            secret: z.string(),
            /** The square, row by row; true is dark. Its quiet border is included. */
            square: z.array(z.array(z.boolean())),
          }),
        },
      },
      async handle({ headers, caller, body }) {
        const refusal = await refusalOfHalfProof(parts, caller)
        if (refusal !== null) return refusal
        const begun = await withPassword(caller.personId, () =>
          authentication().api.enableTwoFactor({
            body: { password: body.password, method: 'totp' },
            headers,
          }),
        )
        if (!begun.ok) return begun.error
        const uri = 'totpURI' in begun.value ? begun.value.totpURI : ''
        return {
          status: 200,
          body: {
            uri,
            secret: new URL(uri).searchParams.get('secret') ?? '',
            square: encode(uri, { border: 2 }).data,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/second-factor/confirm',
      who: 'signed-in',
      tag,
      summary: 'Confirm with a code: from now on one is asked at each sign-in',
      body: z.object({ code: shapes.code }),
      replies: { 200: { description: 'On; the recovery codes are shown this once', json: recoveryCodes } },
      async handle({ headers, caller, body }) {
        if (await isOn(headers)) return secondFactorAlreadyOn
        const { api } = authentication()
        const code = body.code.replaceAll(/\s/g, '')
        const confirmed = await refusable(['INVALID_CODE', 'TOTP_NOT_ENABLED'], () =>
          api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
        )
        if (!confirmed.ok) return confirmed.error === 'INVALID_CODE' ? wrongCode : secondFactorOff
        const token = sessionOpenedBy(confirmed.value.headers)
        // Its password was asked to begin, its code now.
        await platform.db.asSystem('a session is proven by two factors', (tx) =>
          proveSession(tx, token === null ? { id: caller.sessionId } : { token }, 2),
        )
        const { backupCodes } = await api.viewBackupCodes({ body: { userId: caller.personId } })
        return {
          status: 200,
          headers: cookiesOf(confirmed.value.headers),
          body: { recoveryCodes: backupCodes },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/second-factor/recovery-codes',
      who: 'signed-in',
      tag,
      summary: 'Make new recovery codes; the former ones no longer work',
      body: password,
      replies: { 200: { description: 'Shown this once', json: recoveryCodes } },
      async handle({ headers, caller, body }) {
        if (!(await isOn(headers))) return secondFactorOff
        const refusal = await refusalOfHalfProof(parts, caller)
        if (refusal !== null) return refusal
        const made = await withPassword(caller.personId, () =>
          authentication().api.generateBackupCodes({ body, headers }),
        )
        return made.ok ? { status: 200, body: { recoveryCodes: made.value.backupCodes } } : made.error
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/second-factor',
      who: 'signed-in',
      tag,
      summary: 'Turn the second factor off',
      body: password,
      replies: { 200: { description: 'Off', json: shapes.done } },
      async handle({ headers, caller, body }) {
        if (!(await isOn(headers))) return secondFactorOff
        const refusal = await refusalOfHalfProof(parts, caller)
        if (refusal !== null) return refusal
        const stopped = await withPassword(caller.personId, () =>
          authentication().api.disableTwoFactor({ body, headers, returnHeaders: true }),
        )
        if (!stopped.ok) return stopped.error
        return done(cookiesOf(stopped.value.headers))
      },
    }),
  ]
}
