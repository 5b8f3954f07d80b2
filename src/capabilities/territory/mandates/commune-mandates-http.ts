import { z } from '@hono/zod-openapi'
import { dayOf } from '../../../kernel/day.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { checkTerm } from '../domain/mandate.ts'
import * as shapes from '../shapes.ts'
import { spaceOf } from '../store.ts'
import { endInstead, insteadOf } from './change-of-relay.ts'
import { conflictsOf } from './conflicts.ts'
import { mandateWords } from './mandate-content.ts'
import * as problems from './mandate-problems.ts'
import * as words from './mandate-shapes.ts'
import * as store from './mandate-store.ts'
import { findHolders, holderKinds, holderNamed } from './party-store.ts'

const tag = 'mandates'
export const communeMandatePath = shapes.communePath.extend({ mandateId: z.uuid() })
const ended = z.object({ ended: z.literal(true) })

/** A commune reads its mandates, grants, replaces and revokes them. */
export function communeMandateRoutes({ db, clock }: Platform, identity: Identity): Route[] {
  const today = () => dayOf(clock())
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/mandates',
      who: { may: 'mandates:read' },
      tag,
      summary: 'What the commune opened, to whom, and what was asked of it',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'Those that stand first',
          json: z.object({
            mandates: z.array(words.mandate),
            scopes: z.array(words.scopeWords),
            conflicts: z.array(words.conflict),
            mayDecide: z.boolean(),
          }),
        },
      },
      async handle({ place, caller }) {
        const known = await db.asPerson(caller, (tx) => store.mandatesOfCommune(tx, place.organisationId))
        const conflicts = await conflictsOf(db, identity, place.organisationId)
        return {
          status: 200,
          body: {
            mandates: known.map((each) => words.shownMandate(each, today())),
            scopes: mandateWords().scopes,
            conflicts,
            mayDecide: place.rights.has('mandates:write'),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/mandate-holders',
      who: { may: 'mandates:write' },
      tag,
      summary: 'Organisations of this installation that may be given a mandate, by name',
      params: shapes.communePath,
      query: z.object({ search: writtenText(80).optional() }),
      replies: {
        200: {
          description: 'Twenty at most',
          json: z.object({
            holders: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(holderKinds) })),
          }),
        },
      },
      async handle({ query }) {
        const holders = await db.asSystem('a commune looks for an organisation to give a mandate to', (tx) =>
          findHolders(tx, query.search ?? ''),
        )
        return { status: 200, body: { holders } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/mandates',
      who: { may: 'mandates:write' },
      tag,
      summary:
        'Give a mandate to an organisation, valid from its first day, in place of another one or beside it',
      params: shapes.communePath,
      body: words.terms.extend({ holderId: z.uuid(), signatory: words.signatory, ...insteadOf }),
      replies: { 201: { description: 'Granted', json: z.object({ mandateId: z.string() }) } },
      async handle({ place, caller, body }) {
        const term = checkTerm(body, today())
        if (!term.ok) return problems.termRefused(term.error)
        const holder = await db.asSystem('a commune names the holder of a mandate', (tx) =>
          holderNamed(tx, body.holderId),
        )
        if (holder === undefined) {
          return problems.fieldRefused('holderId', 'Choisissez un organisme dans la liste.')
        }
        const by = { personId: caller.personId, at: clock() }
        return db.asPerson(caller, async (tx) => {
          const space = await spaceOf(tx, place.organisationId)
          if (space === undefined) return notFound
          const mandateId = await store.addMandate(
            tx,
            {
              commune: { organisationId: place.organisationId, name: space.name },
              holder: { organisationId: holder.id, name: holder.name },
              terms: body,
              side: 'commune',
              grant: { how: 'on-line', signatory: body.signatory, paper: null },
            },
            by,
          )
          if (mandateId === null) return problems.mandateStands
          const change = { communeId: place.organisationId, endedId: body.insteadOf, holderName: holder.name }
          const refusal = await endInstead(tx, { ...change, fromOn: body.fromOn }, today(), by)
          // Thrown, so that the new mandate does not begin beside the one it was to follow.
          if (refusal !== null) throw new problems.Undone(refusal)
          return { status: 201 as const, body: { mandateId } }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/mandates/{mandateId}/replace',
      who: { may: 'mandates:write' },
      tag,
      summary: 'Other scopes or days: the mandate ends and another begins, at the same instant',
      params: communeMandatePath,
      body: words.terms.extend({ signatory: words.signatory }),
      replies: { 201: { description: 'Replaced', json: z.object({ mandateId: z.string() }) } },
      async handle({ place, caller, params, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const term = checkTerm(body, today())
        if (!term.ok) return problems.termRefused(term.error)
        const by = { personId: caller.personId, at: clock() }
        return db.asPerson(caller, async (tx) => {
          const known = await store.mandateOf(tx, params.mandateId, { communeId: place.organisationId })
          if (known === undefined) return notFound
          if (known.revokedAt !== null || known.grantedAt === null) return problems.mandateEnded
          if (known.version !== ifMatch) return problems.mandateChanged
          await store.endStanding(tx, known, by)
          const mandateId = await store.addMandate(
            tx,
            {
              commune: { organisationId: known.communeId, name: known.communeName },
              holder: { organisationId: known.holderId, name: known.holderName },
              terms: body,
              side: 'commune',
              grant: { how: 'on-line', signatory: body.signatory, paper: null },
            },
            by,
          )
          // Thrown, so that the mandate does not end without the other one.
          if (mandateId === null) throw new problems.Undone(problems.mandateChanged)
          return { status: 201 as const, body: { mandateId } }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/mandates/{mandateId}/revoke',
      who: { may: 'mandates:write' },
      tag,
      summary: 'Close the access at once, or refuse what was proposed',
      params: communeMandatePath,
      body: z.object({ reason: optionalText(500) }),
      replies: { 200: { description: 'Closed', json: ended } },
      async handle({ place, caller, params, body }) {
        return db.asPerson(caller, async (tx) => {
          const known = await store.mandateOf(tx, params.mandateId, { communeId: place.organisationId })
          if (known === undefined) return notFound
          const end = { side: 'commune', reason: body.reason } as const
          const by = { personId: caller.personId, at: clock() }
          const isEnded = await store.endMandate(tx, known.id, end, by)
          return isEnded ? { status: 200 as const, body: { ended: true as const } } : problems.mandateEnded
        })
      },
    }),
  ]
}
