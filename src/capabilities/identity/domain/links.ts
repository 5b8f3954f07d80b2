const hour = 60 * 60 * 1000

/** How long a link that works once can be used. */
export const lifetimeInHours = {
  'first-account': 7 * 24,
  rescue: 24,
  'sign-in': 24,
  invitation: 7 * 24,
} as const

export type LinkPurpose = keyof typeof lifetimeInHours
export type LinkState = 'valid' | 'expired' | 'used'

export function expiryOf(purpose: LinkPurpose, madeAt: Date): Date {
  return new Date(madeAt.getTime() + lifetimeInHours[purpose] * hour)
}

/** A used link stays « used » when its time has passed: it tells somebody that it did serve. */
export function stateOf(
  link: { readonly expiresAt: Date; readonly usedAt: Date | null },
  now: Date,
): LinkState {
  if (link.usedAt !== null) return 'used'
  return link.expiresAt.getTime() <= now.getTime() ? 'expired' : 'valid'
}
