import { z } from '@hono/zod-openapi'
import { communePath, incidentPath } from '../log/shapes.ts'

export { communePath, incidentPath }

const at = z.iso.datetime()
const saved = z.object({ byName: z.string(), at }).nullable()

export const listedFile = z.object({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  audience: z.enum(['public', 'internal', 'confidential']),
  /** It belongs to the playbook of this case. */
  isUseful: z.boolean(),
  /** « Ce qui manque encore ». */
  missing: z.array(z.string()),
  version: z.int(),
  saved,
})

export const files = z
  .object({
    incident: z.object({ title: z.string(), isExercise: z.boolean() }),
    files: z.array(listedFile),
  })
  .openapi('CaseFiles')

const citation = z.object({
  text: z.string(),
  source: z.string(),
  checkedOn: z.iso.date(),
  confidence: z.enum(['V', 'V2', 'M', 'U']),
})

const field = z.object({
  id: z.string(),
  label: z.string(),
  as: z.enum(['text', 'lines', 'choice', 'choices']),
  options: z.array(z.string()),
  written: z.string(),
  /** What the case alone gives. */
  proposed: z.string(),
  isChanged: z.boolean(),
  isMissing: z.boolean(),
  isRequired: z.boolean(),
  longest: z.int().nullable(),
  isTooLong: z.boolean(),
  doubt: z.string().nullable(),
})

export const file = listedFile
  .extend({
    incident: z.object({ title: z.string(), isExercise: z.boolean() }),
    where: z.string(),
    web: z.string().nullable(),
    sections: z.array(
      z.object({
        heading: z.string(),
        isAside: z.boolean(),
        points: z.array(z.string()),
        fields: z.array(field),
      }),
    ),
    sources: z.array(citation),
  })
  .openapi('CaseFile')

const longestFieldInCharacters = 20_000

export const draft = z.object({
  /** By field. What is left out, or equal to what the case gives, follows the case. */
  fields: z.record(z.string().regex(/^[a-z0-9-]{1,60}$/), z.string().max(longestFieldInCharacters)),
})
