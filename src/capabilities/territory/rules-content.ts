/** Reads the tables of this capability. A wrong file stops the program with the path of the wrong line. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Obligation } from './domain/obligations.ts'
import { territories } from './domain/places.ts'
import type { StructureKind } from './domain/structures.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const day = z.iso.date()
const range = z
  .strictObject({ from: z.int().positive().optional(), below: z.int().positive().optional() })
  .refine(({ from, below }) => from !== undefined || below !== undefined, 'a range has at least one end')

const obligation: z.ZodType<Obligation> = z.strictObject({
  id,
  theme: z.enum(['rgpd', 'incident', 'crise', 'accessibilite', 'achats', 'nis2', 'services']),
  title: z.string().min(1),
  what: z.string().min(1),
  binds: z.enum(['commune', 'epci', 'both']),
  standing: z.enum(['law', 'bill', 'recommendation', 'offer']),
  condition: z.strictObject({ text: z.string().min(1), askWhom: z.string().min(1) }).optional(),
  population: range.optional(),
  epciPopulation: range.optional(),
  epciTypes: z.array(z.enum(['CC', 'CA', 'CU', 'METRO', 'MET69'])).optional(),
  largestMember: range.optional(),
  limit: z
    .strictObject({
      unit: z.enum(['hours', 'months', 'years', 'euros-excluding-tax']),
      value: z.number().positive(),
    })
    .optional(),
  datedBy: z.enum(['today', 'launch']),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  territories: z.array(z.enum(territories)).min(1),
  source: z.string().min(1),
  checkedOn: day,
  confidence: z.enum(['V', 'V2', 'M', 'U']),
})

const structure: z.ZodType<StructureKind> = z.strictObject({
  id,
  label: z.string().min(1),
  hint: z.string().min(1),
  holds: z.array(z.string().min(1)).min(1),
  isSensitive: z.boolean(),
  whenStopped: z.string().min(1),
  isAlwaysThere: z.boolean(),
})

const obligationFile = z.strictObject({
  common: z.array(z.array(z.string())),
  obligations: z.array(obligation),
})
const structureFile = z.strictObject({
  structures: z
    .array(structure)
    .refine((all) => new Set(all.map((kind) => kind.id)).size === all.length, 'each kind is named once'),
})

let obligations: readonly Obligation[] | undefined
let kinds: ReadonlyMap<string, StructureKind> | undefined

/** The dated rules, in the order of the file. Read once. */
export function obligationTable(): readonly Obligation[] {
  obligations ??= obligationFile.parse(readContent('obligations.fr.yaml')).obligations
  return obligations
}

/** The kinds of structures by identifier, in the order of the file. Read once. */
export function structureKinds(): ReadonlyMap<string, StructureKind> {
  kinds ??= new Map(
    structureFile.parse(readContent('structures.fr.yaml')).structures.map((kind) => [kind.id, kind]),
  )
  return kinds
}

function readContent(file: string): unknown {
  return parse(readFileSync(new URL(`content/${file}`, import.meta.url), 'utf8'))
}
