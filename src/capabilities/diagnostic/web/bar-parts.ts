import type { Figures } from '../../../api-client/index.ts'
import type { BarPart } from '../../../ui/show/StackedBar.tsx'
import { stateOrder } from '../../../ui/show/tones.ts'

/** In words that agree with « mesure(s) ». */
const labels = {
  proven: ['prouvée', 'prouvées'],
  declared: ['déclarée', 'déclarées'],
  'to-do': ['à faire', 'à faire'],
  unknown: ['inconnue', 'inconnues'],
  expired: ['périmée', 'périmées'],
  'not-applicable': ['sans objet', 'sans objet'],
} as const satisfies Record<keyof Figures['counts'], readonly [string, string]>

/** How many measures are in each state, as `StackedBar` draws them. */
export function barParts(counts: Figures['counts']): readonly BarPart[] {
  return stateOrder.map((kind) => ({
    kind,
    label: labels[kind][counts[kind] > 1 ? 1 : 0],
    count: counts[kind],
  }))
}
