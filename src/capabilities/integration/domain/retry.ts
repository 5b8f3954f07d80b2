const minute = 60
const hour = 60 * minute

/** How long after each failed attempt the next one comes, as Standard Webhooks advises; then it is given up. */
export const waitsInSeconds = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
]

/** When a delivery that has failed `attempts` times is tried again; null when it has failed often enough. */
export function nextAttemptAt(attempts: number, now: Date): Date | null {
  const wait = waitsInSeconds[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 1000)
}

export const daysOfFailureBeforeStop = 5

/** Nothing has got through for days: whoever receives is gone, and sending on would only fill the log. */
export function hasFailedTooLong(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= daysOfFailureBeforeStop * 24 * hour * 1000
}

/** Only 2xx is a delivery; a redirection is not followed, for it could lead inside the network. */
export const isDelivered = (status: number): boolean => status >= 200 && status < 300
