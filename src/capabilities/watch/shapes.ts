import { z } from '@hono/zod-openapi'
import { aboutOf, gravities, subjects } from './content.ts'
import type { KeptFinding, Visit } from './store.ts'

/** The shapes that the API gives for what was seen from outside. */

export const communePath = z.object({ insee: z.string() })

const address = z.object({ kind: z.string(), address: z.string().optional(), url: z.string().optional() })

export const visit = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    requestedAt: z.string(),
    finishedAt: z.string().nullable(),
    stepsDone: z.number().int(),
    stepsTotal: z.number().int(),
    target: z.object({ domain: z.string(), mail: address, site: address }),
    levels: z
      .record(z.string(), z.boolean().nullable())
      .nullable()
      .describe('RPNT 0.2.1: 1.a, 1.aa, 2.a, 2.aa, a, aa'),
  })
  .openapi('Visit')

export const finding = z
  .object({
    code: z.string().describe('1.1 to 2.8 (RPNT 0.2.1), or the name of a finding beside the criteria'),
    verdict: z.enum(['ok', 'to-fix', 'could-not-tell', 'not-applicable']),
    reason: z.string().nullable().describe('Why nothing can be said, with could-not-tell'),
    about: z.enum(subjects),
    title: z.string(),
    meaning: z.string(),
    evidence: z.unknown().describe('What was seen, as raw as it came'),
    observedAt: z.string(),
    fix: z
      .object({
        who: z.string(),
        ask: z.string(),
        gravity: z.enum(gravities).default('usual').describe('In which order to correct'),
        record: z
          .object({
            name: z.string(),
            type: z.string(),
            value: z.string(),
            replaces: z
              .array(z.string())
              .optional()
              .describe('What it takes the place of; absent: it is added'),
          })
          .optional(),
      })
      .nullable(),
  })
  .openapi('Finding')

/** Pages that only a person recognises: the links found, and what was said of them while it holds. */
export const toConfirm = z
  .object({
    candidates: z.array(z.object({ url: z.string(), text: z.string() })),
    said: z
      .object({
        answer: z.enum(['yes', 'no', 'no-page']),
        url: z.string().nullable(),
        by: z.string(),
        at: z.string(),
      })
      .nullable(),
  })
  .openapi('ToConfirm')

export const stepsAt = z
  .object({
    provider: z.string(),
    isTheirs: z.boolean().describe('Recognised for this commune; it comes first'),
    typedName: z
      .string()
      .nullable()
      .describe('The name as the form of this provider asks for it; null where no record is typed'),
    steps: z.array(z.string()),
    source: z.object({
      url: z.string(),
      checkedOn: z.string(),
      confidence: z
        .enum(['V', 'M', 'U'])
        .describe('V: read in its help on that day; M: known; U: to be verified'),
    }),
  })
  .openapi('StepsAt')

/** The row was written from these very shapes; parsing drops what the API does not promise. */
export const visitShown = ({ target, ...rest }: Visit) => ({
  ...rest,
  target: visit.shape.target.parse(target),
})

export const findingShown = ({ evidence, fix, ...rest }: KeptFinding) => ({
  ...rest,
  about: aboutOf(rest.code),
  evidence,
  fix: finding.shape.fix.parse(fix),
})
