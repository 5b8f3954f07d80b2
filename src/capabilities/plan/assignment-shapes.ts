import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../platform/http/written-text.ts'

/** What the API gives and takes about the actions handed to a provider. */

const message = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  isFromProvider: z.boolean(),
  text: z.string(),
})

export const assignment = z
  .object({
    assignment: z
      .object({
        id: z.string(),
        providerId: z.string().nullable(),
        personId: z.string().nullable(),
        assigneeName: z.string(),
        assignedAt: z.string(),
        assignedBy: z.string(),
        state: z.enum(['asked', 'said-done', 'confirmed']),
        saidAt: z.string().nullable(),
        saidBy: z.string().nullable(),
        saidNote: z.string().nullable(),
        file: z.object({ id: z.string(), name: z.string() }).nullable(),
        messages: z.array(message).describe('Oldest first'),
      })
      .nullable()
      .describe('Null: handed to no provider'),
    seen: z
      .array(z.object({ verdict: z.enum(['supports', 'denies']), observedAt: z.string() }))
      .describe('Fresh observations that say the contrary of « c’est fait »; empty until he says so'),
    choices: z.array(
      z.object({ kind: z.enum(['organisation', 'person']), id: z.string(), name: z.string() }),
    ),
  })
  .openapi('ActionAssignment')

export const assignTo = z
  .object({
    to: z
      .object({ kind: z.enum(['organisation', 'person']), id: z.uuid() })
      .nullable()
      .describe('Null takes it back'),
  })
  .openapi('AssignTo')

export const decision = z
  .object({
    decision: z.enum(['confirmed', 'again']),
    note: optionalText(2000)
      .optional()
      .transform((text) => text ?? null),
  })
  .openapi('AssignmentDecision')

export const newMessage = z.object({ text: writtenText(2000) }).openapi('AssignmentMessage')

export const assigned = z
  .object({
    actions: z
      .array(
        z.object({
          assignmentId: z.string(),
          communeInsee: z.string(),
          communeName: z.string(),
          providerId: z.string().nullable().describe('Null: handed to the person'),
          title: z.string(),
          what: z.string(),
          steps: z.array(z.string()),
          dueOn: z.string().nullable(),
          isOverdue: z.boolean(),
          status: z.enum(['open', 'done', 'closed']),
          state: z.enum(['asked', 'said-done', 'confirmed']),
          saidAt: z.string().nullable(),
          saidNote: z.string().nullable(),
          fileName: z.string().nullable(),
          messages: z.array(message).describe('Oldest first'),
        }),
      )
      .describe('The open ones first, soonest due first'),
  })
  .openapi('Assigned')

export const assignedPath = z.object({ assignmentId: z.uuid() })

export const doneForm = z
  .object({
    note: z.string().max(2000, '2000 caractères au plus.').optional(),
    file: z.instanceof(File).optional().openapi({ type: 'string', format: 'binary' }),
  })
  .openapi('AssignedDoneForm')
