import { z } from '@hono/zod-openapi'
import { fail } from '../../../kernel/result.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { deviceInWords } from '../domain/device-in-words.ts'
import { weaknessesOf } from '../domain/password-strength.ts'
import { proveSession } from '../proof-store.ts'
import { cookiesOf, done, guarded, refusable, type SignInParts, sessionOpenedBy } from './door.ts'
import { unknownSession, weakPassword, wrongPassword } from './problems.ts'
import { refusalOfHalfProof } from './proof.ts'
import * as shapes from './shapes.ts'

const tag = 'account'

/** One's own open sessions and password. */
export function accountRoutes(parts: SignInParts): Route[] {
  const { authentication, guard, platform } = parts
  return [
    route({
      method: 'get',
      path: '/api/v1/sessions',
      who: 'signed-in',
      tag,
      summary: 'Where I am signed in',
      replies: {
        200: {
          description: 'Last seen first',
          json: z.object({
            sessions: z.array(
              z.object({
                id: z.uuid(),
                /** « Firefox sur Windows » */
                device: z.string(),
                createdAt: z.iso.datetime(),
                /** Exact to ten minutes. */
                lastSeenAt: z.iso.datetime(),
                isCurrent: z.boolean(),
              }),
            ),
          }),
        },
      },
      async handle({ headers, caller }) {
        const sessions = await authentication().api.listSessions({ headers })
        return {
          status: 200,
          body: {
            sessions: sessions
              .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
              .map(({ id, userAgent, createdAt, updatedAt }) => ({
                id,
                device: deviceInWords(userAgent ?? ''),
                createdAt: createdAt.toISOString(),
                lastSeenAt: updatedAt.toISOString(),
                isCurrent: id === caller.sessionId,
              })),
          },
        }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/sessions/{sessionId}',
      who: 'signed-in',
      tag,
      summary: 'Close one of my sessions, at once',
      params: z.object({ sessionId: z.uuid() }),
      replies: { 200: { description: 'Closed', json: shapes.done } },
      async handle({ headers, params }) {
        const { api } = authentication()
        const session = (await api.listSessions({ headers })).find(({ id }) => id === params.sessionId)
        if (session === undefined) return unknownSession
        await api.revokeSession({ body: { token: session.token }, headers })
        return done()
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/sessions/revoke-others',
      who: 'signed-in',
      tag,
      summary: 'Close all my sessions but this one, at once',
      replies: { 200: { description: 'Closed', json: shapes.done } },
      async handle({ headers }) {
        await authentication().api.revokeOtherSessions({ headers })
        return done()
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/password',
      who: 'signed-in',
      tag,
      summary: 'Change my password; my other sessions are closed',
      body: z.object({ password: shapes.secret, newPassword: shapes.newPassword }),
      replies: { 200: { description: 'Changed', json: shapes.done } },
      async handle({ headers, caller, body }) {
        const weaknesses = weaknessesOf(body.newPassword, caller)
        if (weaknesses.length > 0) return weakPassword(weaknesses, 'newPassword')
        const refusal = await refusalOfHalfProof(parts, caller)
        if (refusal !== null) return refusal
        const changed = await guarded(guard, [{ counted: 'computer', name: caller.personId }], async () => {
          const change = await refusable(['INVALID_PASSWORD', 'CREDENTIAL_ACCOUNT_NOT_FOUND'], () =>
            authentication().api.changePassword({
              body: {
                currentPassword: body.password,
                newPassword: body.newPassword,
                revokeOtherSessions: true,
              },
              headers,
              returnHeaders: true,
            }),
          )
          return change.ok ? change : fail(wrongPassword)
        })
        if (!changed.ok) return changed.error
        const token = sessionOpenedBy(changed.value.headers)
        if (token !== null) {
          // The library opened another session in place of this one, which was proven as it was.
          await platform.db.asSystem('carry over how a session was proven', (tx) =>
            proveSession(tx, { token }, caller.factors),
          )
        }
        return done(cookiesOf(changed.value.headers))
      },
    }),
  ]
}
