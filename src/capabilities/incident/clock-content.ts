import { z } from 'zod'
import { cited } from './citations.ts'
import { type ClockRule, type Start, starts } from './domain/clock.ts'
import type { Limit } from './domain/clock-limit.ts'
import { conditions, incidentKinds } from './domain/playbook.ts'
import { id, readYaml, sentence } from './read-yaml.ts'

export const limitShape: z.ZodType<Limit> = z.strictObject({
  unit: z.enum(['hours', 'days', 'open-days', 'working-days', 'months']),
  value: z.int().min(1).max(400),
})

const clocksFile = z
  .strictObject({
    starts: z.record(z.enum(starts), sentence),
    clocks: z.array(
      z.strictObject({
        id,
        title: sentence,
        short: sentence,
        whom: sentence,
        standing: z.enum(['law', 'contract', 'directive']),
        starts: z.array(z.enum(starts)).min(1),
        limit: z.union([limitShape, z.strictObject({ unit: z.literal('declared') })]).nullable(),
        when: z.enum(conditions).nullable(),
        kinds: z.array(z.enum(incidentKinds)).min(1),
        validFrom: z.iso.date().nullable(),
        binds: z.array(z.enum(['commune', 'epci'])).min(1),
        why: sentence,
        stopsWhen: sentence,
        sources: z.array(id).min(1),
      }),
    ),
  })
  .refine(
    ({ clocks }) => clocks.every(({ standing, validFrom }) => (standing === 'law') === (validFrom !== null)),
    'what is law says since when, and nothing else does',
  )

export interface ClockContent {
  readonly rules: readonly ClockRule[]
  /** Each start in words. */
  readonly starts: Readonly<Record<Start, string>>
}

let clocks: ClockContent | undefined

/** The delays, in the order of the file. Read once. */
export function clockContent(): ClockContent {
  if (clocks === undefined) {
    const read = readYaml('clocks.fr.yaml', clocksFile)
    clocks = {
      starts: read.starts,
      rules: read.clocks.map((rule) => ({
        ...rule,
        sources: cited(rule.sources, `clocks.fr.yaml, ${rule.id}`),
      })),
    }
  }
  return clocks
}
