import { z } from '@hono/zod-openapi'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { cosignedAt } from '../domain/log/cosignature.ts'
import { readNote, readSignature, readVerifierKey, signaturesBy } from '../domain/log/note.ts'
import { machine } from './cryptography.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'
import { readStampToken, timeInStamp } from './time-stamp.ts'
import { addCosignature, addStamp, addWitness, checkpointsOf, witnessKeysOf } from './witness-store.ts'

const organisationPath = z.object({ organisationId: z.uuid() })
const keys = z.object({ keys: z.array(z.string()) })
const verifierKey = z.object({ key: z.string().trim().min(1).max(500) })

/** Others who say that they saw a checkpoint: the relay by its key, an authority of time by its certificate. */
export function witnessRoutes({ db, clock }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/witness-keys',
      who: { seat: 'agent' },
      tag: 'incident',
      summary: 'Keys by which this organisation countersigns',
      params: organisationPath,
      replies: { 200: { description: 'Verifier keys (C2SP)', json: keys } },
      async handle({ office, caller }) {
        const found = await db.asPerson(caller, (tx) => witnessKeysOf(tx, office.organisationId))
        return { status: 200, body: { keys: found } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/witness-keys',
      who: { seat: 'administrator' },
      tag: 'incident',
      summary: 'Declare a key by which this organisation countersigns; its secret stays there',
      params: organisationPath,
      body: verifierKey,
      replies: { 201: { description: 'Verifier keys (C2SP)', json: keys } },
      async handle({ office, caller, body }) {
        if (readVerifierKey(machine.sha256, body.key)?.algorithm !== 4) return problems.badWitnessKey
        const found = await db.asPerson(caller, async (tx) => {
          await addWitness(tx, office.organisationId, body.key, { personId: caller.personId, at: clock() })
          return witnessKeysOf(tx, office.organisationId)
        })
        return { status: 201, body: { keys: found } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/cosignatures',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary:
        'Countersign a checkpoint by a key of the organisation that holds the mandate (C2SP tlog-cosignature)',
      params: shapes.incidentPath,
      body: shapes.newCosignature,
      replies: { 200: { description: 'When it was seen', json: z.object({ seenAt: z.iso.datetime() }) } },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        const { mandate } = place
        const signature = readSignature(body.line.trim())
        if (mandate === null || signature === null) return problems.foreignSignature
        return db.asPerson(caller, async (tx) => {
          const [checkpoint] = await checkpointsOf(tx, log, body)
          if (checkpoint === undefined) return notFound
          const note = readNote(checkpoint.note)
          for (const text of note === null ? [] : await witnessKeysOf(tx, mandate.holderId)) {
            const key = readVerifierKey(machine.sha256, text)
            const signed = note === null ? null : { ...note, signatures: [signature] }
            if (key === null || signed === null || signaturesBy(machine.sha256, signed, key).length === 0)
              continue
            const seenAt = await cosignedAt(machine, signed, key)
            if (seenAt === null) break
            await addCosignature(tx, log, body, { verifierKey: text, line: body.line.trim() }, clock())
            return { status: 200 as const, body: { seenAt: seenAt.toISOString() } }
          }
          return problems.foreignSignature
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/stamps',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Keep the time stamp of an outside authority over a checkpoint (RFC 3161)',
      params: shapes.incidentPath,
      body: shapes.newStamp,
      replies: {
        200: { description: 'When the authority saw it', json: z.object({ stampedAt: z.iso.datetime() }) },
      },
      async handle({ place, caller, params, body }) {
        const log = { organisationId: place.organisationId, incidentId: params.incidentId }
        return db.asPerson(caller, async (tx) => {
          const [checkpoint] = await checkpointsOf(tx, log, body)
          if (checkpoint === undefined) return notFound
          const text = readNote(checkpoint.note)?.text ?? ''
          const token = readStampToken(body.token)
          const stampedAt = token === null ? null : timeInStamp(token, text)
          if (token === null || stampedAt === null) return problems.foreignSignature
          await addStamp(tx, log, body, { token, stampedAt }, clock())
          return { status: 200 as const, body: { stampedAt: stampedAt.toISOString() } }
        })
      },
    }),
  ]
}
