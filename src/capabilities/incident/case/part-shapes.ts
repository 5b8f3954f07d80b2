import { z } from '@hono/zod-openapi'
import { limitShape } from '../clock-content.ts'
import { starts } from '../domain/clock.ts'
import { serviceStates } from '../domain/damage.ts'
import { conditions } from '../domain/playbook.ts'

/** What a case keeps of each kind, as JSON: the newest says what stands. */

export const known = z.enum(['yes', 'no', 'unknown'])
export const answers = ['yes', 'no'] as const
export const deciders = ['mayor', 'deputy'] as const
export const taskStates = ['to-do', 'doing', 'done'] as const
export const outcomes = ['ended', 'false-alarm', 'joined'] as const

const words = z.string()

export const partShapes = {
  situation: z.object({
    conditions: z.partialRecord(z.enum(conditions), known),
    /** « C’est déjà fait », by the identifiers of the triage. */
    alreadyDone: z.array(z.string()),
  }),
  step: z.object({ doneAt: z.iso.datetime(), doneFrom: z.enum(['phone', 'office']) }),
  decision: z.object({
    answer: z.enum(answers),
    decidedBy: words,
    decidedAs: z.enum(deciders),
    /** Why a deputy decided; null for the mayor. */
    becauseAway: words.nullable(),
    reason: words.nullable(),
    decidedAt: z.iso.datetime(),
  }),
  instant: z.object({ at: z.iso.datetime() }),
  start: z.object({ start: z.enum(starts), reason: words, chosenAt: z.iso.datetime() }),
  limit: z.object({ limit: limitShape, foundIn: words }),
  service: z.object({ state: z.enum(serviceStates), note: words.nullable() }),
  task: z.object({ title: words, person: words.nullable(), state: z.enum(taskStates) }),
  handover: z.object({ from: words, to: words, words }),
  /** The line of the register of breaches: facts, effects, measures (art. 33.5). */
  breach: z.object({
    facts: words,
    effects: words,
    measures: words,
    isNotified: z.boolean(),
    becauseNotNotified: words.nullable(),
  }),
  outcome: z.object({
    how: z.enum(outcomes),
    words,
    joined: z.uuid().nullable(),
  }),
} as const

export type PartKind = keyof typeof partShapes
export type PartValue<K extends PartKind> = z.output<(typeof partShapes)[K]>
