import { useSyncExternalStore } from 'react'

/**
 * Whether the person is being asked if this is an emergency. It outlives the frame, which is drawn anew when the first
 * page has arrived: somebody in a hurry presses before.
 */
let isAsked = false
const listeners = new Set<() => void>()

function ask(next: boolean): void {
  isAsked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useUrgencyQuestion(): readonly [isAsked: boolean, ask: (next: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => isAsked), ask]
}
