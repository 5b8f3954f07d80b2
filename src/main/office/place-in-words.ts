import { ofCommune } from '../../kernel/commune-in-words.ts'
import { dayInWords } from '../../kernel/day.ts'

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

/** What somebody of another organisation is told on each page of a commune. */
export function underMandate({ holderName, untilOn }: { holderName: string; untilOn: string }): string {
  return `Vous voyez cette commune au titre du mandat donné à «\u00a0${holderName}\u00a0», jusqu’au ${dayInWords(untilOn)}. Chaque consultation est inscrite dans son journal.`
}
