import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { topicStream } from '../../../platform/http/topic-stream.ts'
import { incidentOf } from '../log/incident-store.ts'
import { headsOf } from '../log/log-store.ts'
import { incidentPath } from '../log/shapes.ts'
import { caseView } from './case-shapes.ts'
import { readCase } from './read-case.ts'
import { type CaseDoors, logOf } from './room.ts'

/** Delays are told in minutes: a screen that asks again sees them move at least this often. */
const freshForMs = 60_000

/** A case read whole, and the stream that says when to read it again. */
export function caseRoutes(doors: CaseDoors): Route[] {
  const { db, clock, live } = doors
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/case',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'A case as it stands; with If-None-Match, nothing when nothing changed within a minute',
      params: incidentPath,
      replies: {
        200: { description: 'The case', json: caseView },
        304: { description: 'Nothing changed', media: 'text/plain' },
      },
      async handle(call) {
        const log = logOf(call)
        const now = clock()
        return db.asPerson(call.caller, async (tx) => {
          const incident = await incidentOf(tx, log)
          if (incident === null) return notFound
          const last = (await headsOf(tx, log)).at(-1)
          const minute = Math.floor(now.getTime() / freshForMs)
          const place = `${last?.epoch ?? 0}.${last?.size ?? 0}`
          const etag = `W/"${incident.kind}.${place}.${incident.closedAt === null ? minute : 'closed'}"`
          const headers = { etag, 'cache-control': 'private, no-cache' }
          if (call.headers.get('if-none-match') === etag) return { raw: null, status: 304, headers }
          const body = await readCase(doors, tx, log, now)
          return body === null ? notFound : { status: 200 as const, body, headers }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/live',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'Server-sent events: that a case of the commune changed, nothing of its content',
      params: incidentPath,
      replies: { 200: { description: 'A stream of topics', media: 'text/event-stream' } },
      async handle(call) {
        const log = logOf(call)
        const isSeen = () => db.asPerson(call.caller, async (tx) => (await incidentOf(tx, log)) !== null)
        if (!(await isSeen())) return notFound
        return topicStream(live, log.organisationId, {
          isSeen,
          signal: call.signal,
          topics: ['incident'],
        })
      },
    }),
  ]
}
