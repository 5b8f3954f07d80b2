/** ISO 3166 codes of the 27 members of the European Union. */
const unionMembers = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
)

/**
 * Parts of members with a code of their own where Union law holds: the French outermost regions (TFEU articles 349
 * and 355 §1) and Åland. New Caledonia, Polynesia and the like are associated, not part of it.
 */
const partsOfMembers = 'GP GF MQ RE YT MF AX'.split(' ')

const insideUnion: ReadonlySet<string> = new Set([...unionMembers, ...partsOfMembers])

export const isInUnion = (countryCode: string) => insideUnion.has(countryCode)

const names = new Intl.DisplayNames('fr', { type: 'region' })
const known = new Map<string, string>()

/** « France », « États-Unis »; the code itself when it is no country. */
export function countryInWords(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  const name = known.get(code) ?? names.of(code) ?? code
  known.set(code, name)
  return name
}
