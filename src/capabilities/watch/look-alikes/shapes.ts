import { z } from '@hono/zod-openapi'
import { optionalText } from '../../../platform/http/written-text.ts'
import { sortings } from '../domain/look-alikes/standing.ts'
import { finding } from '../shapes.ts'

/** The shapes that the API gives for the names that look alike. */

const sortedAs = z.enum(sortings).nullable().describe('Null: to be sorted')

export const namePath = z.object({
  insee: z.string(),
  name: z.string().regex(/^[a-z0-9.-]{3,253}$/, 'Un nom de domaine, par exemple mairie-commune.fr.'),
})

export const search = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    requestedAt: z.string(),
    finishedAt: z.string().nullable(),
    namesDone: z.number().int(),
    namesTotal: z.number().int(),
  })
  .openapi('LookAlikeSearch')

export const lookAlike = z
  .object({
    name: z.string().describe('A-labels: what the DNS is asked'),
    shown: z.string().describe('U-labels: what people read'),
    difference: z.string().describe('How it differs from the name of the commune, in French'),
    firstSeenAt: z.string(),
    lastSeenAt: z.string(),
    goneAt: z.string().nullable().describe('Since when a search no longer finds it'),
    seen: z.object({
      nameServers: z.array(z.string()),
      mailServers: z.array(z.string()).nullable().describe('Null: could not be told'),
      addresses: z.array(z.string()).nullable().describe('Null: could not be told'),
      isAtOwnSite: z.boolean(),
      isParked: z.boolean(),
    }),
    otherCommune: z
      .object({ insee: z.string(), name: z.string(), departement: z.string() })
      .nullable()
      .describe('Another commune of exactly that name'),
    sortedAs,
    sortedBy: z.string().nullable(),
    sortedAt: z.string().nullable(),
    note: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('LookAlike')

export const sorting = z.object({ sortedAs, note: optionalText(500) }).openapi('LookAlikeSorting')

export const lookAlikes = z
  .object({
    newest: search.nullable(),
    last: search.nullable().describe('The newest that ended well'),
    finding: finding.pick({ code: true, verdict: true, reason: true, title: true, meaning: true, fix: true }),
    counts: z.object({
      toSort: z.number().int(),
      suspect: z.number().int(),
      ours: z.number().int(),
      unrelated: z.number().int(),
      untold: z.number().int(),
    }),
    names: z.array(lookAlike),
    untold: z.array(z.string()).describe('Names that the last search could not tell'),
    steps: z.array(
      z.object({
        title: z.string(),
        how: z.string(),
        url: z.string().optional(),
        source: z.string(),
        checkedOn: z.string(),
      }),
    ),
  })
  .openapi('LookAlikes')
