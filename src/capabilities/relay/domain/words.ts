import type { MandateStanding } from './portfolio.ts'

/** As a table or a list says it. */
export const standingInWords: Readonly<Record<MandateStanding, string>> = {
  none: 'Sans mandat',
  proposed: 'Proposé',
  'to-come': 'À venir',
  'in-force': 'En cours',
  over: 'Terminé',
}
