import type { Day } from '../../../kernel/day.ts'

/** What a relay may ask of communes. */
export const campaignKinds = [
  'name-contact',
  'answer-questionnaire',
  'confirm-numbers',
  'grant-mandate',
  'do-measure',
] as const
export type CampaignKind = (typeof campaignKinds)[number]

interface KindOfCampaign {
  /** As the commune reads it after « vous demande ». */
  readonly title: string
  /** Where it is done, under `/communes/:insee/`; null: on the request itself. */
  readonly page: string | null
  /** Who says that it is done: the commune, or what Beffroi sees, the commune too where it sees nothing. */
  readonly isSeen: boolean
}

export const kindsOfCampaign: Readonly<Record<CampaignKind, KindOfCampaign>> = {
  'name-contact': {
    title: 'Nommer un contact pour la sécurité informatique',
    page: null,
    isSeen: false,
  },
  'answer-questionnaire': {
    title: 'Répondre aux questions de la première visite',
    page: 'premiere-visite',
    isSeen: true,
  },
  'confirm-numbers': {
    title: 'Vérifier les numéros à appeler en cas d’urgence',
    page: 'reglages',
    isSeen: true,
  },
  'grant-mandate': { title: 'Confier un mandat', page: 'mandats', isSeen: true },
  'do-measure': { title: 'Mettre en place une mesure', page: 'plan', isSeen: true },
}

export interface RequestStanding {
  readonly isDone: boolean
  /** By what Beffroi sees, or by what the commune says. */
  readonly doneBecause: 'seen' | 'said' | null
}

/** What is seen comes first: a commune need not say what stands in its plan. */
export function standingOfRequest(saidDone: boolean, isSeenDone: boolean): RequestStanding {
  if (isSeenDone) return { isDone: true, doneBecause: 'seen' }
  return saidDone ? { isDone: true, doneBecause: 'said' } : { isDone: false, doneBecause: null }
}

export type Lateness = 'done' | 'in-time' | 'late'

export function latenessOf(isDone: boolean, dueOn: Day, today: Day): Lateness {
  if (isDone) return 'done'
  return today > dueOn ? 'late' : 'in-time'
}
