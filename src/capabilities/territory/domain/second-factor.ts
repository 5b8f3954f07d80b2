import type { Role } from './rights.ts'

/** From when a session proven by one factor no longer opens what a role opens. */
type Requirement = 'at-once' | 'after-delay' | 'never'

/**
 * Who must prove two factors: those who see many communes or the registers, at once; those who decide for one commune,
 * after a delay, so that the first visit stays short. A code sent by mail is not a factor.
 * Source: CNIL, délibération 2025-019 of 20 March 2025 (recommendation on multi-factor authentication); the list of
 * roles and the delay are this product's choice (docs/adr/0020).
 */
export const secondFactorOf: Readonly<Record<Role, Requirement>> = {
  'relay-agent': 'at-once',
  'relay-administrator': 'at-once',
  dpo: 'at-once',
  administrator: 'after-delay',
  secretary: 'never',
  elected: 'never',
  provider: 'never',
  aidant: 'never',
}

export const delayForAdministratorsInDays = 14

/** The instant from which two factors are needed; null when one is enough. */
export function secondFactorNeededFrom(role: Role, roleSinceAt: Date): Date | null {
  const requirement = secondFactorOf[role]
  if (requirement === 'never') return null
  if (requirement === 'at-once') return roleSinceAt
  return new Date(roleSinceAt.getTime() + delayForAdministratorsInDays * 24 * 60 * 60 * 1000)
}

/** Whether a session proven by so many factors is not enough now. */
export function isSecondFactorOwed(
  held: { readonly role: Role; readonly roleSinceAt: Date },
  factors: 1 | 2,
  now: Date,
): boolean {
  const from = secondFactorNeededFrom(held.role, held.roleSinceAt)
  // A role held « at once » is owed whatever the clocks of two machines say.
  return factors < 2 && from !== null && (secondFactorOf[held.role] === 'at-once' || from <= now)
}
