/** Why there is no access, in the words of the console that asks. */
export const accessReasons = ['no_organization', 'not_activated'] as const
export type AccessReason = (typeof accessReasons)[number]

/** The SIREN in a SIRET, which may be written with spaces; null when it is none. */
export function sirenIn(siret: string): string | null {
  const digits = siret.replace(/\s/g, '')
  return /^[0-9]{14}$/.test(digits) ? digits.slice(0, 9) : null
}
