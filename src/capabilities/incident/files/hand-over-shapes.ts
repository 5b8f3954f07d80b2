import { z } from '@hono/zod-openapi'
import { writtenText } from '../../../platform/http/written-text.ts'
import { tlps } from '../domain/tlp.ts'
import { incidentPath } from '../log/shapes.ts'

export { incidentPath }
export const handOverPath = incidentPath.extend({ handOverId: z.uuid() })

const at = z.iso.datetime()

/** What leaves the case, ticked one by one. */
const parts = z
  .object({
    mainCourante: z.boolean(),
    case: z.boolean(),
    attachments: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(200),
    files: z.array(z.string().max(60)).max(50),
  })
  .refine(
    ({ mainCourante, case: whole, attachments, files }) =>
      mainCourante || whole || attachments.length + files.length > 0,
    {
      message: 'Cochez au moins une pièce.',
    },
  )

const newHandOver = z.object({ recipient: writtenText(200), tlp: z.enum(tlps), parts })

export const newLink = newHandOver.extend({ days: z.int().min(1).max(30) })
export const newPackage = newHandOver.extend({
  /** Said by phone, never written beside the package. */
  to: z.union([
    z.object({ passphrase: z.string().min(16).max(200) }),
    z.object({ ageKey: z.string().regex(/^age1[0-9a-z]{10,2000}$/) }),
  ]),
})

export const handOver = z.object({
  id: z.uuid(),
  recipient: z.string(),
  tlp: z.enum(tlps),
  parts: z.array(z.string()),
  sha256: z.string(),
  sizeInBytes: z.int(),
  madeAt: at,
  madeBy: z.string(),
  expiresAt: at,
  revokedAt: at.nullable(),
  openings: z.int(),
  lastOpenedAt: at.nullable(),
})

export const madeLink = handOver
  .extend({
    /** Shown this once: what is kept of it cannot give it back. */
    link: z.string(),
  })
  .openapi('MadeHandOver')

export const handOvers = z
  .object({
    handOvers: z.array(handOver),
    /** What may be ticked. */
    attachments: z.array(z.object({ sha256: z.string(), name: z.string(), sizeInBytes: z.int() })),
    files: z.array(z.object({ id: z.string(), title: z.string(), missing: z.int() })),
    tlps: z.array(z.object({ id: z.enum(tlps), mark: z.string(), meaning: z.string() })),
  })
  .openapi('HandOvers')

export const token = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) })

export const behindLink = z
  .object({
    commune: z.string(),
    recipient: z.string(),
    tlp: z.enum(tlps),
    mark: z.string(),
    meaning: z.string(),
    parts: z.array(z.string()),
    isExercise: z.boolean(),
    sha256: z.string(),
    sizeInBytes: z.int(),
    madeAt: at,
    expiresAt: at,
  })
  .openapi('BehindHandOverLink')
