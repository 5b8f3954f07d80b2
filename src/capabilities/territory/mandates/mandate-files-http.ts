import { z } from '@hono/zod-openapi'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type RawReply, type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { fileOfMandate, mandateFiles } from './act-files.ts'
import { communeMandatePath } from './commune-mandates-http.ts'
import { holderMandatePath } from './holder-mandates-http.ts'
import { paperOf } from './mandate-papers.ts'
import { mandateOf } from './mandate-store.ts'

const tag = 'documents'
const file = z.enum(mandateFiles)
const written = {
  200: { description: 'PDF/UA-1, or DOCX to correct', media: 'application/octet-stream' },
} as const
const signed = {
  200: { description: 'The convention as it was signed', media: 'application/octet-stream' },
} as const

/** The convention and the model of a deliberation, for both parties; the paper that was signed, likewise. */
export function mandateFileRoutes(platform: Platform): Route[] {
  const { db } = platform
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/mandates/{mandateId}/files/{file}',
      who: { may: 'mandates:read' },
      tag,
      summary: 'The convention or the model of a deliberation',
      params: communeMandatePath.extend({ file }),
      replies: written,
      async handle({ place, caller, params }) {
        const known = await db.asPerson(caller, (tx) =>
          mandateOf(tx, params.mandateId, { communeId: place.organisationId }),
        )
        return known === undefined ? notFound : fileOfMandate(platform, known, params.file)
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/mandates/{mandateId}/files/{file}',
      who: { seat: 'agent' },
      tag,
      summary: 'The convention or the model of a deliberation, for the holder',
      params: holderMandatePath.extend({ file }),
      replies: written,
      async handle({ office, caller, params }) {
        const known = await db.asPerson(caller, (tx) =>
          mandateOf(tx, params.mandateId, { holderId: office.organisationId }),
        )
        return known === undefined ? notFound : fileOfMandate(platform, known, params.file)
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/mandates/{mandateId}/paper',
      who: { may: 'mandates:read' },
      tag,
      summary: 'The convention that was signed on paper',
      params: communeMandatePath,
      replies: signed,
      handle: ({ place, caller, params }) =>
        db.asPerson(caller, (tx) =>
          paperOfMandate(tx, params.mandateId, { communeId: place.organisationId }),
        ),
    }),
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/mandates/{mandateId}/paper',
      who: { seat: 'agent' },
      tag,
      summary: 'The convention that was signed on paper, for the holder',
      params: holderMandatePath,
      replies: signed,
      handle: ({ office, caller, params }) =>
        db.asPerson(caller, (tx) =>
          paperOfMandate(tx, params.mandateId, { holderId: office.organisationId }),
        ),
    }),
  ]
}

async function paperOfMandate(
  tx: Tx,
  mandateId: string,
  party: { readonly communeId: string } | { readonly holderId: string },
): Promise<RawReply | typeof notFound> {
  const known = await mandateOf(tx, mandateId, party)
  const paper = known?.paperId == null ? undefined : await paperOf(tx, known.paperId)
  if (paper === undefined) return notFound
  return {
    raw: new Uint8Array(paper.content),
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'x-content-sha256': paper.sha256,
    },
  }
}
