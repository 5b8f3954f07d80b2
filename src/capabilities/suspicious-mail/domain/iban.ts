/** How long the IBAN of each country is (SWIFT, IBAN Registry), for those a commune pays into. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TR: 26,
}

/** Written in groups of four or in one, with spaces, dots or hyphens between. */
const written = /\b[A-Z]{2}\d{2}(?:[ .\u00a0-]?[A-Z0-9]){11,30}/g
const mostLookedAt = 200

/** The account numbers in a text whose check digits hold (ISO 13616, modulo 97), each once, without spaces. */
export function ibansIn(text: string): string[] {
  const found = new Set<string>()
  let count = 0
  for (const [match] of text.matchAll(written)) {
    if (++count > mostLookedAt) break
    const bare = match.replace(/[ .\u00a0-]/g, '')
    const length = lengths[bare.slice(0, 2)]
    if (length === undefined || bare.length < length) continue
    const iban = bare.slice(0, length)
    if (isIban(iban)) found.add(iban)
  }
  return [...found]
}

export function isIban(iban: string): boolean {
  if (iban.length !== lengths[iban.slice(0, 2)]) return false
  let remainder = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    if (Number.isNaN(value)) return false
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

/** Enough to recognise it, not enough to use it: « FR76 … 0189 ». */
export const shownIban = (iban: string): string => `${iban.slice(0, 4)} … ${iban.slice(-4)}`
