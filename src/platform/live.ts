/**
 * Tells open screens that something of their organisation changed, so that they ask again.
 * In this process only: it carries no content, and a screen that misses a word is merely late.
 */
export interface Live {
  tell(organisationId: string, topic: string): void
  /** Calls `listener` until the returned function is called. */
  listen(organisationId: string, listener: (topic: string) => void): () => void
}

export function openLive(): Live {
  const listeners = new Map<string, Set<(topic: string) => void>>()
  return {
    tell(organisationId, topic) {
      for (const listener of listeners.get(organisationId) ?? []) listener(topic)
    },
    listen(organisationId, listener) {
      const set = listeners.get(organisationId) ?? new Set()
      listeners.set(organisationId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(organisationId) === set) listeners.delete(organisationId)
      }
    },
  }
}
