import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../platform/http/written-text.ts'

/** The shapes that the API gives and takes for the plan. */

export const communePath = z.object({ insee: z.string() })
export const actionPath = communePath.extend({ actionId: z.uuid('Cette adresse d’action n’existe pas.') })

const state = z.enum(['proven', 'declared', 'to-do', 'unknown', 'expired', 'not-applicable'])
const range = z
  .object({ from: z.number(), to: z.number(), yearly: z.boolean() })
  .describe('Euros TTC; per year when yearly')

const priority = z
  .object({
    score: z.number(),
    inWords: z.string(),
    formula: z.string().describe('« Risque 5 × exposition 3 ÷ effort 2 = 7,5 »'),
    terms: z.array(z.object({ name: z.string(), weight: z.number(), meaning: z.string() })),
  })
  .openapi('Priority')

export const actionSummary = z
  .object({
    id: z.string(),
    measureId: z.string(),
    kind: z.enum(['do', 'ask', 'renew', 'prove']),
    kindLabel: z.string(),
    status: z.enum(['open', 'done', 'closed']),
    statusLabel: z.string(),
    title: z.string(),
    measureTitle: z.string(),
    theme: z.string(),
    themeTitle: z.string(),
    isEssential: z.boolean(),
    state,
    stateLabel: z.string(),
    opens: z
      .enum(['letter', 'contact-sheet', 'measure'])
      .describe('Where its button leads: the e-mail to the provider, the sheet to print, the measure'),
    owner: z.string().nullable(),
    suggestedOwner: z.string().describe('Who usually does it'),
    dueOn: z.string().nullable(),
    isDueSetByPerson: z.boolean(),
    isOverdue: z.boolean(),
    effortInMinutes: z.number(),
    cost: range,
    costInEuros: z.number().int().nullable().describe('Euros TTC as quoted to the commune'),
    position: z.number().int().nullable().describe('Place in the plan, from 1; null unless open'),
    isPlacedByHand: z.boolean(),
    priority: priority.nullable().describe('Null unless open'),
    why: z.array(z.string()).describe('Sentences: why it stands here'),
    beforePrerequisites: z
      .array(z.object({ measureId: z.string(), title: z.string() }))
      .describe('What should come first and comes later, because somebody moved it'),
    openedAt: z.string(),
    endedAt: z.string().nullable(),
    endedBecause: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('ActionSummary')

const counts = z.object({
  proven: z.number().int(),
  declared: z.number().int(),
  'to-do': z.number().int(),
  unknown: z.number().int(),
  expired: z.number().int(),
  'not-applicable': z.number().int(),
})

const figures = z.object({
  counts,
  total: z.number().int(),
  applicable: z.number().int(),
  known: z.number().nullable().describe('From 0 to 1'),
  proven: z.number().nullable().describe('From 0 to 1'),
})

export const plan = z
  .object({
    week: z
      .object({
        title: z.string(),
        sentence: z.string(),
        totalMinutes: z.number(),
        chosen: z.array(z.object({ actionId: z.string(), because: z.string() })),
      })
      .describe('« Cette semaine, trois choses », in the order to do them'),
    actions: z.array(actionSummary).describe('The open ones, in order'),
    ended: z.array(actionSummary).describe('Done or closed, newest first, at most 100'),
    figures: z.object({ all: figures, essentials: figures }),
    counts: z.object({
      open: z.number().int(),
      done: z.number().int(),
      closed: z.number().int(),
      placedByHand: z.number().int(),
    }),
    totalMinutes: z.number().describe('Of the open actions'),
  })
  .openapi('Plan')

export const action = actionSummary
  .extend({
    what: z.string(),
    whyItMatters: z.string(),
    risk: z.object({ label: z.string(), weight: z.number().int() }),
    steps: z.array(z.string()),
    because: z.array(z.string()).describe('Why the measure is in its state'),
    proofs: z.array(z.object({ subject: z.string(), how: z.string(), validForDays: z.number().int() })),
    questions: z.array(z.object({ id: z.string(), text: z.string() })),
    letter: z
      .object({ sentOn: z.string(), dueOn: z.string(), sentBy: z.string() })
      .nullable()
      .describe('The e-mail that asked the provider'),
    history: z
      .array(
        z.object({
          id: z.string(),
          kind: z.string(),
          at: z.string(),
          by: z.string().nullable().describe('Null: Beffroi itself'),
          sentence: z.string(),
        }),
      )
      .describe('Newest first'),
    comments: z
      .array(z.object({ id: z.string(), at: z.string(), by: z.string(), text: z.string() }))
      .describe('Newest first'),
  })
  .openapi('Action')

export const actionChange = z
  .object({
    owner: optionalText(120),
    dueOn: z.iso.date('Indiquez une date, par exemple 2027-02-03.').nullable(),
    costInEuros: z
      .number('Un montant en euros, ou rien.')
      .int('Un montant en euros, sans centimes.')
      .min(0, 'Zéro ou plus.')
      .max(10_000_000, 'Dix millions au plus.')
      .nullable(),
  })
  .partial()
  .openapi('ActionChange')

export const positionChange = z
  .object({
    position: z
      .number('Un rang, ou rien.')
      .int('Un nombre entier.')
      .min(1, 'Le premier rang est 1.')
      .max(1000, '1 000 au plus.')
      .nullable()
      .describe('From 1; null gives the action back to the formula'),
  })
  .openapi('PositionChange')

export const doneNote = z
  .object({
    note: optionalText(2000)
      .optional()
      .transform((text) => text ?? null),
  })
  .openapi('DoneNote')

export const newComment = z.object({ text: writtenText(2000) }).openapi('NewComment')

const amount = (max: number) =>
  z.number('Un nombre.').min(0, 'Zéro ou plus.').max(max, 'Ce nombre est trop grand.').optional()

export const weekCostChange = z
  .object({
    adjustments: z
      .record(
        z.string().max(80),
        z.object({ quantity: amount(1_000_000), unitCostInEuros: amount(1_000_000) }),
      )
      .describe('By line; a line left out takes its proposed values again'),
  })
  .openapi('WeekCostChange')

export const weekCost = z
  .object({
    lines: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        quantity: z.number().nullable().describe('Null: to be completed'),
        unit: z.string(),
        unitCostInEuros: z.number(),
        proposedQuantity: z.number().nullable().describe('What stands where the commune corrects nothing'),
        proposedUnitCostInEuros: z.number(),
        tax: z.enum(['TTC', 'none']),
        amountInEuros: z.number().nullable(),
        formula: z.string(),
        assumption: z.string(),
        source: z.string(),
        checkedOn: z.string(),
        confidence: z.enum(['V', 'V2', 'M', 'U']),
        isAdjusted: z.boolean(),
      }),
    ),
    totalInEuros: z.number(),
    isComplete: z.boolean(),
    sentence: z.string(),
    notice: z.string(),
    cases: z.array(
      z.object({
        who: z.string(),
        happenedOn: z.string(),
        told: z.string(),
        source: z.string(),
        confidence: z.enum(['V', 'V2', 'M', 'U']),
      }),
    ),
    version: z.number().int().describe('0: never corrected'),
  })
  .openapi('WeekCost')

export const documentList = z
  .object({
    documents: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        what: z.string(),
        audience: z.enum(['public', 'internal', 'confidential']),
        audienceLabel: z.string(),
        mention: z.string().describe('Who may be shown it'),
        files: z.array(z.object({ format: z.enum(['pdf', 'csv', 'xlsx']), path: z.string() })),
      }),
    ),
  })
  .openapi('DocumentList')
