import { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../platform/http/common-problems.ts'
import { problem } from '../../platform/http/problem.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Sources } from './assess.ts'
import { type CriticalRecord, recordApplies } from './domain/critical-record.ts'
import * as shapes from './shapes.ts'
import { criticalDataOf, type KeptCritical, saveCritical } from './store.ts'

const tag = 'questionnaire'

const kindPath = shapes.communePath.extend({ kind: z.string() })

const unknownKind = problem(
  404,
  'unknown-record',
  'Ligne inconnue',
  'Cette ligne n’existe pas dans le tableau des données critiques. Rien n’a changé. Revenez au tableau pour la retrouver.',
)

/** « Données critiques »: where each is kept, how it is saved, who answers for it, how long the commune can do without. */
export function criticalDataRoutes({ db, clock, live }: Platform, sources: Sources): Route[] {
  const { content, territory } = sources

  /** The lines of the table that concern this commune, or that it filled in; null where it may not be seen. */
  async function lines(tx: Tx, organisationId: string) {
    const space = await territory.space(tx, organisationId)
    if (space === undefined) return null
    const kept = await criticalDataOf(tx, organisationId)
    return content.criticalData.map((record) =>
      showCritical(
        record,
        kept.find(({ kind }) => kind === record.id),
        space.structures,
      ),
    )
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/critical-data',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'The table of critical records',
      params: shapes.communePath,
      replies: {
        200: {
          description: 'The lines whose structure exists here, or that were filled in',
          json: z.object({ records: z.array(shapes.critical) }),
        },
      },
      async handle({ place, caller }) {
        const all = await db.asPerson(caller, (tx) => lines(tx, place.organisationId))
        if (all === null) return notFound
        return {
          status: 200,
          body: { records: all.filter(({ isApplicable, version }) => isApplicable || version > 0) },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/critical-data/{kind}',
      who: { may: 'diagnostic:read' },
      tag,
      summary: 'One line of the table',
      params: kindPath,
      replies: { 200: { description: 'With its version as ETag', json: shapes.critical } },
      async handle({ place, caller, params }) {
        const all = await db.asPerson(caller, (tx) => lines(tx, place.organisationId))
        if (all === null) return notFound
        const line = all.find(({ kind }) => kind === params.kind)
        if (line === undefined) return unknownKind
        return { status: 200, body: line, headers: { etag: `"${line.version}"` } }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/critical-data/{kind}',
      who: { may: 'diagnostic:write' },
      tag,
      summary: 'Fill in one line (If-Match; "0": never filled in). A 412 carries `saved` and `yours`',
      params: kindPath,
      body: shapes.criticalChange,
      replies: { 200: { description: 'Saved, with its new version as ETag', json: shapes.critical } },
      async handle({ place, caller, params, body, ifMatch }) {
        if (!content.criticalData.some(({ id }) => id === params.kind)) return unknownKind
        if (ifMatch === null) return versionNeeded
        const by = { personId: caller.personId, name: caller.name, at: clock() }
        const { saving, line } = await db.asPerson(caller, async (tx) => {
          const outcome = await saveCritical(tx, place.organisationId, params.kind, ifMatch, body, by)
          const all = await lines(tx, place.organisationId)
          return { saving: outcome, line: all?.find(({ kind }) => kind === params.kind) }
        })
        if (line === undefined) return notFound
        if (saving.kind === 'conflict') {
          return problem(
            412,
            'record-changed',
            'Modifié entre-temps',
            `${line.savedBy ?? 'Quelqu’un d’autre'} a modifié cette ligne pendant que vous la remplissiez. Les deux versions sont à l’écran et rien n’a été écrasé. Gardez ce qui est juste, puis enregistrez.`,
            {
              extra: {
                saved: line.version === 0 ? null : line,
                yours: body,
                currentVersion: line.version,
              },
            },
          )
        }
        if (saving.kind === 'saved') live.tell(place.organisationId, 'diagnostic')
        return { status: 200, body: line, headers: { etag: `"${line.version}"` } }
      },
    }),
  ]
}

function showCritical(
  record: CriticalRecord,
  kept: KeptCritical | undefined,
  structures: readonly string[],
): z.input<typeof shapes.critical> {
  const { id, title, holds, withoutIt, usualOutageInHours } = record
  return {
    kind: id,
    title,
    holds,
    withoutIt,
    usualOutageInHours,
    isApplicable: recordApplies(record, structures),
    whereKept: kept?.whereKept ?? null,
    howSaved: kept?.howSaved ?? null,
    responsible: kept?.responsible ?? null,
    tolerableHours: kept?.tolerableHours ?? null,
    savedAt: kept?.savedAt ?? null,
    savedBy: kept?.savedBy ?? null,
    version: kept?.version ?? 0,
  }
}
