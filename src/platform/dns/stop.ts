/**
 * Tells a look-up that nobody waits for it any more. An AbortSignal for each of thousands of questions a second is a
 * third of what they cost in memory: it is made only for what needs one.
 */
export interface Stop {
  readonly isStopped: boolean
  signal(): AbortSignal
}

export const stopOf = (signal: AbortSignal): Stop => ({
  get isStopped() {
    return signal.aborted
  },
  signal: () => signal,
})

export interface StopSwitch extends Stop {
  stop(): void
}

export function makeStopSwitch(): StopSwitch {
  let isStopped = false
  let controller: AbortController | undefined
  return {
    get isStopped() {
      return isStopped
    },
    signal() {
      controller ??= new AbortController()
      if (isStopped) controller.abort()
      return controller.signal
    },
    stop() {
      isStopped = true
      controller?.abort()
    },
  }
}
