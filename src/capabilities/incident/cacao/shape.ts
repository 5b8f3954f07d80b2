/**
 * CACAO Security Playbooks v2.0 (OASIS, Committee Specification 01, 27 November 2023), as far as people follow it:
 * start, end, action, if-condition and parallel steps, and commands for a human.
 */
import { z } from 'zod'

export const identifier = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/,
  )
const timestamp = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?Z$/)

const reference = z.looseObject({ name: z.string(), source: z.string().optional() })
const extensions = z.record(identifier, z.record(z.string().regex(/^[a-z0-9_]{3,250}$/), z.unknown()))

/** What every step may carry. `on_completion` and `on_success`/`on_failure` exclude each other (§4.1). */
const step = {
  name: z.string().optional(),
  description: z.string().optional(),
  external_references: z.array(reference).optional(),
  on_completion: identifier.optional(),
  on_success: identifier.optional(),
  on_failure: identifier.optional(),
  step_extensions: extensions.optional(),
}

const command = z.looseObject({
  type: z.string(),
  command: z.string().optional(),
  command_b64: z.base64().optional(),
  playbook_activity: z.string().optional(),
})

export const workflowStep = z
  .discriminatedUnion('type', [
    z.looseObject({ ...step, type: z.literal('start') }),
    z.looseObject({ ...step, type: z.literal('end') }),
    z.looseObject({
      ...step,
      type: z.literal('action'),
      commands: z.array(command).min(1),
      agent: identifier,
    }),
    z.looseObject({
      ...step,
      type: z.literal('if-condition'),
      condition: z.string().min(1),
      on_true: identifier,
      on_false: identifier.optional(),
    }),
    z.looseObject({ ...step, type: z.literal('parallel'), next_steps: z.array(identifier).min(2) }),
    z.looseObject({
      ...step,
      type: z.enum(['playbook-action', 'while-condition', 'switch-condition']),
    }),
  ])
  .refine(
    (one) => one.on_completion === undefined || (one.on_success ?? one.on_failure) === undefined,
    'on_completion excludes on_success and on_failure',
  )

export const cacaoPlaybook = z.looseObject({
  type: z.literal('playbook'),
  spec_version: z.literal('cacao-2.0'),
  id: identifier,
  name: z.string().min(1).max(1000),
  description: z.string().optional(),
  playbook_types: z.array(z.string()).optional(),
  playbook_activities: z.array(z.string()).min(1).optional(),
  created_by: identifier,
  created: timestamp,
  modified: timestamp,
  revoked: z.boolean().optional(),
  labels: z.array(z.string()).min(1).optional(),
  external_references: z.array(reference).min(1).optional(),
  playbook_variables: z
    .record(z.string().regex(/^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__$/), z.looseObject({ type: z.string() }))
    .optional(),
  workflow_start: identifier,
  workflow: z.record(identifier, workflowStep),
  playbook_extensions: extensions.optional(),
  agent_definitions: z.record(identifier, z.looseObject({ type: z.string(), name: z.string() })).optional(),
  extension_definitions: z
    .record(
      identifier,
      z.looseObject({
        type: z.literal('extension-definition'),
        name: z.string(),
        created_by: identifier,
        schema: z.string(),
        version: z.string(),
      }),
    )
    .optional(),
})

export type CacaoPlaybook = z.infer<typeof cacaoPlaybook>
export type CacaoStep = z.infer<typeof workflowStep>
