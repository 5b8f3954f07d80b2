import { shortened } from '../../../platform/documents/printable-text.ts'

/** Amounts in euros, all taxes included. Equal ends are one amount. */
export interface CostRange {
  readonly from: number
  readonly to: number
  readonly isYearly: boolean
}

export function eurosInWords(euros: number): string {
  return `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(euros)}\u00a0€`
}

/** « sans frais », « 150 € TTC », « de 0 à 300 € TTC par an » */
export function costInWords({ from, to, isYearly }: CostRange): string {
  if (from === 0 && to === 0) return 'sans frais'
  const amount =
    from === to ? eurosInWords(to) : `de ${eurosInWords(from).replace('\u00a0€', '')} à ${eurosInWords(to)}`
  return `${amount} TTC${isYearly ? ' par an' : ''}`
}

/** « 5 mesures », « 1 mesure », « 0 mesure »: plural from two, as French counts. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count}\u00a0${count < 2 ? singular : plural}`
}

/** The first `limit` of `items`; `left` says how many are not shown. */
export function firstOf<T>(
  items: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly left: number } {
  // One line saying « et 1 autre » takes the room of the item itself.
  if (items.length <= limit + 1) return { shown: items, left: 0 }
  return { shown: items.slice(0, limit), left: items.length - limit }
}

export const titleOf = (text: string): string => shortened(text, 110)
