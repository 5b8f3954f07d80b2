import type { ActionKind } from './domain/planned-measure.ts'
import type { KeptAction } from './store.ts'

export const kindWords: Readonly<Record<ActionKind, string>> = {
  do: 'À faire',
  ask: 'À demander',
  renew: 'À prouver de nouveau',
  prove: 'À prouver',
}

export const statusWords: Readonly<Record<KeptAction['status'], string>> = {
  open: 'En cours',
  done: 'Faite, sans preuve',
  closed: 'Fermée',
}
