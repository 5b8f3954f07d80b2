/** Quantities and places, as people read them. */

/** « 1 question », « 4 questions ». */
export const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** How long a proof is worth: « un an », « 3 mois », « 30 jours ». */
export function lengthInWords(days: number): string {
  if (days === 365) return 'un an'
  if (days % 365 === 0) return `${days / 365} ans`
  return days >= 60 ? `environ ${Math.round(days / 30.4)} mois` : counted(days, 'jour', 'jours')
}

/** How long one can do without: « 12 heures », « 3 jours », « 2 semaines ». */
export function hoursInWords(hours: number): string {
  if (hours === 0) return 'pas du tout'
  if (hours % 168 === 0) return counted(hours / 168, 'semaine', 'semaines')
  return hours % 24 === 0 ? counted(hours / 24, 'jour', 'jours') : counted(hours, 'heure', 'heures')
}

/** « gratuit », « 150 € TTC », « de 0 à 150 € TTC par an ». */
export function costInWords({ from, to, yearly }: { from: number; to: number; yearly: boolean }): string {
  if (to === 0) return 'gratuit'
  const euros = new Intl.NumberFormat('fr-FR')
  const range = from === to ? euros.format(to) : `de ${euros.format(from)} à ${euros.format(to)}`
  return `${range} € TTC${yearly ? ' par an' : ''}`
}

/** « 12 ko », « 1,4 Mo ». */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} octets`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} ko`
  return `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
}

/** The parts of France where a rule holds: « métropole, Guadeloupe et Mayotte ». */
export function placesInWords(ids: readonly string[]): string {
  return new Intl.ListFormat('fr', { type: 'conjunction' }).format(ids.map((id) => places[id] ?? id))
}

const places: Readonly<Record<string, string>> = {
  metropole: 'métropole',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  'la-reunion': 'La Réunion',
  mayotte: 'Mayotte',
  'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-martin': 'Saint-Martin',
  taaf: 'Terres australes et antarctiques françaises',
  'wallis-et-futuna': 'Wallis-et-Futuna',
  'polynesie-francaise': 'Polynésie française',
  'nouvelle-caledonie': 'Nouvelle-Calédonie',
  clipperton: 'Clipperton',
}
