import type { SignName } from './Sign.tsx'

/** The six states of a measure, as every screen and every document shows them. */
export type StateKind = 'proven' | 'declared' | 'to-do' | 'unknown' | 'expired' | 'not-applicable'

/** A state is a word and a sign; the colour only repeats them. */
export const states = {
  proven: { word: 'Prouvé', sign: 'check' },
  declared: { word: 'Déclaré', sign: 'letterI' },
  'to-do': { word: 'À faire', sign: 'bang' },
  unknown: { word: 'Inconnu', sign: 'question' },
  expired: { word: 'Périmé', sign: 'renew' },
  'not-applicable': { word: 'Sans objet', sign: 'dash' },
} as const satisfies Record<StateKind, { word: string; sign: SignName }>

/** From worst known to best is not an order people read: proven first, set aside last. */
export const stateOrder = Object.keys(states) as readonly StateKind[]
