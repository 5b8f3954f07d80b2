import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Territory } from '../../territory/index.ts'
import { toBase64 } from '../domain/log/bytes.ts'
import { proveConsistency, proveInclusion } from '../domain/log/merkle.ts'
import { machine } from './cryptography.ts'
import { exportLog } from './export-log.ts'
import { leafHashes } from './log-store.ts'
import type { Logbook } from './logbook.ts'
import * as shapes from './shapes.ts'
import { fingerprintOf } from './verify-export.ts'

/** What lets somebody verify a logbook without believing the server. */
export function proofRoutes({ db, clock }: Platform, territory: Territory, logbook: Logbook): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incident-key',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'The key that signs the logbooks of the commune, with the fingerprint that the kit prints',
      params: shapes.communePath,
      replies: { 200: { description: 'The public key, base64', json: shapes.logKey } },
      async handle({ place }) {
        const { key } = await logbook.signerOf(place.organisationId)
        const body = { fingerprint: fingerprintOf(key.publicKey), publicKey: toBase64(key.publicKey) }
        return { status: 200, body }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/consistency',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'The proof that a checkpoint continues an older one (RFC 6962 §2.1.2)',
      params: shapes.incidentPath,
      query: shapes.consistencyAsked,
      replies: { 200: { description: 'Hashes, base64', json: shapes.proof } },
      async handle({ place, caller, params, query }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const hashes = await db.asPerson(caller, (tx) => leafHashes(tx, log, query.epoch, query.to))
        if (hashes.length < query.to || query.from > query.to) return notFound
        const steps = proveConsistency(machine.sha256, hashes, query.from)
        return { status: 200, body: { proof: steps.map(toBase64) } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/inclusion',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'The proof that an entry stands in a checkpoint (RFC 6962 §2.1.1)',
      params: shapes.incidentPath,
      query: shapes.inclusionAsked,
      replies: { 200: { description: 'Hashes, base64', json: shapes.proof } },
      async handle({ place, caller, params, query }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const hashes = await db.asPerson(caller, (tx) => leafHashes(tx, log, query.epoch, query.size))
        if (hashes.length < query.size || query.sequence >= query.size) return notFound
        const steps = proveInclusion(machine.sha256, hashes, query.sequence)
        return { status: 200, body: { proof: steps.map(toBase64) } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/main-courante.json',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'The whole logbook as a file that anybody can verify without this server',
      params: shapes.incidentPath,
      replies: { 200: { description: 'RFC 8785 JSON', media: 'application/json' } },
      async handle({ place, caller, params }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const { key } = await logbook.signerOf(log.organisationId)
        const file = await db.asPerson(caller, async (tx) => {
          const space = await territory.space(tx, log.organisationId)
          const commune = { id: log.organisationId, insee: place.insee, name: space?.name ?? '' }
          return exportLog(tx, log, commune, key, clock())
        })
        if (file === null) return notFound
        return {
          raw: file,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': `attachment; filename="main-courante-${place.insee}-${params.incidentId.slice(-12)}.json"`,
            'x-content-type-options': 'nosniff',
          },
        }
      },
    }),
  ]
}
