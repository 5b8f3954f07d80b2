/** Amounts and lengths of time as the screens of the plan write them. */

export interface CostRange {
  readonly from: number
  readonly to: number
  /** Each year, not once. */
  readonly yearly: boolean
}

/** « 1 080 € », « 12,50 € » */
export function eurosInWords(euros: number): string {
  const minimumFractionDigits = Number.isInteger(euros) ? 0 : 2
  return `${figureInWords(euros, minimumFractionDigits)}\u00a0€`
}

/** « 1 234,5 », with spaces that do not break. The typeface of the screens has no narrow one. */
export function figureInWords(value: number, minimumFractionDigits = 0): string {
  return value
    .toLocaleString('fr-FR', { minimumFractionDigits, maximumFractionDigits: 2 })
    .replaceAll('\u202f', '\u00a0')
}

/** « sans frais », « 150 € TTC », « de 0 à 300 € TTC par an » */
export function costInWords({ from, to, yearly }: CostRange): string {
  if (from === 0 && to === 0) return 'sans frais'
  const amount = from === to ? eurosInWords(to) : `de ${figureInWords(from)} à ${eurosInWords(to)}`
  return `${amount} TTC${yearly ? ' par an' : ''}`
}

/** How long a proof holds: « 1 an », « 2 ans », « 6 mois », « 45 jours ». */
export function validityInWords(days: number): string {
  if (days % 365 === 0) return days === 365 ? '1 an' : `${days / 365} ans`
  if (days % 30 === 0 && days < 365) return `${days / 30} mois`
  return days === 1 ? '1 jour' : `${days} jours`
}

/** « Le prestataire » inside a sentence. */
export function decapitalised(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
