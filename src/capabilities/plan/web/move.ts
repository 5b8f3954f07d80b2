import type { ActionSummary } from '../../../api-client/index.ts'

/** `back`: to the place that the formula gives. */
export type Move = 'up' | 'down' | 'first' | 'back'

export interface Place {
  readonly actionId: string
  /** From 1; null gives the action back to the formula. */
  readonly position: number | null
}

type Listed = Pick<ActionSummary, 'id' | 'position' | 'isPlacedByHand'>

/**
 * The places to write for one move, the moved action first. Two actions placed by hand never share a place: passing
 * a neighbour that somebody placed changes places with it.
 */
export function placesAfter(actions: readonly Listed[], actionId: string, move: Move): Place[] {
  const from = actions.find(({ id }) => id === actionId)?.position ?? null
  if (move === 'back' || from === null) return [{ actionId, position: null }]
  const to = { up: Math.max(from - 1, 1), down: Math.min(from + 1, actions.length), first: 1 }[move]
  const between = actions.filter(({ id, position, isPlacedByHand }) => {
    if (id === actionId || !isPlacedByHand || position === null) return false
    return to < from ? position >= to && position < from : position > from && position <= to
  })
  const shift = to < from ? 1 : -1
  return [
    { actionId, position: to },
    ...between.map(({ id, position }) => ({ actionId: id, position: (position ?? 0) + shift })),
  ]
}

/** What the form of a move says; null when it says nothing that makes sense. */
export function placesIn(text: string): Place[] | null {
  const said: unknown = JSON.parse(text)
  if (!Array.isArray(said)) return null
  const places = said.filter(isPlace)
  return places.length === said.length && places.length > 0 ? places : null
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false
  const { actionId, position } = value as Record<string, unknown>
  return typeof actionId === 'string' && (position === null || typeof position === 'number')
}
