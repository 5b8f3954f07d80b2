import type { Variant } from './candidate.ts'

/** The name of a place among the words of a town hall, likeliest first: `mairie-cluny`, `cluny-mairie`. */
export function withTownHallWords(place: string): Variant[] {
  const of = linkedBy(place)
  const forms = [
    ...around('mairie', place),
    ...of.map((end) => `mairie-${end}`),
    ...of.map((end) => `mairie${end.replaceAll('-', '')}`),
    `ville-${place}`,
    ...of.map((end) => `ville-${end}`),
    `commune-${place}`,
    `${place}-ville`,
    ...of.map((end) => `commune-${end}`),
    ...of.map((end) => `ville${end.replaceAll('-', '')}`),
    `ville${place}`,
    `commune${place}`,
    `${place}-commune`,
  ]
  return [...new Set(forms)].map((label) => ({ label, kind: 'town-hall-word', was: place, is: label }))
}

/** « de Cluny », « d’Azé », « du Creusot », « des Bizots »: as French joins a place to a word before it. */
function linkedBy(place: string): string[] {
  if (/^[aeiouyh]/.test(place)) return [`d-${place}`, `d${place}`]
  if (place.startsWith('le-')) return [`du-${place.slice(3)}`]
  if (place.startsWith('les-')) return [`des-${place.slice(4)}`]
  return [`de-${place}`]
}

function around(word: string, place: string): string[] {
  return [`${word}-${place}`, `${place}-${word}`, `${word}${place}`, `${place}${word}`]
}

/** The name with the country's letters inside it, and with `www` glued to it: a dot forgotten. */
export function withCountryWord(place: string): Variant[] {
  return [`${place}-fr`, `${place}fr`].map((label) => ({
    label,
    kind: 'country-word',
    was: place,
    is: label,
  }))
}

export function withoutTheDot(label: string): Variant[] {
  return [`www${label}`, `www-${label}`].map((glued) => ({
    label: glued,
    kind: 'missing-dot',
    was: `www.${label}`,
    is: glued,
  }))
}
