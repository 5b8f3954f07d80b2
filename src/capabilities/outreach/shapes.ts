import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../platform/http/written-text.ts'

/** The shapes that the API gives and takes for what goes out to communes. */

export const organisationPath = z.object({ organisationId: z.uuid() })
export const communePath = z.object({
  insee: z.string().regex(/^[0-9][0-9AB][0-9]{3}$/, 'Un code INSEE a cinq caractères.'),
})

const mostLines = 1500

/** At most three, told in days. */
export const reminderDays = z
  .array(z.number().int().min(1).max(45))
  .max(3, 'Trois rappels au plus.')
  .default([])

export const contactLine = z.object({
  line: z.number().int().min(1),
  insee: z.string().max(20),
  name: optionalText(160),
  address: optionalText(320),
})

export const fatedLine = contactLine
  .extend({
    name: z.string().nullable(),
    address: z.string().nullable(),
    todaysInsee: z.string().nullable(),
    communeName: z.string().nullable(),
    fate: z.enum([
      'letter',
      'sheet',
      'has-people',
      'already-invited',
      'unknown-commune',
      'bad-address',
      'duplicate',
    ]),
  })
  .openapi('FatedLine')

export const newWave = z.object({
  name: writtenText(160),
  message: optionalText(2000),
  reminderDays,
  lines: z
    .array(contactLine)
    .min(1, 'La liste est vide.')
    .max(mostLines, `${mostLines} communes au plus à la fois.`),
})

export const waveInvitation = z
  .object({
    invitationId: z.string(),
    insee: z.string(),
    communeName: z.string(),
    contactName: z.string().nullable(),
    address: z.string().nullable(),
    standing: z.enum(['accepted', 'opened', 'sent', 'waiting', 'to-hand-over', 'refused', 'failed', 'over']),
    /** What the mail server answered when it refused. */
    letterReply: z.string().nullable(),
    lettersSent: z.number().int(),
    lastLetterAt: z.string().nullable(),
    nextLetterAt: z.string().nullable(),
    acceptedAt: z.string().nullable(),
  })
  .openapi('WaveInvitation')

export const wave = z
  .object({
    id: z.string(),
    name: z.string(),
    message: z.string().nullable(),
    reminderDays: z.array(z.number().int()),
    createdAt: z.string(),
    createdByName: z.string(),
    invited: z.number().int(),
    accepted: z.number().int(),
    neverOpened: z.number().int(),
    amiss: z.number().int(),
  })
  .openapi('Wave')

export const relayRequest = z
  .object({
    id: z.string(),
    holderName: z.string(),
    kind: z.enum(['name-contact', 'answer-questionnaire', 'confirm-numbers', 'grant-mandate', 'do-measure']),
    measureId: z.string().nullable(),
    title: z.string(),
    message: z.string().nullable(),
    dueOn: z.string(),
    askedAt: z.string(),
    askedByName: z.string(),
    isDone: z.boolean(),
    /** By what Beffroi sees, or by what the commune says. */
    doneBecause: z.enum(['seen', 'said']).nullable(),
    doneByName: z.string().nullable(),
    /** Where it is done, as an address within Beffroi. */
    page: z.string().nullable(),
  })
  .openapi('RelayRequest')

export const helpRequest = z
  .object({
    id: z.string(),
    insee: z.string(),
    communeName: z.string(),
    holderName: z.string(),
    text: z.string(),
    page: z.string().nullable(),
    askedAt: z.string(),
    askedByName: z.string(),
    state: z.enum(['waiting', 'taken', 'resolved']),
    stateAt: z.string(),
    stateByName: z.string().nullable(),
    answer: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('HelpRequest')
