/** Reads the tables of the plan. A wrong file stops the program with the path of the wrong line. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CostRule } from './domain/cost-of-a-week.ts'

const confidence = z.enum(['V', 'V2', 'M', 'U'])
const words = z.string().min(1)

const line: z.ZodType<CostRule> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: words,
  per: z.enum(['once', 'agent', 'workstation', 'household', 'structure']),
  unitsEach: z.number().positive(),
  unit: words,
  unitCostInEuros: z.number().positive(),
  tax: z.enum(['TTC', 'none']),
  structures: z.array(words).min(1).optional(),
  assumption: words,
  source: words,
  checkedOn: z.iso.date(),
  confidence,
})

const costFile = z.strictObject({
  notice: words,
  lines: z
    .array(line)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each line is named once')
    .refine((all) => all.every((rule) => rule.per !== 'structure' || rule.structures), 'which structures?'),
  cases: z.array(z.strictObject({ who: words, happenedOn: words, told: words, source: words, confidence })),
})

/** The assumptions of the cost of a week, what must be said beside them, and dated single cases. */
export type CostTable = z.infer<typeof costFile>

let costTable: CostTable | undefined

/** Read once. */
export function costOfAWeekTable(): CostTable {
  costTable ??= costFile.parse(
    parse(readFileSync(new URL('content/cost-of-a-week.fr.yaml', import.meta.url), 'utf8')),
  )
  return costTable
}
