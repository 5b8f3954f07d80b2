import { z } from '@hono/zod-openapi'
import { limitShape } from '../clock-content.ts'
import { starts } from '../domain/clock.ts'
import { serviceStates } from '../domain/damage.ts'
import { conditions, doers, phases } from '../domain/playbook.ts'
import * as log from '../log/shapes.ts'
import { answers, deciders, known, outcomes, taskStates } from './part-shapes.ts'

/** A case as everybody in it sees it. */

const at = z.iso.datetime()
const set = z.object({ byName: z.string(), at })
const citation = z.object({
  text: z.string(),
  source: z.string(),
  checkedOn: z.iso.date(),
  confidence: z.enum(['V', 'V2', 'M', 'U']),
})

const decision = z.object({
  stepId: z.string(),
  title: z.string(),
  answer: z.enum(answers),
  decidedBy: z.string(),
  decidedAs: z.enum(deciders),
  becauseAway: z.string().nullable(),
  reason: z.string().nullable(),
  decidedAt: at,
  written: set,
})

const step = z.object({
  id: z.string(),
  phase: z.enum(phases),
  title: z.string(),
  how: z.array(z.string()),
  why: z.string(),
  who: z.array(z.enum(doers)),
  /** The first who may do it in this case. */
  by: z.enum(doers),
  isDecision: z.boolean(),
  isBeside: z.boolean(),
  /** Its condition is not settled: shown, with « si ». */
  isPending: z.boolean(),
  when: z.enum(conditions).nullable(),
  never: z.array(z.string()),
  /** How one knows that it is done. */
  done: z.string(),
  minutes: z.int(),
  stops: z.array(z.string()),
  sources: z.array(citation),
  doneAt: at.nullable(),
  doneBy: z.string().nullable(),
  doneFrom: z.enum(['phone', 'office']).nullable(),
})

const clock = z.object({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  whom: z.string(),
  why: z.string(),
  stopsWhen: z.string(),
  standing: z.enum(['law', 'contract', 'directive']),
  state: z.enum(['not-concerned', 'waiting', 'without-delay', 'limit-unknown', 'runs', 'late', 'stopped']),
  /** « dans 2 h 05 », « dépassé de 3 jours », « fait à temps ». */
  stateInWords: z.string(),
  deadlineAt: at.nullable(),
  /** « avant jeudi 8 h 41 »; null without a deadline. */
  inWords: z.string().nullable(),
  isPending: z.boolean(),
  stoppedAt: at.nullable(),
  start: z
    .object({
      name: z.enum(starts),
      label: z.string(),
      at,
      inWords: z.string(),
      /** The clock of some device is wrong. */
      isDoubtful: z.boolean(),
    })
    .nullable(),
  /** Why another start than the cautious one was taken; null while that one holds. */
  reason: z.string().nullable(),
  chosenBy: z.string().nullable(),
  starts: z.array(z.object({ name: z.enum(starts), label: z.string(), at: at.nullable() })),
  declaredLimit: limitShape.nullable(),
  isLimitDeclared: z.boolean(),
  sources: z.array(citation),
})

const service = z.object({
  id: z.string(),
  label: z.string(),
  isForSafety: z.boolean(),
  state: z.enum(serviceStates),
  note: z.string().nullable(),
  set: set.nullable(),
  onPaper: z.array(z.string()),
  takeWithYou: z.string(),
  limits: z.array(
    z.object({ id: z.string(), label: z.string(), words: z.string(), sources: z.array(citation) }),
  ),
})

const damage = z.object({
  states: z.record(z.enum(serviceStates), z.string()),
  services: z.array(service),
  /** Identifiers, the first to bring back first. */
  restoration: z.array(z.string()),
  /** What the last proven backup would give back; null where nobody proved one, or where one may not look. */
  backup: z.object({ provenAt: at, ageInDays: z.int(), words: z.string() }).nullable(),
})

const task = z.object({
  id: z.uuid(),
  title: z.string(),
  person: z.string().nullable(),
  state: z.enum(taskStates),
  set,
})

const handover = z.object({ id: z.uuid(), from: z.string(), to: z.string(), words: z.string(), set })

const breach = z.object({
  facts: z.string(),
  effects: z.string(),
  measures: z.string(),
  isNotified: z.boolean(),
  becauseNotNotified: z.string().nullable(),
  set,
})

const lesson = z.object({
  id: z.uuid(),
  words: z.string(),
  measureId: z.string().nullable(),
  measureTitle: z.string().nullable(),
  carriedAt: at.nullable(),
  actionId: z.uuid().nullable(),
})

export const caseView = z
  .object({
    incident: log.incident.extend({
      title: z.string(),
      outcome: z.object({ how: z.enum(outcomes), words: z.string(), joined: z.uuid().nullable() }).nullable(),
    }),
    playbook: z.object({
      title: z.string(),
      sign: z.string(),
      first: z.string(),
      version: z.int(),
      writtenOn: z.iso.date(),
    }),
    timeZone: z.string(),
    situation: z.partialRecord(z.enum(conditions), known),
    /** What was done before anybody asked, and what to do now. */
    alreadyDone: z.array(
      z.object({ id: z.string(), label: z.string(), now: z.array(z.string()), never: z.array(z.string()) }),
    ),
    steps: z.array(step),
    currentStepId: z.string().nullable(),
    clocks: z.array(clock),
    clocksOfNoConcern: z.array(
      z.object({ id: z.string(), title: z.string(), stateInWords: z.string(), why: z.string() }),
    ),
    decisions: z.array(decision),
    damage,
    tasks: z.array(task),
    people: z.array(z.object({ name: z.string(), role: z.string(), lastAt: at })),
    handovers: z.array(handover),
    breach: breach.nullable(),
    lessons: z.array(lesson),
    cause: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  })
  .openapi('IncidentCase')
export type CaseView = z.input<typeof caseView>
export type ClockView = z.input<typeof clock>
export type DamageView = z.input<typeof damage>
