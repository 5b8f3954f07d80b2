/**
 * Levels (`acr`) of ProConnect that stand for two factors; the others stand for one.
 * Source: documentation of ProConnect, « niveaux ACR », read on 22 November 2026. Its authors say the list may change:
 * the setting OIDC_TWO_FACTOR_ACR replaces it.
 */
export const twoFactorLevelsOfProConnect = [
  'eidas2',
  'eidas3',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
] as const

/** By how many factors an identity was proven. What is absent, unknown or not a text is one. */
export function factorsOfLevel(acr: unknown, twoFactorLevels: readonly string[]): 1 | 2 {
  return typeof acr === 'string' && twoFactorLevels.includes(acr) ? 2 : 1
}

/**
 * What a SIRET claimed by a provider says beside the organisations of the account. A hint for its reader: it grants
 * nothing and refuses nothing. Null when neither is known.
 */
export function siretBeside(
  siret: string | null,
  organisations: readonly { readonly name: string; readonly siren: string | null }[],
): { readonly kind: 'of'; readonly name: string } | { readonly kind: 'of-none' } | null {
  const known = organisations.filter(({ siren }) => siren !== null)
  if (siret === null || known.length === 0) return null
  const found = known.find(({ siren }) => siret.slice(0, 9) === siren)
  return found === undefined ? { kind: 'of-none' } : { kind: 'of', name: found.name }
}

/** A SIRET as it is written: fourteen digits whose Luhn key stands (La Poste's 356 000 000 has its own). */
export function siretIn(claim: unknown): string | null {
  const digits = typeof claim === 'string' ? claim.replaceAll(/\s/g, '') : ''
  if (!/^\d{14}$/.test(digits)) return null
  const figures = [...digits].map(Number)
  const sum = figures.reduce((total, n, index) => {
    const weighed = index % 2 === 0 ? n * 2 : n
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  // Establishments of La Poste but its head office: their digits add up to a multiple of five instead.
  const isOfLaPoste = digits.startsWith('356000000') && figures.reduce((total, n) => total + n, 0) % 5 === 0
  return sum % 10 === 0 || isOfLaPoste ? digits : null
}
