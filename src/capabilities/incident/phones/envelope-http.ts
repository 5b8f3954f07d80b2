import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { addEnvelopes, countSealed, envelopesOf, revokeBatch } from './code-store.ts'
import { hashOfCode, newEnvelopeCode } from './codes.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'incident'
const mostSealed = 60

/** Codes for sealed envelopes: whoever opens one comes in without an account, and says who they are. */
export function envelopeRoutes({ db, clock, secrets }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/envelopes',
      who: { may: 'space:write' },
      tag,
      summary: 'The envelopes by number, without their codes',
      params: shapes.communePath,
      replies: { 200: { description: 'Newest batch first', json: shapes.envelopes } },
      async handle({ place, caller }) {
        if (caller.token !== undefined) return problems.onlyPeople
        const envelopes = await db.asPerson(caller, (tx) => envelopesOf(tx, place.organisationId))
        return {
          status: 200 as const,
          body: {
            envelopes: envelopes.map(({ madeAt, usedAt, revokedAt, ...rest }) => ({
              ...rest,
              madeAt: madeAt.toISOString(),
              usedAt: usedAt?.toISOString() ?? null,
              revokedAt: revokedAt?.toISOString() ?? null,
            })),
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/envelopes',
      who: { may: 'space:write' },
      tag,
      summary: 'A batch of codes to print and seal, each good for one phone',
      params: shapes.communePath,
      body: shapes.newBatch,
      replies: { 201: { description: 'In this reply and nowhere else', json: shapes.batch } },
      async handle({ place, caller, body }) {
        if (caller.token !== undefined) return problems.onlyPeople
        const { organisationId } = place
        const at = clock()
        const id = randomUUID()
        const codes = Array.from({ length: body.count }, newEnvelopeCode)
        const codeHashes = codes.map((code) => hashOfCode(code, secrets.sessionKey))
        return db.asPerson(caller, async (tx) => {
          if ((await countSealed(tx, organisationId)) + body.count > mostSealed)
            return problems.tooManyEnvelopes
          await addEnvelopes(tx, organisationId, { id, codeHashes }, { personId: caller.personId, at })
          return {
            status: 201 as const,
            body: {
              batchId: id,
              madeAt: at.toISOString(),
              codes: codes.map((code, index) => ({ number: index + 1, code })),
            },
          }
        })
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/envelopes/{batchId}',
      who: { may: 'space:write' },
      tag,
      summary: 'Revoke what was not used of a batch; the phones that came in by it stay',
      params: shapes.communePath.extend({ batchId: z.uuid() }),
      replies: { 200: { description: 'How many', json: z.object({ revoked: z.int() }) } },
      async handle({ place, caller, params }) {
        if (caller.token !== undefined) return problems.onlyPeople
        const revoked = await db.asPerson(caller, (tx) =>
          revokeBatch(tx, place.organisationId, params.batchId, clock()),
        )
        return revoked === 0 ? notFound : { status: 200 as const, body: { revoked } }
      },
    }),
  ]
}
