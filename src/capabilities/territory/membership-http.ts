import { z } from '@hono/zod-openapi'
import { notFound } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Identity } from '../identity/index.ts'
import { roleNamed } from './domain/rights.ts'
import { conflictsOf } from './mandates/conflicts.ts'
import { conflict } from './mandates/mandate-shapes.ts'
import * as shapes from './shapes.ts'
import * as store from './store.ts'

const tag = 'members'

/** Who belongs to a commune. */
export function membershipRoutes({ db }: Platform, identity: Identity): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/members',
      who: { may: 'people:read' },
      tag,
      summary: 'The people of a commune, and whom of them RGPD art. 38.6 warns of',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'Oldest first',
          json: z.object({ members: z.array(shapes.member), conflicts: z.array(conflict) }),
        },
      },
      async handle({ place, caller }) {
        const { members, names } = await db.asPerson(caller, async (tx) => {
          const members = await store.membersOf(tx, place.organisationId)
          return {
            members,
            names: await identity.names(
              tx,
              members.map(({ personId }) => personId),
            ),
          }
        })
        const conflicts = await conflictsOf(db, identity, place.organisationId)
        return {
          status: 200,
          body: {
            conflicts,
            members: members.map(({ personId, role, sinceAt }) => ({
              personId,
              name: names.get(personId)?.name ?? 'Compte supprimé',
              email: names.get(personId)?.email ?? '',
              role: roleNamed(role),
              sinceAt: sinceAt.toISOString(),
              isYou: personId === caller.personId,
            })),
          },
        }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/members/{personId}',
      who: { may: 'people:write' },
      tag,
      summary: 'Close the access of one person to the commune',
      params: shapes.communePath.extend({ personId: z.uuid() }),
      replies: { 200: { description: 'Closed', json: z.object({ removed: z.literal(true) }) } },
      async handle({ place, caller, params }) {
        return db.asPerson(caller, async (tx) => {
          const members = await store.membersOf(tx, place.organisationId)
          if (!members.some(({ personId }) => personId === params.personId)) return notFound
          const isRemoved = await store.removeMember(tx, place.organisationId, params.personId)
          if (isRemoved) return { status: 200 as const, body: { removed: true as const } }
          return problem(
            409,
            'last-administrator',
            'Dernier administrateur',
            'Cette personne est la seule à administrer la commune : la retirer fermerait la porte à tout le monde. Rien n’a été modifié. Nommez d’abord une autre personne administratrice.',
          )
        })
      },
    }),
  ]
}
