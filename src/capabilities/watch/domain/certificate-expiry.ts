const inDay = 24 * 60 * 60 * 1000

/** How near the end of a certificate is. Renewal is usually automatic, a month before: nearer means it is stuck. */
export type ExpiryStage = 'expired' | 'within-7-days' | 'within-14-days' | 'within-30-days' | 'far'

const stages: readonly (readonly [atMostDays: number, stage: ExpiryStage])[] = [
  [7, 'within-7-days'],
  [14, 'within-14-days'],
  [30, 'within-30-days'],
]

/** `daysLeft` counts whole days, 0 on the last one, negative once over. `validTo` is an ISO instant. */
export function expiryOf(
  validTo: string,
  now: Date,
): { readonly daysLeft: number; readonly stage: ExpiryStage } {
  const left = Date.parse(validTo) - now.getTime()
  const daysLeft = Math.floor(left / inDay)
  if (left < 0) return { daysLeft, stage: 'expired' }
  return { daysLeft, stage: stages.find(([atMostDays]) => daysLeft <= atMostDays)?.[1] ?? 'far' }
}
