import { ofCommune } from '../../kernel/commune-in-words.ts'

/** « Commune de Cortevaix », « Commune d’Autun », « Commune du Havre » */
export function communeInWords(name: string): string {
  return `Commune ${ofCommune(name)}`
}

/** « 247 hab. · CC du Clunisois » */
export function placeDetail(population: number, epciName: string | null): string {
  const inhabitants = `${new Intl.NumberFormat('fr-FR').format(population)}\u00a0hab.`
  return [inhabitants, epciName].filter(Boolean).join(' · ')
}

export const organisationKindInWords = {
  relay: 'Relais',
  epci: 'Intercommunalité',
  dpo: 'Délégué à la protection des données mutualisé',
  provider: 'Prestataire',
} as const
