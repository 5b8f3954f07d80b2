import type { Area } from '../../../kernel/right.ts'

/**
 * What is told to other programs, and the area whose mandate lets a holder be told of it too; null: only the commune
 * or the organisation it happened to.
 */
export const eventKinds = {
  'finding.changed': 'presence',
  'action.done': 'plan',
  'mandate.granted': null,
  'mandate.revoked': null,
  'request.created': null,
  'campaign.answered': null,
} as const satisfies Readonly<Record<string, Area | null>>

export type EventKind = keyof typeof eventKinds

export const kindNames = Object.keys(eventKinds) as [EventKind, ...EventKind[]]

/** Sent by the button of the screen, whatever the endpoint asked for. */
export const trialKind = 'test'

/** What is sent, in the shape of Standard Webhooks: a kind, an instant, what happened. */
export function bodyOf(kind: string, at: Date, happened: object): string {
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data: happened })
}
