import { z } from '@hono/zod-openapi'
import { writtenText } from '../../../platform/http/written-text.ts'

export const communePath = z.object({ insee: z.string() })
export const incidentPath = communePath.extend({ incidentId: z.uuid() })

const firstInstant = Date.parse('2000-01-01T00:00:00Z')
const lastInstant = Date.parse('2100-01-01T00:00:00Z')

/** Kept as it will stand in the logbook: UTC, milliseconds. The clock of a phone may be wrong by years. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= firstInstant && Date.parse(text) < lastInstant, {
    message: 'Cette date n’est pas entre 2000 et 2100.',
  })
  .transform((text) => new Date(text).toISOString())
  .openapi({ type: 'string', format: 'date-time' })

const told = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A signed note: longer than any that this program writes. */
export const note = z.string().min(1).max(20_000)
const count = z.int().min(0)

export const newIncident = z.object({
  id: z.uuid().optional(),
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  isExercise: z.boolean().default(false),
  begunAt: instant,
})

export const incident = z.object({
  id: z.uuid(),
  kind: z.string(),
  isExercise: z.boolean(),
  begunAt: told,
  openedAt: told,
  closedAt: told.nullable(),
})

const detailValue = z.union([
  z.string().max(2000),
  z.int(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(500)).max(50),
])

export const newEntry = z.object({
  /** The device numbers its own entries; the pair is what makes an entry sent twice one entry. */
  device: z.object({ id: z.uuid(), sequence: z.int().min(0) }),
  kind: z.string().regex(/^(?!epoch$|redaction$)[a-z][a-z-]{0,39}$/),
  medium: z.enum(['screen', 'paper']).default('screen'),
  happenedAt: instant,
  writtenAt: instant,
  text: writtenText(10_000),
  attachments: z
    .array(z.object({ sha256, name: writtenText(255) }))
    .max(20)
    .default([]),
  detail: z.record(z.string().regex(/^[a-z][A-Za-z]{0,39}$/), detailValue).optional(),
})
export type GivenEntry = z.output<typeof newEntry>

export const newEntries = z.object({
  /** The clock of the device as it sends. */
  sentAt: instant,
  /** The last checkpoint that the device keeps, as it received it. */
  held: note.nullable().default(null),
  entries: z.array(newEntry).min(1).max(50),
})

const place = z.object({ epoch: z.int().min(1), sequence: count })

export const recorded = z.object({
  entries: z.array(
    z.object({
      status: z.enum(['recorded', 'already-recorded', 'number-taken']),
      device: z.object({ id: z.uuid(), sequence: count }),
      place: place.nullable(),
      /** The very text whose hash is in the tree; null when the number is taken. */
      leaf: z.string().nullable(),
    }),
  ),
  checkpoint: z.string(),
  /** The server was set back: it no longer held what this device had kept. Give back what is missing. */
  isBehindDevice: z.boolean(),
})

export const keptEntry = place.extend({
  leaf: z.string(),
  salt: z.string().nullable(),
  body: z.unknown(),
  redactedBy: place.nullable(),
})

export const page = z.object({
  entries: z.array(keptEntry),
  /** Newest checkpoint; null for a case in which nothing was written. */
  checkpoint: z.string().nullable(),
})

export const fromPlace = z.object({
  epoch: z.coerce.number().int().min(1).max(1_000_000).default(1),
  sequence: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const newRedaction = z.object({
  of: place,
  device: z.object({ id: z.uuid(), sequence: z.int().min(0) }),
  sentAt: instant,
  reason: writtenText(500),
})

export const consistencyAsked = z.object({
  epoch: z.coerce.number().int().min(1).max(1_000_000),
  from: z.coerce.number().int().min(0).max(1_000_000_000),
  to: z.coerce.number().int().min(1).max(1_000_000_000),
})
export const inclusionAsked = z.object({
  epoch: z.coerce.number().int().min(1).max(1_000_000),
  sequence: z.coerce.number().int().min(0).max(1_000_000_000),
  size: z.coerce.number().int().min(1).max(1_000_000_000),
})
/** Hashes, base64, in the order of RFC 6962. */
export const proof = z.object({ proof: z.array(z.string()) })

export const logKey = z.object({ fingerprint: sha256, publicKey: z.string() })

export const givenBack = z.object({
  held: note,
  entries: z
    .array(
      z.object({
        leaf: z.string().max(20_000),
        words: z.object({ salt: sha256, body: z.unknown() }).nullable(),
      }),
    )
    .min(1)
    .max(5000),
})

export const attachment = z.object({ sha256, mediaType: z.string(), sizeInBytes: count })

export const checkpointPlace = z.object({ epoch: z.int().min(1), size: z.int().min(1) })
export const newCosignature = checkpointPlace.extend({ line: z.string().min(1).max(2000) })
export const newStamp = checkpointPlace.extend({ token: z.string().min(1).max(50_000) })
