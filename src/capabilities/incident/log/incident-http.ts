import { z } from '@hono/zod-openapi'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { addIncident, incidentOf, incidentsOf, type KeptIncident } from './incident-store.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const shown = (incident: KeptIncident) => ({
  ...incident,
  begunAt: incident.begunAt.toISOString(),
  openedAt: incident.openedAt.toISOString(),
  closedAt: incident.closedAt?.toISOString() ?? null,
})

/** Cases: opened once. How they end: `case/end-http.ts`. */
export function incidentRoutes({ db, clock, live }: Platform): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Open a case; opening it again under the same id changes nothing',
      params: shapes.communePath,
      body: shapes.newIncident,
      replies: { 201: { description: 'The case as it stands', json: shapes.incident } },
      async handle({ place, caller, body }) {
        const { organisationId } = place
        const kept = await db.asPerson(caller, async (tx) => {
          const given = { ...body, id: body.id ?? null, begunAt: new Date(body.begunAt) }
          const added = await addIncident(tx, organisationId, given, {
            personId: caller.personId,
            at: clock(),
          })
          const incidentId = added ?? body.id
          return incidentId === undefined ? null : incidentOf(tx, { organisationId, incidentId })
        })
        if (kept === null) return problems.incidentTaken
        live.tell(organisationId, 'incident')
        return { status: 201, body: shown(kept) }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'Cases of the commune, newest first',
      params: shapes.communePath,
      replies: {
        200: { description: 'Cases', json: z.object({ incidents: z.array(shapes.incident) }) },
      },
      async handle({ place, caller }) {
        const incidents = await db.asPerson(caller, (tx) => incidentsOf(tx, place.organisationId))
        return { status: 200, body: { incidents: incidents.map(shown) } }
      },
    }),
  ]
}
