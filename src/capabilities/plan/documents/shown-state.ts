/** The states of a measure as documents show them; the caller maps those of the diagnostic onto them. */
export type ShownState = 'proven' | 'declared' | 'to-do' | 'unknown' | 'expired' | 'not-applicable'

export type StateCounts = Readonly<Record<ShownState, number>>

/** The order in which people read them: from sure to unsure. */
export const statesInOrder: readonly ShownState[] = [
  'proven',
  'declared',
  'to-do',
  'unknown',
  'expired',
  'not-applicable',
]

export const applicable = (counts: StateCounts): number =>
  counts.proven + counts.declared + counts['to-do'] + counts.unknown + counts.expired

export const stateInWords: Readonly<Record<ShownState, string>> = {
  proven: '✓ Prouvé',
  declared: 'i Déclaré',
  'to-do': '! À faire',
  unknown: '? Inconnu',
  expired: '↻ Périmé',
  'not-applicable': '– Sans objet',
}
