import { z } from 'zod'

/**
 * A backup is one gzip stream of lines that a person can read with `zcat`: a first line that says what it is, then
 * each table as a JSON line followed by its rows in PostgreSQL's COPY text format and a line `\.`, then a last line
 * that counts them. A file cut short has no last line; gzip's own checksum catches a changed byte.
 */
export const formatVersion = 1

export const head = z.strictObject({
  beffroi: z.literal('backup'),
  format: z.literal(formatVersion),
  program: z.string(),
  madeAt: z.iso.datetime(),
  /** Migrations the database had received, in order: `slice/name`. */
  migrations: z.array(z.string()),
  /** Keys of the installation, without which second factors could not be read: the file is secret. */
  secrets: z.record(z.string(), z.string()),
})
export type Head = z.infer<typeof head>

export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()) })

export const lastLine = z.strictObject({ end: z.literal(true), rows: z.number().int() })

export const endOfTable = '\\.'

/** Schemas left out: PostgreSQL's own, and the queue, whose work is queued again from what is recorded. */
export const leftOut = ['pg_catalog', 'information_schema', 'pg_toast', 'jobs', 'public']
