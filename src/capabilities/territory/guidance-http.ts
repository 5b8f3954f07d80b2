import { z } from '@hono/zod-openapi'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { topicStream } from '../../platform/http/topic-stream.ts'
import type { Platform } from '../../platform/platform.ts'
import { obligationsFor } from './domain/obligations.ts'
import { territoryOf, timeZoneOfCommune } from './domain/places.ts'
import { obligationTable, structureKinds } from './rules-content.ts'
import * as shapes from './shapes.ts'
import { isSpaceSeen, spaceOf } from './store.ts'

const structureKind = z
  .object({
    id: z.string(),
    label: z.string(),
    hint: z.string(),
    holds: z.array(z.string()),
    isSensitive: z.boolean(),
    isAlwaysThere: z.boolean(),
  })
  .openapi('StructureKind')

const obligationHere = z
  .object({
    id: z.string(),
    theme: z.string(),
    title: z.string(),
    what: z.string(),
    standing: z
      .enum(['law', 'bill', 'recommendation', 'offer'])
      .describe('Law in force, bill not in force yet, official advice, help one may ask for'),
    concerns: z.enum(['commune', 'epci']),
    verdict: z.enum(['applies', 'to-verify', 'not-in-force']),
    because: z.string(),
    source: z.string(),
    checkedOn: z.string(),
    confidence: z.enum(['V', 'V2', 'M', 'U']),
  })
  .openapi('ObligationHere')

/** What the rules know: the kinds of structures, and the obligations that concern a commune today. */
export function guidanceRoutes({ db, clock, live }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/structures',
      who: 'anyone',
      tag: 'communes',
      summary: 'The kinds of structures a commune may have',
      replies: {
        200: {
          description: 'In the order of the list',
          json: z.object({ structures: z.array(structureKind) }),
        },
      },
      async handle() {
        return {
          status: 200,
          body: {
            structures: [...structureKinds().values()].map((kind) => ({ ...kind, holds: [...kind.holds] })),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/obligations',
      who: { may: 'space:read' },
      tag: 'communes',
      summary: 'Which duties concern the commune and which its EPCI, each with source, date and confidence',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'In the order of the table',
          json: z.object({ obligations: z.array(obligationHere) }),
        },
      },
      async handle({ place, caller }) {
        const space = await db.asPerson(caller, (tx) => spaceOf(tx, place.organisationId))
        if (space === undefined) return notFound
        const here = obligationsFor(obligationTable(), {
          population: space.population,
          epci: space.epci === null ? null : { ...space.epci, largestMemberPopulation: null },
          territory: territoryOf(space.insee),
          on: dayOf(clock(), timeZoneOfCommune(space.insee)),
        })
        return {
          status: 200,
          body: { obligations: here.map(({ obligation, ...verdict }) => ({ ...obligation, ...verdict })) },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/events',
      who: { may: 'space:read' },
      tag: 'communes',
      summary: 'Server-sent events: the name of what changed, nothing of its content',
      params: shapes.communePath,
      replies: { 200: { description: 'A stream of topics', media: 'text/event-stream' } },
      async handle({ place, caller, signal }) {
        const { organisationId } = place
        const isSeen = () => db.asPerson(caller, (tx) => isSpaceSeen(tx, organisationId))
        return topicStream(live, organisationId, { isSeen, signal })
      },
    }),
  ]
}
