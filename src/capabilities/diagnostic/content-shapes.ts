import { z } from 'zod'

// What the YAML files may say. A missing, misspelt or surplus key stops the program at start.

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const words = z.string().trim().min(1)
const minutes = z.number().int().positive()
const reply = z.enum(['yes', 'partly', 'no', 'dont-know', 'provider-knows', 'not-concerned'])

const citation = z.strictObject({
  text: words,
  source: words,
  checkedOn: z.iso.date(),
  confidence: z.enum(['V', 'V2', 'M', 'U']),
  territories: z.array(id).min(1).exactOptional(),
})

const proof = z.strictObject({
  subject: z
    .string()
    .regex(
      /^(check:(?:[12]\.[1-8]|[a-z]+(?:-[a-z]+)*)|document:[a-z0-9]+(-[a-z0-9]+)*)$/,
      'must be check:N.N or document:name',
    ),
  validForDays: z.number().int().positive(),
  how: words,
})

const weight = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

const cost = z
  .strictObject({
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
    yearly: z.boolean(),
  })
  .refine(({ from, to }) => from <= to, 'goes from more to less')

const measure = z.strictObject({
  id,
  theme: id,
  essential: z.boolean().default(false),
  title: words,
  what: words,
  why: words,
  risk: z.strictObject({ label: words, weight }),
  doneBy: z.enum(['secretary', 'mayor', 'provider', 'relay', 'dpo']),
  effortInMinutes: minutes,
  cost,
  action: words,
  steps: z.array(words).min(1),
  proofs: z.array(proof).min(1),
  after: z.array(id).default([]),
  references: z.array(words),
  citations: z.array(citation).default([]),
  fromWorkstations: z.number().int().positive().exactOptional(),
  publicTitle: words,
})

const question = z.strictObject({
  id,
  theme: id,
  firstVisit: z.boolean().default(false),
  text: words,
  why: words,
  whereToLook: words,
  measures: z.array(id).min(1),
  replies: z
    .partialRecord(reply, z.strictObject({ label: words, hint: words.exactOptional() }))
    .exactOptional(),
  without: z.array(reply).exactOptional(),
  askProvider: words,
  minutes,
  when: z
    .strictObject({
      fromWorkstations: z.number().int().positive().exactOptional(),
      structures: z.array(id).min(1).exactOptional(),
      hasProvider: z.boolean().exactOptional(),
    })
    .exactOptional(),
  citations: z.array(citation).default([]),
})

const criticalRecord = z.strictObject({
  id,
  title: words,
  holds: words,
  structures: z.array(id).min(1),
  usualOutageInHours: z.number().int().positive(),
  withoutIt: words,
})

export const measuresFile = z.array(measure)
export const questionsFile = z.array(question)
export const themesFile = z.array(z.strictObject({ id, title: words, order: z.number().int().positive() }))
export const repliesFile = z.record(reply, z.strictObject({ label: words, hint: words }))
export const criticalDataFile = z.array(criticalRecord)
