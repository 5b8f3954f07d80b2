import type { MeasureSummary } from '../../../api-client/index.ts'

type State = MeasureSummary['state']

/** The states as they stand in the address of the list of measures. */
const names: Readonly<Record<State, string>> = {
  'to-do': 'a-faire',
  unknown: 'inconnu',
  expired: 'perime',
  declared: 'declare',
  proven: 'prouve',
  'not-applicable': 'sans-objet',
}

export const nameOfState = (state: State): string => names[state]

/** The state that an address asks for; null: all of them, or a name that is none. */
export function stateNamed(name: string | null): State | null {
  return states.find((state) => names[state] === name) ?? null
}

/** What asks for work first. */
export const states: readonly State[] = [
  'to-do',
  'unknown',
  'expired',
  'declared',
  'proven',
  'not-applicable',
]
