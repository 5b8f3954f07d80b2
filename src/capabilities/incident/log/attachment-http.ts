import { z } from '@hono/zod-openapi'
import { fileTypeFromBuffer } from 'file-type'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { attachmentContent, keepAttachment, largestAttachmentInBytes } from './attachment-store.ts'
import { incidentOf } from './incident-store.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const formAroundInBytes = 64 * 1024

/** Files of a case: kept as they came, named by their hash, never shown inside a page. */
export function attachmentRoutes({ db, clock }: Platform): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/attachments',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Keep a photo or a file, to be named by an entry; sent again, it is kept once',
      params: shapes.incidentPath,
      multipart: true,
      largestBodyInBytes: largestAttachmentInBytes + formAroundInBytes,
      body: z.object({ file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) }),
      replies: { 201: { description: 'How it is named', json: shapes.attachment } },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const content = new Uint8Array(await body.file.arrayBuffer())
        if (content.byteLength === 0) return problems.fileEmpty
        if (content.byteLength > largestAttachmentInBytes) return problems.fileTooLarge
        const told = await fileTypeFromBuffer(content).catch(() => undefined)
        const mediaType = told?.mime ?? 'application/octet-stream'
        return db.asPerson(caller, async (tx) => {
          if ((await incidentOf(tx, log)) === null) return notFound
          const by = { personId: caller.personId, at: clock() }
          return { status: 201 as const, body: await keepAttachment(tx, log, { mediaType, content }, by) }
        })
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/attachments/{sha256}',
      who: { may: 'incident:read' },
      tag: 'incident',
      summary: 'Download a file of the case, as it came',
      params: shapes.incidentPath.extend({ sha256: shapes.attachment.shape.sha256 }),
      replies: { 200: { description: 'The bytes', media: 'application/octet-stream' } },
      async handle({ place, caller, params }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const content = await db.asPerson(caller, (tx) => attachmentContent(tx, log, params.sha256))
        if (content === null) return notFound
        return {
          raw: new Uint8Array(content),
          headers: {
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename="piece-${params.sha256.slice(0, 12)}.bin"`,
            'content-security-policy': "default-src 'none'; sandbox",
            'x-content-type-options': 'nosniff',
          },
        }
      },
    }),
  ]
}
