import { z } from 'zod'
import { conditions, doers, incidentKinds, phases } from '../domain/playbook.ts'
import { objectIdentifier } from './identifiers.ts'

/** What CACAO has no property for. With it, a playbook comes back as it left. */
export const extensionId = objectIdentifier('extension-definition', 'emergency', '1')
export const authorId = objectIdentifier('identity', 'author')

export const extensionDefinition = {
  type: 'extension-definition',
  name: 'Beffroi: emergencies of a town hall',
  description:
    'Who does each step, what never to do, how one knows that it is done, and the source of each legal line.',
  created_by: authorId,
  schema:
    'On the playbook: incident_kind, first_words, sign, version, created_on, written_on. On an action: step_id, phase, ' +
    'who, is_decision, is_beside, never, done, minutes, when, stops, sources (text, source, checked_on, confidence).',
  version: '1.0.0',
} as const

export const playbookExtension = z.object({
  incident_kind: z.enum(incidentKinds),
  first_words: z.string(),
  sign: z.string(),
  version: z.int().min(1),
  created_on: z.iso.date(),
  written_on: z.iso.date(),
})

export const stepExtension = z.object({
  step_id: z.string(),
  phase: z.enum(phases),
  who: z.array(z.enum(doers)).min(1),
  is_decision: z.boolean(),
  is_beside: z.boolean(),
  never: z.array(z.string()),
  done: z.string(),
  minutes: z.int().min(1),
  when: z.enum(conditions).nullable(),
  stops: z.array(z.string()),
  sources: z.array(
    z.object({
      text: z.string(),
      source: z.string(),
      checked_on: z.iso.date(),
      confidence: z.enum(['V', 'V2', 'M', 'U']),
    }),
  ),
})
