import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../platform/http/written-text.ts'

/** The shapes that the API gives and takes for the état des lieux. Words that people read are served with them. */

export const communePath = z.object({ insee: z.string() })

export const reply = z.enum(['yes', 'partly', 'no', 'dont-know', 'provider-knows', 'not-concerned'])
export const state = z.enum(['proven', 'declared', 'to-do', 'unknown', 'expired', 'not-applicable'])

export const citation = z
  .object({
    text: z.string(),
    source: z.string(),
    checkedOn: z.string(),
    confidence: z.enum(['V', 'V2', 'M', 'U']),
    territories: z.array(z.string()).optional(),
  })
  .openapi('Citation')

export const answer = z
  .object({
    questionId: z.string(),
    reply,
    reason: z.string().nullable(),
    note: z.string().nullable(),
    answeredAt: z.string(),
    answeredBy: z.string().describe('Name of the person'),
    version: z.number().int(),
  })
  .openapi('Answer')

export const answerChange = z
  .object({
    reply,
    reason: optionalText(500)
      .optional()
      .transform((text) => text ?? null)
      .describe('Why it does not apply: needed with not-concerned, dropped with any other reply'),
    note: optionalText(2000)
      .optional()
      .transform((text) => text ?? null),
  })
  .openapi('AnswerChange')

export const question = z
  .object({
    id: z.string(),
    theme: z.string(),
    themeTitle: z.string(),
    isFirstVisit: z.boolean(),
    text: z.string(),
    why: z.string(),
    whereToLook: z.string(),
    minutes: z.number(),
    replies: z
      .array(z.object({ reply, label: z.string(), hint: z.string() }))
      .describe('The replies that make sense here, in order, with their words'),
    measures: z.array(z.object({ id: z.string(), title: z.string(), isEssential: z.boolean() })),
    citations: z.array(citation),
    isApplicable: z.boolean(),
    isOpen: z.boolean().describe('Never answered, or answered before a proof ran out'),
    answer: answer.nullable(),
  })
  .openapi('Question')

export const theme = z
  .object({ id: z.string(), title: z.string(), questionIds: z.array(z.string()) })
  .openapi('Theme')

export const questionnaire = z
  .object({
    themes: z.array(theme),
    questions: z.array(question).describe('Those that can concern this commune, in order'),
    firstVisit: z.array(z.string()).describe('The eight of the first visit, in order'),
    thisWeek: z.array(z.string()).describe('Up to five, those that teach most'),
    answeredCount: z.number().int(),
    totalCount: z.number().int(),
    remainingMinutes: z.number(),
  })
  .openapi('Questionnaire')

export const critical = z
  .object({
    kind: z.string(),
    title: z.string(),
    holds: z.string(),
    withoutIt: z.string(),
    usualOutageInHours: z.number(),
    isApplicable: z.boolean().describe('The structure that keeps it exists here'),
    whereKept: z.string().nullable(),
    howSaved: z.string().nullable(),
    responsible: z.string().nullable(),
    tolerableHours: z.number().int().nullable(),
    savedAt: z.string().nullable(),
    savedBy: z.string().nullable(),
    version: z.number().int().describe('0: never filled in'),
  })
  .openapi('CriticalRecord')

export const criticalChange = z
  .object({
    whereKept: optionalText(500),
    howSaved: optionalText(500),
    responsible: optionalText(200),
    tolerableHours: z
      .number('Un nombre d’heures, ou rien.')
      .int('Un nombre entier d’heures.')
      .min(0, 'Zéro ou plus.')
      .max(8760, 'Un an (8 760 heures) au plus.')
      .nullable(),
  })
  .openapi('CriticalRecordChange')

const counts = z.object({
  proven: z.number().int(),
  declared: z.number().int(),
  'to-do': z.number().int(),
  unknown: z.number().int(),
  expired: z.number().int(),
  'not-applicable': z.number().int(),
})

export const figures = z
  .object({
    counts,
    total: z.number().int(),
    applicable: z.number().int(),
    known: z.number().nullable().describe('From 0 to 1'),
    proven: z.number().nullable().describe('From 0 to 1'),
  })
  .openapi('Figures')

export const measureSummary = z
  .object({
    id: z.string(),
    theme: z.string(),
    themeTitle: z.string(),
    title: z.string(),
    isEssential: z.boolean(),
    state,
    stateLabel: z.string(),
    because: z.array(z.string()).describe('Sentences, most important first; never empty'),
    until: z.string().nullable().describe('ISO instant when « prouvé » ends'),
  })
  .openapi('MeasureSummary')

export const measures = z
  .object({
    figures: z.object({ all: figures, essentials: figures }),
    states: z.array(z.object({ state, label: z.string(), meaning: z.string() })),
    themes: z.array(z.object({ id: z.string(), title: z.string() })),
    measures: z.array(measureSummary),
  })
  .openapi('Measures')

export const proof = z
  .object({
    id: z.string(),
    subject: z.string(),
    verdict: z.enum(['supports', 'denies', 'could-not-tell', 'not-applicable']),
    verdictLabel: z.string(),
    source: z.enum(['check', 'answer', 'document', 'person', 'agent', 'provider']),
    sourceLabel: z.string(),
    observedAt: z.string(),
    expiresAt: z.string().nullable(),
    isExpired: z.boolean(),
    summary: z.string(),
    detail: z.unknown().describe('Whatever was seen, raw'),
    file: z
      .object({ id: z.string(), name: z.string(), sizeInBytes: z.number().int(), sha256: z.string() })
      .nullable(),
  })
  .openapi('ProofSeen')

const proofWanted = z
  .object({
    subject: z.string(),
    kind: z.enum(['check', 'document']),
    how: z.string(),
    validForDays: z.number().int(),
  })
  .openapi('ProofWanted')

export const measure = measureSummary
  .extend({
    what: z.string(),
    why: z.string(),
    risk: z.object({ label: z.string(), weight: z.number().int() }),
    doneBy: z.enum(['secretary', 'mayor', 'provider', 'relay', 'dpo']),
    doneByLabel: z.string(),
    effortInMinutes: z.number(),
    cost: z.object({ from: z.number(), to: z.number(), yearly: z.boolean() }).describe('Euros TTC'),
    action: z.string(),
    steps: z.array(z.string()),
    proofs: z.array(proofWanted),
    nextProof: proofWanted
      .nullable()
      .describe('The proof to bring next; null while proven or without object'),
    after: z.array(z.object({ id: z.string(), title: z.string() })),
    references: z.array(z.string()),
    citations: z.array(citation),
    questions: z.array(z.object({ id: z.string(), text: z.string(), answer: answer.nullable() })),
    history: z.array(proof).describe('Newest first'),
  })
  .openapi('Measure')

export const proofForm = z
  .object({
    file: z.instanceof(File).optional().openapi({ type: 'string', format: 'binary' }),
    subject: z
      .string()
      .max(100)
      .optional()
      .describe('Which proof of the measure; the first document if absent'),
    observedOn: z.iso.date('Indiquez la date du document, par exemple 2026-11-22.'),
    summary: writtenText(500),
  })
  .openapi('ProofForm')

export const letter = z
  .object({
    subject: z.string(),
    body: z.string(),
    questionIds: z.array(z.string()),
    dueOn: z.string(),
    to: z.string().nullable().describe('Mail address of the provider'),
    mailto: z.string().nullable(),
  })
  .openapi('ProviderLetter')

export const sentLetter = z
  .object({ questionIds: z.array(z.string()), sentOn: z.string(), dueOn: z.string(), sentBy: z.string() })
  .openapi('SentLetter')

export const letterSent = z
  .object({
    questionIds: z
      .array(z.string().max(80))
      .min(1, 'Indiquez les questions que contenait le courriel.')
      .max(200),
  })
  .openapi('LetterSent')
