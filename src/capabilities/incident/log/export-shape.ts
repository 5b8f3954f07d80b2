import { z } from 'zod'
import type { Leaf } from '../domain/log/entry.ts'

/** The file of a logbook as anybody can verify it: docs/fr/format-main-courante.md describes it. */
export const formatName = 'beffroi-main-courante'
export const formatVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text)
const place = { epoch: z.int().min(1), sequence: count }

export const leafShape = z.strictObject({
  ...place,
  author: z.strictObject({ id: uuid, name: z.string(), role: z.string(), holderId: uuid.nullable() }),
  body: hash,
  device: z.strictObject({ id: uuid, sequence: count }),
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  medium: z.enum(['screen', 'paper']),
  happenedAt: instant,
  writtenAt: instant,
  sentAt: instant,
  receivedAt: instant,
  recalls: z
    .array(z.strictObject({ origin: z.string(), size: count, root: hash, diverges: z.boolean() }))
    .min(1)
    .readonly()
    .exactOptional(),
  recovers: z.strictObject({ ...place, hash }).exactOptional(),
  redacts: z.strictObject(place).exactOptional(),
}) satisfies z.ZodType<Leaf>

/** The body is any JSON: it is verified as it stands, by its hash. */
export const entryShape = z.union([
  z.strictObject({ leaf: leafShape, hash, salt: hash, body: z.unknown() }),
  z.strictObject({ leaf: leafShape, hash, redactedBy: z.strictObject(place) }),
])
export type ExportedEntry = z.infer<typeof entryShape>

export const epochShape = z.strictObject({
  number: z.int().min(1),
  origin: z.string().min(1),
  /** Verifier key of the log, as C2SP writes it. */
  key: z.string(),
  entries: z.array(entryShape).min(1),
  /** Signed notes, smallest first, with the cosignatures that came. */
  checkpoints: z.array(z.string()).min(1),
  /** RFC 3161 tokens over the SHA-256 of the text of a checkpoint, base64. */
  stamps: z.array(z.strictObject({ size: count, token: z.string() })),
})
export type ExportedEpoch = z.infer<typeof epochShape>

export const exportShape = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  exportedAt: instant,
  commune: z.strictObject({ id: uuid, insee: z.string(), name: z.string() }),
  incident: z.strictObject({
    id: uuid,
    kind: z.string(),
    isExercise: z.boolean(),
    begunAt: instant,
    openedAt: instant,
    closedAt: instant.nullable(),
  }),
  epochs: z.array(epochShape).min(1),
  /** Verifier keys of those who cosigned. */
  witnesses: z.array(z.string()),
  /** A signed note over the SHA-256 of all the rest. */
  seal: z.string(),
})
export type LogExport = z.infer<typeof exportShape>

/** What the seal says of the rest of the file: `sha256InHex` of its canonical form without the seal. */
export const sealText = (sha256InHex: string): string => `beffroi/main-courante-export/v1\n${sha256InHex}\n`
