/** Registries limit how often one address asks: a few questions at once, and none while they say to come back later. */
const mostAtOnce = 4
const usualPauseInMs = 60_000
const longestPauseInMs = 3_600_000

export interface Turns {
  /** Waits for its turn, then works; null while the server named asked to be left alone. */
  take<T>(server: string, signal: AbortSignal, work: () => Promise<T>): Promise<T | null>
  /** The server asked to come back later; `retryAfter` as it wrote it (RFC 9110 section 10.2.3). */
  pause(server: string, retryAfter: string | undefined): void
}

export function openTurns(now: () => Date): Turns {
  const pausedUntil = new Map<string, number>()
  const waiting: (() => void)[] = []
  let busy = 0

  const isPaused = (server: string) => (pausedUntil.get(server) ?? 0) > now().getTime()

  async function waitForTurn(signal: AbortSignal): Promise<void> {
    if (busy < mostAtOnce || signal.aborted) return
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  return {
    async take(server, signal, work) {
      await waitForTurn(signal)
      if (isPaused(server)) {
        waiting.shift()?.()
        return null
      }
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
        waiting.shift()?.()
      }
    },

    pause(server, retryAfter) {
      pausedUntil.set(server, now().getTime() + pauseOf(retryAfter, now()))
    },
  }
}

/** Seconds, or an instant. */
function pauseOf(retryAfter: string | undefined, now: Date): number {
  const text = retryAfter?.trim() ?? ''
  const asked = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isNaN(asked) ? usualPauseInMs : Math.min(Math.max(asked, 0), longestPauseInMs)
}
