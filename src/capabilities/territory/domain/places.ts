/**
 * Where an INSEE code lies: its département, the part of France whose rules it follows, and its clock.
 * Sources: Code officiel géographique (INSEE); IANA time zone database.
 */

/** Parts of France whose law may differ. `metropole` holds Corsica. */
export const territories = [
  'metropole',
  'guadeloupe',
  'martinique',
  'guyane',
  'la-reunion',
  'mayotte',
  'saint-pierre-et-miquelon',
  'saint-barthelemy',
  'saint-martin',
  'taaf',
  'wallis-et-futuna',
  'polynesie-francaise',
  'nouvelle-caledonie',
  'clipperton',
] as const

export type Territory = (typeof territories)[number]

interface Place {
  readonly territory: Territory
  readonly timeZone: string
}

const overseas: Readonly<Record<string, Place>> = {
  '971': { territory: 'guadeloupe', timeZone: 'America/Guadeloupe' },
  '972': { territory: 'martinique', timeZone: 'America/Martinique' },
  '973': { territory: 'guyane', timeZone: 'America/Cayenne' },
  '974': { territory: 'la-reunion', timeZone: 'Indian/Reunion' },
  '975': { territory: 'saint-pierre-et-miquelon', timeZone: 'America/Miquelon' },
  '976': { territory: 'mayotte', timeZone: 'Indian/Mayotte' },
  '977': { territory: 'saint-barthelemy', timeZone: 'America/St_Barthelemy' },
  '978': { territory: 'saint-martin', timeZone: 'America/Marigot' },
  '984': { territory: 'taaf', timeZone: 'Indian/Kerguelen' },
  '986': { territory: 'wallis-et-futuna', timeZone: 'Pacific/Wallis' },
  '987': { territory: 'polynesie-francaise', timeZone: 'Pacific/Tahiti' },
  '988': { territory: 'nouvelle-caledonie', timeZone: 'Pacific/Noumea' },
  '989': { territory: 'clipperton', timeZone: 'Pacific/Tahiti' },
}

const mainland: Place = { territory: 'metropole', timeZone: 'Europe/Paris' }

/** The six communes of the Marquesas live at −9 h 30, the Gambier at −9 h, Tahiti at −10 h. */
const ownClocks: Readonly<Record<string, string>> = {
  '98718': 'Pacific/Marquesas',
  '98723': 'Pacific/Marquesas',
  '98731': 'Pacific/Marquesas',
  '98746': 'Pacific/Marquesas',
  '98756': 'Pacific/Marquesas',
  '98757': 'Pacific/Marquesas',
  '98719': 'Pacific/Gambier',
}

/** « 71 », « 2A », « 974 »: the first two characters of an INSEE code, three overseas. */
export function departementOf(insee: string): string {
  return /^9[78]/.test(insee) ? insee.slice(0, 3) : insee.slice(0, 2)
}

export function territoryOf(insee: string): Territory {
  return (overseas[departementOf(insee)] ?? mainland).territory
}

/** IANA name of the main clock of a département or overseas collectivity. */
export function timeZoneOf(departementCode: string): string {
  return (overseas[departementCode] ?? mainland).timeZone
}

/** IANA name of the clock of one commune: French Polynesia has three. */
export function timeZoneOfCommune(insee: string): string {
  return ownClocks[insee] ?? timeZoneOf(departementOf(insee))
}

/** A rule without `territories` holds everywhere in France. */
export function ruleHolds(rule: { readonly territories?: readonly string[] }, territory: Territory): boolean {
  return rule.territories === undefined || rule.territories.includes(territory)
}
