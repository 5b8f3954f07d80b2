import { z } from '@hono/zod-openapi'
import type { Column } from '../../../platform/documents/spreadsheet.ts'
import { campaignKinds } from '../domain/campaign.ts'

export const asked = z
  .object({
    id: z.string(),
    insee: z.string(),
    communeName: z.string(),
    isDone: z.boolean(),
    doneBecause: z.enum(['seen', 'said']).nullable(),
    doneByName: z.string().nullable(),
    doneAt: z.string().nullable(),
    lateness: z.enum(['done', 'in-time', 'late']),
    lettersSent: z.number().int(),
    contact: z
      .object({
        name: z.string(),
        function: z.string(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('AskedCommune')

export const campaign = z
  .object({
    id: z.string(),
    kind: z.enum(campaignKinds),
    title: z.string(),
    message: z.string().nullable(),
    dueOn: z.string(),
    createdAt: z.string(),
    createdByName: z.string(),
    isClosed: z.boolean(),
    askedCount: z.number().int(),
    doneCount: z.number().int(),
  })
  .openapi('Campaign')

type Line = z.output<typeof asked>

export const columns: readonly Column<Line>[] = [
  { kind: 'text', title: 'Code INSEE', width: 12, of: ({ insee }) => insee },
  { kind: 'text', title: 'Commune', width: 30, of: ({ communeName }) => communeName },
  { kind: 'text', title: 'Fait', width: 8, of: ({ isDone }) => (isDone ? 'oui' : 'non') },
  {
    kind: 'text',
    title: 'D’après',
    width: 18,
    of: ({ doneBecause }) =>
      doneBecause === 'seen' ? 'ce que voit Beffroi' : doneBecause === 'said' ? 'la commune' : null,
  },
  { kind: 'number', title: 'Messages envoyés', width: 10, of: ({ lettersSent }) => lettersSent },
  { kind: 'text', title: 'Contact', width: 28, of: ({ contact }) => contact?.name ?? null },
  { kind: 'text', title: 'Fonction', width: 24, of: ({ contact }) => contact?.function ?? null },
  { kind: 'text', title: 'Téléphone', width: 18, of: ({ contact }) => contact?.phone ?? null },
  { kind: 'text', title: 'Adresse', width: 30, of: ({ contact }) => contact?.address ?? null },
]
