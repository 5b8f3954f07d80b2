import { z } from '@hono/zod-openapi'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { fileContent } from './store.ts'

/** Files of proof. They are always downloaded, never shown inside Beffroi's own pages. */
export function evidenceRoutes({ db }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/files/{fileId}',
      who: { may: 'evidence:read' },
      tag: 'evidence',
      summary: 'Download a file of proof',
      params: z.object({ insee: z.string(), fileId: z.uuid() }),
      replies: { 200: { description: 'The file as it was sent', media: 'application/octet-stream' } },
      async handle({ place, caller, params }) {
        const file = await db.asPerson(caller, (tx) => fileContent(tx, place.organisationId, params.fileId))
        if (file === undefined) return notFound
        return {
          raw: new Uint8Array(file.content),
          headers: {
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
            'x-content-sha256': file.sha256,
          },
        }
      },
    }),
  ]
}
