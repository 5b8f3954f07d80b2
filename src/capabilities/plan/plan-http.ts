import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { refresh } from './refresh.ts'
import * as shapes from './shapes.ts'
import type { Sources } from './standing.ts'
import { showPlan } from './views.ts'

/** The plan is brought up to date whenever it is read: nothing waits for a job to be true. */
export function planRoutes({ db }: Platform, sources: Sources): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/plan',
      who: { may: 'plan:read' },
      tag: 'plan',
      summary: 'The ordered plan, and the three things of this week',
      params: shapes.communePath,
      replies: {
        200: { description: 'Open actions in order, then those done or closed', json: shapes.plan },
      },
      async handle({ place, caller }) {
        const standing = await db.asPerson(caller, (tx) => refresh(tx, place.organisationId, sources))
        if (standing === null) return notFound
        return { status: 200, body: showPlan(sources.diagnostic, standing) }
      },
    }),
  ]
}
