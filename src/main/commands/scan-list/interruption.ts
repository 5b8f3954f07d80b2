/** The signals that ask to stop, and the exit code a shell gives for each. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

export type StopSignal = keyof typeof exitCodes

export const exitCodeOf = (signal: StopSignal): number => exitCodes[signal]

/** `npm run` passes on the Ctrl-C the terminal has already sent: a signal this soon after the first is the same one. */
const sameSignalWithinMs = 1000

/**
 * Tells once that a signal asks to stop, so that what is done can be written. A later one ends the program at once.
 * The function it gives stops listening.
 */
export function onInterruption(tell: (signal: StopSignal) => void): () => void {
  let firstAt: number | null = null
  const listeners = (Object.keys(exitCodes) as StopSignal[]).map((signal) => {
    const listener = () => {
      if (firstAt === null) {
        firstAt = performance.now()
        tell(signal)
      } else if (performance.now() - firstAt > sameSignalWithinMs) {
        process.off(signal, listener)
        process.kill(process.pid, signal)
      }
    }
    process.on(signal, listener)
    return () => void process.off(signal, listener)
  })
  return () => {
    for (const forget of listeners) forget()
  }
}
