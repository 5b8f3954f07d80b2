import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import { limitShape } from '../clock-content.ts'
import { starts } from '../domain/clock.ts'
import { serviceStates } from '../domain/damage.ts'
import { conditions, incidentKinds } from '../domain/playbook.ts'
import { incidentPath, instant } from '../log/shapes.ts'
import { answers, deciders, known, taskStates } from './part-shapes.ts'
import { told } from './told.ts'

/** What may be asked of a case. */

const shortId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
export const stepPath = incidentPath.extend({ stepId: shortId })
export const clockPath = incidentPath.extend({ clockId: shortId })
export const servicePath = incidentPath.extend({ serviceId: shortId })
export const taskPath = incidentPath.extend({ taskId: z.uuid() })
export const handoverPath = incidentPath.extend({ handoverId: z.uuid() })

export const situation = told.extend({
  /** What the triage found, when it is another than at the opening. */
  kind: z.enum(incidentKinds).optional(),
  /** Only what is said changes. */
  conditions: z.partialRecord(z.enum(conditions), known).default({}),
  /** « C’est déjà fait »: replaces what was said before. */
  alreadyDone: z.array(shortId).max(20).optional(),
})

export const decision = told.extend({
  stepId: shortId,
  answer: z.enum(answers),
  decidedBy: writtenText(120),
  decidedAs: z.enum(deciders),
  becauseAway: optionalText(300).default(null),
  reason: optionalText(1000).default(null),
})

export const clockStart = told.extend({
  facts: z.object({ start: z.enum(starts), at: instant }),
  reason: writtenText(500),
})

/** What the contract says; `foundIn`: where it was read. */
export const clockLimit = told.extend({ limit: limitShape, foundIn: writtenText(200) })

export const service = told.extend({
  state: z.enum(serviceStates),
  note: optionalText(500).default(null),
})

export const task = told.extend({
  title: writtenText(200),
  person: optionalText(120).default(null),
  state: z.enum(taskStates),
})

export const handover = told.extend({
  from: writtenText(120),
  to: writtenText(120),
  words: writtenText(4000),
})

export const breach = told.extend({
  facts: writtenText(4000),
  effects: writtenText(4000),
  measures: writtenText(4000),
  isNotified: z.boolean(),
  becauseNotNotified: optionalText(1000).default(null),
})

export const falseAlarm = told.extend({ words: writtenText(2000) })

export const closing = told.extend({
  words: writtenText(4000),
  lessons: z
    .array(z.object({ words: writtenText(500), measureId: shortId.nullable().default(null) }))
    .max(30)
    .default([]),
})

export const joining = told.extend({ into: z.uuid() })

export const causeLink = z.object({ causeId: z.uuid() })
