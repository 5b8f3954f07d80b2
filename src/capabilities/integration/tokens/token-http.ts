import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { writtenText } from '../../../platform/http/written-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  beginningOf,
  completed,
  longestLifeInDays,
  stateOf,
  tokenPrefix,
  tokenRights,
} from '../domain/token.ts'
import { type OwnerDoor, ownerDoors, ownerOf } from '../owner-door.ts'
import { hashOf } from './caller-of-token.ts'
import * as store from './token-store.ts'

const tag = 'integration'
const mostTokens = 50

const apiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    beginsWith: z.string(),
    rights: z.array(z.enum(tokenRights)),
    createdAt: z.string(),
    createdByName: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    state: z.enum(['in-use', 'expired', 'revoked']),
  })
  .openapi('ApiToken')

const wanted = z.object({
  name: writtenText(80),
  rights: z
    .array(z.enum(tokenRights))
    .min(1, 'Cochez au moins un droit.')
    .max(tokenRights.length)
    .transform(completed),
  lifeInDays: z.number().int().min(1).max(longestLifeInDays, 'Un jeton vit un an au plus.'),
})

/** The tokens of a commune, and those of an organisation that serves communes. */
export function tokenRoutes(platform: Platform): Route[] {
  return ownerDoors.flatMap((door) => routesBehind(door, platform))
}

function routesBehind({ base, who, path }: OwnerDoor, { db, clock }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: `${base}/tokens`,
      who,
      tag,
      summary: 'The tokens, without their secret',
      params: path({}),
      replies: { 200: { description: 'Newest first', json: z.object({ tokens: z.array(apiToken) }) } },
      async handle(call) {
        const tokens = await db.asPerson(call.caller, (tx) => store.tokensOf(tx, ownerOf(call)))
        return { status: 200, body: { tokens: tokens.map((token) => shown(token, clock())) } }
      },
    }),

    route({
      method: 'post',
      path: `${base}/tokens`,
      who,
      tag,
      summary: 'Make a token: its secret is in this reply and nowhere else',
      params: path({}),
      body: wanted,
      replies: {
        201: { description: 'Made', json: z.object({ token: z.string(), expiresAt: z.string() }) },
      },
      async handle(call) {
        const { caller, body } = call
        const organisationId = ownerOf(call)
        const token = tokenPrefix + randomBytes(32).toString('base64url')
        const now = clock()
        const expiresAt = new Date(now.getTime() + body.lifeInDays * 24 * 60 * 60 * 1000)
        return db.asPerson(caller, async (tx) => {
          if ((await store.countInUse(tx, organisationId, now)) >= mostTokens) return tooManyTokens
          await store.addToken(
            tx,
            {
              organisationId,
              name: body.name,
              beginsWith: beginningOf(token),
              sha256: hashOf(token),
              rights: body.rights,
              expiresAt,
            },
            { personId: caller.personId, name: caller.name, at: now },
          )
          return { status: 201 as const, body: { token, expiresAt: expiresAt.toISOString() } }
        })
      },
    }),

    route({
      method: 'delete',
      path: `${base}/tokens/{tokenId}`,
      who,
      tag,
      summary: 'Revoke a token, at once and for good',
      params: path({ tokenId: z.uuid() }),
      replies: { 200: { description: 'Revoked', json: z.object({ revoked: z.literal(true) }) } },
      async handle(call) {
        const isRevoked = await db.asPerson(call.caller, (tx) =>
          store.revokeToken(tx, ownerOf(call), call.params.tokenId, clock()),
        )
        return isRevoked ? { status: 200 as const, body: { revoked: true as const } } : notFound
      },
    }),
  ]
}

const tooManyTokens = problem(
  409,
  'too-many-tokens',
  'Trop de jetons',
  `${mostTokens} jetons sont déjà en service : aucun n’a été ajouté. Révoquez ceux dont plus rien ne se sert, puis recommencez.`,
)

function shown(token: store.KeptToken, now: Date): z.input<typeof apiToken> {
  const { id, name, beginsWith, createdByName } = token
  return {
    id,
    name,
    beginsWith,
    createdByName,
    // Rights that this version no longer knows open nothing.
    rights: tokenRights.filter((right) => token.rights.includes(right)),
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revokedAt: token.revokedAt?.toISOString() ?? null,
    state: stateOf(token, now),
  }
}
